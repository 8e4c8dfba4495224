package read

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"daybook"
	"daybook/lexicon"
)

// The bounds of a sketch, so that a record of a million reports stays small.
const (
	maxTitleStems = 24
	maxTerms      = 64
	maxNames      = 32
	maxAges       = 16
	maxTolls      = 8
	minTermRunes  = 3
)

// The digest of a text: digestSize values, each the least hash of its shingles under one of as many
// permutations (MinHash; Broder, "On the resemblance and containment of documents", 1997). The share of
// equal values estimates the share of shingles two texts have in common.
const (
	digestSize    = 32
	shingleWords  = 4
	leastShingles = 12 // a shorter text says too little to be called a copy
)

// sketchWords are the word lists behind a sketch (lexicon/en/sketch.txt).
type sketchWords struct {
	dull     map[string]bool   // words that tell nothing about which incident is meant
	numbers  map[string]int    // number words
	befell   map[string]string // stem → what befell people: "killed", "injured"
	notNames map[string]bool   // capitalised words that begin no person's name
	same     map[string]string // word → the word that stands for it
	digests  []string          // beginnings of titles that head many incidents, spaces around them
}

func loadSketchWords() *sketchWords {
	w := &sketchWords{map[string]bool{}, map[string]int{}, map[string]string{}, map[string]bool{}, map[string]string{}, nil}
	for _, e := range lexicon.Read("en/sketch.txt") {
		switch e.Section {
		case "dull":
			for _, word := range strings.Fields(e.Columns[0]) {
				w.dull[word] = true
			}
		case "numbers":
			w.numbers[e.Columns[0]], _ = strconv.Atoi(e.Columns[1])
		case "befell":
			for _, word := range strings.Fields(e.Columns[1]) {
				w.befell[word] = e.Columns[0]
			}
		case "same":
			for _, word := range append(strings.Fields(e.Columns[1]), e.Columns[0]) {
				w.same[word] = e.Columns[0]
			}
		case "digests":
			w.digests = append(w.digests, " "+e.Columns[0]+" ")
		case "not names":
			for _, word := range strings.Fields(e.Columns[0]) {
				w.notNames[word] = true
			}
		}
	}
	return w
}

var sketching = loadSketchWords()

// sketch gives the words of the report that tell its incidents apart from others, and the digest by
// which its text is known again.
func (p *page) sketch() (*daybook.Sketch, []uint64) {
	words := p.plainWords()
	s := &daybook.Sketch{}
	body := 0
	for body < len(words) && words[body].title {
		body++
	}
	told := words
	if sketching.digest(words[:body]) {
		told = words[body:]
	} else {
		s.Title = titleStems(words[:body])
		if furniture(s.Title, words[body:]) {
			words = words[:body]
			told = words
		}
	}
	s.Terms = terms(told)
	s.Scene = scene(told, s.Terms)
	s.Names = names(words)
	s.Ages = ages(words)
	s.Tolls = tolls(words, body)
	return s, digest(words[body:])
}

// furniture tells whether a short text holds no word of its title: it is what a site prints around its stories, a request
// to log in or to take its letters, in the same words under every title.
func furniture(title []string, words []plainWord) bool {
	if len(title) < 2 || len(words) > mostFurniture {
		return false
	}
	return !slices.ContainsFunc(words, func(w plainWord) bool { return w.telling && slices.Contains(title, w.stem) })
}

// mostFurniture is how many words such a text has at most.
const mostFurniture = 120

// digest tells whether a title heads a digest of many incidents.
func (w *sketchWords) digest(title []plainWord) bool {
	var b strings.Builder
	for i := range title {
		b.WriteString(" " + title[i].low)
	}
	b.WriteString(" ")
	return slices.ContainsFunc(w.digests, func(d string) bool { return strings.Contains(b.String(), d) })
}

// A plainWord is a token as the sketch sees it.
type plainWord struct {
	*knownWord
	title  bool
	first  bool // first of its sentence
	tight  bool // no space before it
	nobody bool // part of the name of a place, a group or a speaker
}

func (p *page) plainWords() []plainWord {
	p.lowered()
	out := make([]plainWord, len(p.doc.Tokens))
	sentence := int32(-1)
	end := int32(-1)
	for i := range p.doc.Tokens {
		t := &p.doc.Tokens[i]
		out[i] = plainWord{knownWord: p.known[i], title: p.inTitle(int(t.Start)), first: t.Sentence != sentence, tight: t.Start == end}
		sentence, end = t.Sentence, t.End
	}
	common := func(first, end int) {
		for i := first; i < end; i++ {
			out[i].nobody = true
		}
	}
	for i := range p.places {
		common(p.places[i].first, p.places[i].end)
	}
	for i := range p.actors {
		if a := &p.actors[i]; !a.person {
			common(a.first, a.end)
		}
	}
	for i := range p.attributions {
		common(p.attributions[i].source.first, p.attributions[i].source.end)
	}
	return out
}

func titleStems(words []plainWord) []string {
	var out []string
	for i := range words {
		if w := &words[i]; w.telling && len(out) < maxTitleStems && !slices.Contains(out, w.stem) {
			out = append(out, w.stem)
		}
	}
	return out
}

// terms are the stems of the most telling words: those repeated and those near the top. All stand in
// the order of their weight, then of the report.
func terms(words []plainWord) []string {
	type term struct {
		stem   string
		weight float64
		at     int
	}
	at := make(map[string]int, len(words)/2) // by stem
	all := make([]term, 0, len(words)/2)
	for i := range words {
		if !words[i].telling {
			continue
		}
		s := words[i].stem
		j, ok := at[s]
		if !ok {
			j = len(all)
			at[s] = j
			all = append(all, term{s, 1 / math.Sqrt(20+float64(i)), i})
		}
		w := 0.05
		if words[i].upper && !words[i].first {
			w = 0.15
		}
		all[j].weight += w
	}
	slices.SortStableFunc(all, func(a, b term) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), a.at-b.at)
	})
	var out []string
	for _, t := range all[:min(len(all), maxTerms)] {
		out = append(out, t.stem)
	}
	return out
}

// scene are those of the terms that stand only in names of places, of groups or of speakers.
func scene(words []plainWord, terms []string) []string {
	names := map[string]bool{}
	for i := range words {
		if words[i].nobody {
			names[words[i].stem] = true
		}
	}
	for i := range words {
		if w := &words[i]; w.telling && !w.nobody {
			delete(names, w.stem)
		}
	}
	return slices.DeleteFunc(slices.Clone(terms), func(t string) bool { return !names[t] })
}

// names are runs of capitalised words in the text, by their first and last word: "emma dal" for "Emma
// R. Dal". Places and groups the report was found to name are left out: thousands of acts share them. Streets and bodies
// come along; how often a name stands in other reports tells what it is worth.
func names(words []plainWord) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		end := nameEnd(words, i)
		if end == i {
			continue
		}
		if name := shortName(words[i:end]); name != "" && !slices.Contains(out, name) && len(out) < maxNames {
			out = append(out, name)
		}
		i = end - 1
	}
	return out
}

// nameEnd is the end of the run of capitalised words that begins at i, or i. Initials and their stops
// do not break it.
func nameEnd(words []plainWord, i int) int {
	end := i
	for j := i; j < len(words) && j < i+8; j++ {
		w := &words[j]
		switch {
		case words[i].title != w.title || w.first && j > i:
			return end
		case w.nobody:
			return end
		case w.upper && w.isWord && !w.notName && !isCaps(w.text):
			end = j + 1
		case w.upper && utf8.RuneCountInString(strings.Trim(w.text, ".")) == 1 && j > i:
		case w.low == "." && j > i && words[j-1].upper && len(words[j-1].text) == 1:
		case (w.low == "al" || w.low == "bin" || w.low == "ul" || w.low == "de" || w.low == "-") && j > i:
		default:
			return end
		}
	}
	return end
}

func isCaps(s string) bool { return len(s) > 1 && strings.ToUpper(s) == s }

func shortName(words []plainWord) string {
	var whole []string
	for i := range words {
		if words[i].isWord && utf8.RuneCountInString(words[i].low) > 2 {
			whole = append(whole, strings.TrimSuffix(strings.TrimSuffix(words[i].low, "'s"), "’s"))
		}
	}
	if len(whole) < 2 {
		return ""
	}
	return whole[0] + " " + whole[len(whole)-1]
}

// ages are ages of people with the name they stand by: "20 julian dal" for "Julian Dal, 20," and for
// "20-year-old Julian Dal"; the bare number where no name does.
func ages(words []plainWord) []string {
	var out []string
	add := func(age int, name string) {
		if s := strings.TrimSpace(strconv.Itoa(age) + " " + name); age > 0 && age < 110 && !slices.Contains(out, s) && len(out) < maxAges {
			out = append(out, s)
		}
	}
	for i := 0; i < len(words); i++ {
		if end := nameEnd(words, i); end > i {
			name := shortName(words[i:end])
			if end+1 < len(words) && words[end].low == "," && words[end+1].number > 0 && name != "" && (end+2 >= len(words) || closes(words[end+2].low)) {
				add(words[end+1].number, name)
			}
			i = end - 1
			continue
		}
		if n, after := yearOld(words, i); n > 0 {
			name := ""
			if end := nameEnd(words, after); end > after {
				name = shortName(words[after:end])
			}
			add(n, name)
		}
	}
	return out
}

func closes(low string) bool {
	return low == "," || low == "." || low == ";" || low == "of" || low == "and"
}

// yearOld reads "20-year-old", "20 - year - old" and "20 years old" at i: the age and the index after it.
func yearOld(words []plainWord, i int) (age, after int) {
	if words[i].number <= 0 {
		return 0, i
	}
	j := i + 1
	for ; j < len(words) && j < i+5; j++ {
		switch words[j].low {
		case "-", "year", "years":
		case "old", "year-old", "years-old", "-year-old":
			return words[i].number, j + 1
		default:
			return 0, i
		}
	}
	return 0, i
}

// tolls are numbers of people with what befell them, from the title and the first sentences: "10 killed"
// for "kills ten", "10 dead", "toll rises to 10".
func tolls(words []plainWord, body int) []string {
	var out []string
	end, sentences := len(words), 0
	for i := body; i < len(words); i++ {
		if words[i].first {
			if sentences++; sentences > 3 {
				end = i
				break
			}
		}
	}
	for i := range words[:end] {
		n := words[i].number
		if n < 0 || i > 0 && words[i-1].tight && words[i].tight {
			continue
		}
		what := befellNear(words[:end], i)
		if s := strconv.Itoa(n) + " " + what; what != "" && !slices.Contains(out, s) && len(out) < maxTolls {
			out = append(out, s)
		}
	}
	return out
}

// befellNear is what befell the number of people at i: the nearest such word within five after it, or
// else within four before it, of the same sentence.
func befellNear(words []plainWord, i int) string {
	for j := i + 1; j < len(words) && j <= i+5 && !words[j].first; j++ {
		if what := words[j].befell; what != "" {
			return what
		}
		if words[j].number >= 0 || strings.HasPrefix(words[j].low, "year") || strings.Contains(words[j].low, "year-old") {
			break
		}
	}
	if words[i].first {
		return ""
	}
	reach := 4
	switch words[i-1].low {
	case "to", "at", "now", "touches", "reaches", "hits": // "toll from the blast in the old market rises to 10"
		reach = 10
	}
	for j := i - 1; j >= 0 && j >= i-reach; j-- {
		if what := words[j].befell; what != "" {
			return what
		}
		if words[j].number >= 0 || words[j].first {
			break
		}
	}
	return ""
}

// digest is the MinHash of the text's shingles, nil for a text too short to be known again.
func digest(words []plainWord) []uint64 {
	var hashes []uint64
	for i := range words {
		if words[i].isWord || words[i].number >= 0 {
			h := fnv.New64a()
			h.Write([]byte(words[i].low))
			hashes = append(hashes, h.Sum64())
		}
	}
	if len(hashes) < leastShingles+shingleWords-1 {
		return nil
	}
	out := make([]uint64, digestSize)
	for k := range out {
		out[k] = math.MaxUint32
	}
	for i := 0; i+shingleWords <= len(hashes); i++ {
		var h uint64
		for _, w := range hashes[i : i+shingleWords] {
			h = mix(h ^ w)
		}
		for k := range out {
			out[k] = min(out[k], mix(h+uint64(k)*0x9e3779b97f4a7c15)>>32)
		}
	}
	return out
}

// mix is the finalizer of SplitMix64 (Steele, Lea, Flood, 2014): a permutation of 64-bit numbers.
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
