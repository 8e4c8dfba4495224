package merge

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"

	"daybook"
	"daybook/internal/read"
)

const goldPath = "../../../shared/gold/data"

// goldSet gives a gold set's reports as coded by the reader and the gold incident of each.
func goldSet(t testing.TB, name string) ([]*daybook.Coded, map[string]string) {
	reports, err := os.Open(filepath.Join(goldPath, name, "reports.jsonl"))
	if err != nil {
		t.Skip("the gold sets are not here")
	}
	defer reports.Close()
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	var coded []*daybook.Coded
	for dec := json.NewDecoder(bufio.NewReader(reports)); dec.More(); {
		var r daybook.Report
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		coded = append(coded, reader.Read(&r))
	}
	of := map[string]string{}
	gold, err := os.Open(filepath.Join(goldPath, name, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer gold.Close()
	for dec := json.NewDecoder(gold); dec.More(); {
		var g struct {
			Incident, Event string
			Reports         []string
		}
		if err := dec.Decode(&g); err != nil {
			t.Fatal(err)
		}
		for _, r := range g.Reports {
			of[r] = g.Incident + g.Event
		}
	}
	return coded, of
}

func half(s string) int {
	h := fnv.New32a()
	h.Write([]byte(s))
	return int(h.Sum32()>>3) & 1
}

// agreement is pair precision, recall, F1 and B-cubed F1 of a labelling.
func agreement(said, gold []string) (p, r, f, b float64) {
	c, g, both := map[string]float64{}, map[string]float64{}, map[[2]string]float64{}
	for i := range said {
		c[said[i]]++
		g[gold[i]]++
		both[[2]string{said[i], gold[i]}]++
	}
	two := func(x float64) float64 { return x * (x - 1) / 2 }
	var tp, ps, pg, bp, br float64
	for _, n := range c {
		ps += two(n)
	}
	for _, n := range g {
		pg += two(n)
	}
	for k, n := range both {
		tp += two(n)
		bp += n * n / c[k[0]]
		br += n * n / g[k[1]]
	}
	bp, br = bp/float64(len(said)), br/float64(len(said))
	p, r = tp/ps, tp/pg
	return p, r, 2 * p * r / (p + r), 2 * bp * br / (bp + br)
}

type devSet struct {
	x     *Index
	of    map[string]string
	pairs []labelled
	half  []int
}

func devset(t testing.TB, name string) *devSet {
	coded, of := goldSet(t, name)
	d := &devSet{x: NewIndex(Standard), of: of}
	for _, c := range coded {
		d.x.add(c)
	}
	truth, found, far := 0, 0, 0
	for i := range d.x.pages {
		near := d.x.near(int32(i), nil)
		for _, j := range near {
			if int(j) >= i {
				continue
			}
			a, b := d.main(int32(i)), d.main(j)
			same := of[d.x.pages[i].id] == of[d.x.pages[j].id]
			d.pairs = append(d.pairs, labelled{d.x.compare(&d.x.items[a], &d.x.items[b]), same})
			h := half(of[d.x.pages[i].id])
			if half(of[d.x.pages[j].id]) != h {
				h = 2
			}
			d.half = append(d.half, h)
			if same {
				found++
				if d.x.apart(a, b) {
					far++
				}
			}
		}
		for j := range i {
			if of[d.x.pages[i].id] == of[d.x.pages[j].id] {
				truth++
			}
		}
	}
	t.Logf("%s: %d pages, %d pairs compared, %d of %d true pairs among them, %d kept apart", name, len(d.x.pages), len(d.pairs), found, truth, far)
	return d
}

// main is the first news item of page n.
func (d *devSet) main(n int32) int32 {
	for i := d.x.first[n]; i < d.x.first[n+1]; i++ {
		if d.x.items[i].lead {
			return i
		}
	}
	return d.x.first[n]
}

func (d *devSet) score(w *Weights, merge float64, halves ...int) string {
	d.x.w = w
	d.x.set.Merge = merge
	groups := d.x.group()
	in := map[int32]string{}
	for k, g := range groups {
		for _, i := range g {
			in[i] = fmt.Sprint(k)
		}
	}
	var said, gold []string
	for n := range d.x.pages {
		of := d.of[d.x.pages[n].id]
		ok := len(halves) == 0
		for _, h := range halves {
			ok = ok || half(of) == h
		}
		if ok {
			said = append(said, in[d.main(int32(n))])
			gold = append(gold, of)
		}
	}
	p, r, f, b := agreement(said, gold)
	return fmt.Sprintf("P %.3f R %.3f F %.3f B3 %.3f", p, r, f, b)
}

func TestDev(t *testing.T) {
	if os.Getenv("DEV") == "" {
		t.Skip("set DEV")
	}
	zero, _ := parseWeights("lead  one is a later story  -2.5\nlead  both are later stories  -2\n")
	var sets []*devSet
	for _, name := range []string{"gva", "pakheads"} {
		sets = append(sets, devset(t, name))
	}
	for k := range 3 {
		var train []labelled
		for _, d := range sets {
			for i, p := range d.pairs {
				if k == 2 || d.half[i] == k {
					train = append(train, p)
				}
			}
		}
		w := learn(train, zero, 1, 300)
		if k == 2 {
			os.WriteFile("weights.txt", []byte(weightsHead+w.String()), 0o644)
		}
		for _, m := range []float64{-2, -1.5, -1, -.5, 0, .5, 1} {
			for s, d := range sets {
				if k == 2 {
					fmt.Println("all", m, s, d.score(w, m))
				} else {
					fmt.Println("half", k, m, s, "train", d.score(w, m, k), "test", d.score(w, m, 1-k))
				}
			}
		}
	}
}

const weightsHead = `# Points by field and level of agreement: what each adds to the logarithm of the odds that two drafts tell
# one incident (Fellegi and Sunter, 1969). Levels written as numbers are points on a scale; what lies
# between two is shared between them. Learned by "go test ./internal/merge -run Learn -learn"; how, and
# from what, says doc/method/merge.md.
# field       level                       points
`
