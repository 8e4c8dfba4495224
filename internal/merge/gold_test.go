package merge

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"daybook"
	"daybook/internal/read"
)

const goldPath = "../../../shared/gold/data"

// goldSet gives a gold set's reports as coded by the reader and the gold incident of each.
func goldSet(t testing.TB, name string) ([]*daybook.Coded, map[string]string) {
	coded := codedSet(t, name)
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

// codedSet gives a gold set's reports as coded by the reader.
func codedSet(t testing.TB, name string) (coded []*daybook.Coded) {
	reports, err := os.Open(filepath.Join(goldPath, name, "reports.jsonl"))
	if err != nil {
		t.Skip("the gold sets are not here")
	}
	defer reports.Close()
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for dec := json.NewDecoder(bufio.NewReader(reports)); dec.More(); {
		var r daybook.Report
		if err := dec.Decode(&r); err != nil {
			t.Fatal(err)
		}
		coded = append(coded, reader.Read(&r))
	}
	return coded
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
	d.x.weigh(true)
	truth, found, far := 0, 0, 0
	for i := range d.x.pages {
		near := d.x.near(int32(i), allPages, nil)
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

// streamPairs are pairs of dispatches of one stream on one insurgency that were published more than streamDays apart:
// each tells the acts of its own day, so that no two are one, however much they share.
func streamPairs(t testing.TB) (out []labelled) {
	x := NewIndex(Standard)
	for _, c := range codedSet(t, "codesatp") {
		x.add(c)
	}
	x.weigh(true)
	d := &devSet{x: x}
	for i := range x.pages {
		for _, j := range x.near(int32(i), allPages, nil) {
			if gap := x.pages[i].published - x.pages[j].published; int(j) < i && max(gap, -gap) > streamDays && !x.apart(d.main(int32(i)), d.main(j)) {
				out = append(out, labelled{x.compare(&x.items[d.main(int32(i))], &x.items[d.main(j)]), false})
			}
		}
	}
	t.Logf("stream: %d pairs", len(out))
	return out
}

// streamDays is how many days apart two dispatches tell of no act in common.
const streamDays = 7

// main is the first news item of page n.
func (d *devSet) main(n int32) int32 {
	for i := d.x.first[n]; i < d.x.first[n+1]; i++ {
		if d.x.items[i].lead {
			return i
		}
	}
	return d.x.first[n]
}

func (d *devSet) score(w [2]*Weights, merge float64, halves ...int) string {
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

var (
	relearn = flag.Bool("learn", false, "learn the table of weights anew from the gold sets and write it")
	trials  = flag.Bool("trials", false, "learn from one half of the gold incidents and try on the other")
)

// before is the table learning starts from and is held to: what an analyst would give each level, for
// levels the labelled reports seldom show.
var before = func() *Weights {
	raw, err := os.ReadFile("testdata/before.txt")
	if err != nil {
		panic(err)
	}
	w, err := parseWeights(string(raw))
	if err != nil {
		panic(err)
	}
	return w
}()

// ridge is how many labelled pairs a point away from the table before is worth.
const ridge = 3

// lift is added to the learned priors so that groups merge from 0 points: reports that are wrongly kept
// apart cost a little more than ones wrongly merged, on the average of many pairs; less so where whole texts were
// compared, which tell acts of one place and week apart by themselves.
var lift = [2]float64{ofTexts: 0.6, ofHeadlines: 1.1}

// TestLearn learns the weights anew, when asked to, and shows what every threshold would give.
func TestLearn(t *testing.T) {
	if !*relearn && !*trials {
		t.Skip("-learn and -trials are not given")
	}
	var sets []*devSet
	for _, name := range []string{"gva", "pakheads"} {
		sets = append(sets, devset(t, name))
	}
	stream := streamPairs(t)
	try := func(what string, w [2]*Weights, halves ...int) {
		for _, m := range []float64{-.4, -.2, 0, .2, .4} {
			for s, d := range sets {
				fmt.Println(what, m, s, d.score(w, m, halves...))
			}
		}
	}
	for k := range 2 {
		if *trials {
			try(fmt.Sprint("half ", 1-k), learnBoth(append(trainingPairs(sets, k), stream...)), 1-k)
		}
	}
	w := learnBoth(append(trainingPairs(sets, 0, 1, 2), stream...))
	try("all", w)
	if *relearn {
		for i, name := range []string{ofTexts: "weights.txt", ofHeadlines: "headlines.txt"} {
			if err := os.WriteFile(name, []byte(weightsHead+w[i].String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// learnBoth learns each table from its own pairs.
func learnBoth(pairs []labelled) (w [2]*Weights) {
	var of [2][]labelled
	for _, p := range pairs {
		of[p.c[fPrior].level] = append(of[p.c[fPrior].level], p)
	}
	for i := range w {
		w[i] = learn(of[i], before, ridge, 300)
		w[i][fPrior][i] += lift[i]
	}
	return w
}

// trainingPairs are the pairs whose incidents lie in the halves, 2 for those that lie in both.
func trainingPairs(sets []*devSet, halves ...int) (out []labelled) {
	for _, d := range sets {
		for i, p := range d.pairs {
			if slices.Contains(halves, d.half[i]) {
				out = append(out, p)
			}
		}
	}
	return out
}

const weightsHead = `# Points by field and level of agreement: what each adds to the logarithm of the odds that two drafts tell
# one incident (Fellegi and Sunter, 1969). Levels written as numbers are points on a scale; what lies
# between two is shared between them. Learned by "go test ./internal/merge -run Learn -learn"; how, and
# from what, says doc/method/merge.md.
# field       level                       points
`
