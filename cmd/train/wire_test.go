package main

import "testing"

func TestWireLessonsAreTreesOverTheirText(t *testing.T) {
	lessons, err := wireLessons(wireSentences, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lessons {
		roots, at := 0, 0
		for i, w := range l.Words {
			if w.Start < at || w.End <= w.Start {
				t.Fatalf("word %d of %q overlaps the one before", i, l.Text)
			}
			at = w.End
			if w.Head == -1 {
				roots++
			}
			for h, steps := w.Head, 0; h != -1; h, steps = l.Words[h].Head, steps+1 {
				if steps > len(l.Words) {
					t.Fatalf("a circle of heads in %q", l.Text)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in %q", roots, l.Text)
		}
	}
}

func TestWireLessonsAreTheSameForTheSameSeed(t *testing.T) {
	a, _ := wireLessons(50, 7)
	b, _ := wireLessons(50, 7)
	for i := range a {
		if a[i].Text != b[i].Text {
			t.Fatalf("sentence %d differs: %q and %q", i, a[i].Text, b[i].Text)
		}
	}
}
