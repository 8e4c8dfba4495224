package language

import "sync"

// trees are the trees of a document. What the network's first layer made of a sentence, the seed, is kept
// until somebody asks for its tree: the second layer and all that follows are most of the work.
type trees struct {
	of    *model
	nodes []node      // of all tokens; those of a sentence whose seed is kept mean nothing yet
	seeds [][]float32 // by sentence, nil once its tree is grown
	kept  []float32   // the numbers of all seeds
}

// beds lend the memory that seeds are kept in: it is half of what the reading of a report takes.
var beds = sync.Pool{New: func() any { return new([]float32) }}

// Close gives back what the document keeps to grow trees from, for other documents to use; trees that were not
// grown by then are not to be asked for. A document need not be closed.
func (d *Document) Close() {
	kept := d.trees.kept
	clear(d.trees.seeds)
	d.trees.kept = nil
	beds.Put(&kept)
}

// A node is the place of a token in its tree: its head (-1 at the root) and relation, its first dependent, the
// next of the same head (-1: none), and the run of tokens that its whole subtree spans.
type node struct {
	head, child, sibling, first, end int32
	rel                              Rel
}

// mostKept is how many numbers may be kept in seeds: 32 MB. The sentences after that have their trees grown
// at once, so that the longest report needs no more.
const mostKept = 8 << 20

// plant keeps the seeds of a group of sentences, which the network has just seen.
func (d *Document) plant(s *sheet, group []int32) {
	t := &d.trees
	if len(t.kept) >= mostKept {
		d.grow(s, group)
		return
	}
	seeds := s.thought.out[0]
	for k, i := range group {
		n := s.lengths[k] * netOut
		at := len(t.kept)
		t.kept = append(t.kept, seeds[:n]...)
		t.seeds[i] = t.kept[at : at+n : at+n]
		seeds = seeds[n:]
	}
}

// node is the node of token i, its tree grown.
func (d *Document) node(i int32) *node {
	if n := d.Tokens[i].Sentence; d.trees.seeds[n] != nil {
		d.Grow(n)
	}
	return &d.trees.nodes[i]
}

func (w Word) node() *node { return w.doc.node(int32(w.I)) }

// Grow grows the trees of these sentences, which costs less than to grow one after another as they are asked for.
// Those that are grown already are passed over.
func (d *Document) Grow(sentences ...int32) {
	s := sheets.Get().(*sheet)
	defer sheets.Put(s)
	for len(sentences) > 0 {
		s.group, s.thought.out[0] = s.group[:0], s.thought.out[0][:0]
		for len(sentences) > 0 && len(s.group) < mostTogether && len(s.thought.out[0]) < mostTokens*netOut {
			i := sentences[0]
			sentences = sentences[1:]
			if seed := d.trees.seeds[i]; seed != nil {
				s.group, s.thought.out[0] = append(s.group, i), append(s.thought.out[0], seed...)
				d.trees.seeds[i] = nil
			}
		}
		s.hold(d, s.group)
		d.grow(s, s.group)
	}
}

// grow grows the trees of a group of sentences from what the network's first layer has made of them.
func (d *Document) grow(s *sheet, group []int32) {
	t := &d.trees
	t.of.net.relate(&s.thought)
	at := 0
	for k, i := range group {
		sent, n := d.Sentences[i], s.lengths[k]
		t.of.net.pair(&s.thought, at, n)
		t.of.parse(s, n)
		d.oneSubject(sent.First, s.heads, s.rels)
		d.ownSubject(sent.First, s.heads, s.rels)
		for k, h := range s.heads {
			n := node{head: sent.First + h, child: -1, sibling: -1, first: sent.First + int32(k), end: sent.First + int32(k) + 1, rel: s.rels[k]}
			if int(h) == len(s.heads) {
				n.head = -1
			}
			t.nodes[n.first] = n
		}
		t.link(sent)
		at += n
	}
}

// oneSubject leaves each passive verb one subject before it. Where the network gives it two noun phrases with
// a comma between them, the second is one more of the same ("the officer, a guard and a cook were shot") or says
// who the first is ("the officer, son of a farmer, was shot"); so is a name right behind the noun that describes it
// ("two commanders Rasko and Milo were held"). Before other verbs the first is as often what is
// said ("the plan, the minister said, …").
func (d *Document) oneSubject(first int32, heads []int32, rels []Rel) {
	for k, h := range heads {
		if int(h) <= k || rels[k] != NsubjPass || !d.nominal(first+int32(k)) {
			continue
		}
		for j := k - 1; j >= 0; j-- {
			if heads[j] == h && rels[j] == rels[k] && d.nominal(first+int32(j)) && (d.comma(first+int32(j), first+int32(k)) || d.described(first+int32(j), first+int32(k))) {
				d.subordinate(first, heads, rels, int32(j), int32(k))
				break
			}
		}
	}
}

// subordinate puts noun k under noun j: as joined to it, with all that is joined to k, or else beside it.
func (d *Document) subordinate(first int32, heads []int32, rels []Rel, j, k int32) {
	heads[k], rels[k] = j, Appos
	for i, h := range heads {
		if h == k && rels[i] == Conj && d.comma(first+j, first+k) {
			heads[i], rels[k] = j, Conj
		}
	}
}

// ownSubject gives the verb that closes a sentence with who says so its subject, where the network joins those
// to what stands before the comma ("killing ten people, police and a doctor said"): the treebank it learnt from has few such
// sentences. With them go the clauses before them, which are part of what is said.
func (d *Document) ownSubject(first int32, heads []int32, rels []Rel) {
	for v := range heads {
		switch d.Tokens[first+int32(v)].XPOS.String() {
		case "VBD", "VBZ", "VBP":
		default:
			continue
		}
		said, subject := int32(-1), int32(-1)
		for i := range v {
			if heads[i] != int32(v) {
				continue
			}
			if said < 0 && (rels[i] == Ccomp || rels[i] == Parataxis) {
				said = int32(i)
			}
			if rels[i] == Nsubj || rels[i] == NsubjPass || rels[i] == Csubj || rels[i] == Expl {
				subject = int32(i)
			}
		}
		comma := d.lastComma(first, int32(v))
		if said < 0 || said > comma || subject >= 0 && subject < comma {
			continue
		}
		for k := comma + 1; k < int32(v); k++ {
			if heads[k] > comma || k < subject || rels[k] != Conj && rels[k] != Appos || !d.nominal(first+k) {
				continue
			}
			if subject < 0 {
				subject, heads[k], rels[k] = k, int32(v), Nsubj
			} else {
				heads[k] = subject
			}
		}
		for i := int32(0); subject >= 0 && i < comma; i++ {
			if heads[i] == int32(v) && i != said && rels[i] != Punct && rels[i] != Ccomp {
				heads[i] = said
			}
		}
	}
}

// lastComma is the last comma of the sentence before token v of it, or -1.
func (d *Document) lastComma(first, v int32) int32 {
	for i := v - 1; i >= 0; i-- {
		if t := d.Tokens[first+i]; d.Text[t.Start] == ',' {
			return i
		}
	}
	return -1
}

// nominal tells whether token i is a noun or name.
func (d *Document) nominal(i int32) bool {
	u := d.Tokens[i].UPOS
	return u == NOUN || u == PROPN
}

// described tells whether token k is a name and i a common noun not far before it.
func (d *Document) described(i, k int32) bool {
	return k-i <= 3 && d.Tokens[i].UPOS == NOUN && d.Tokens[k].UPOS == PROPN
}

// comma tells whether a comma stands between tokens i and k.
func (d *Document) comma(i, k int32) bool {
	for _, t := range d.Tokens[i+1 : k] {
		if d.Text[t.Start] == ',' {
			return true
		}
	}
	return false
}

// link ties heads to their dependents, and finds what each subtree spans.
func (t *trees) link(s Sentence) {
	for i := s.End - 1; i >= s.First; i-- {
		if h := t.nodes[i].head; h >= 0 {
			t.nodes[i].sibling, t.nodes[h].child = t.nodes[h].child, i
		}
		for h := t.nodes[i].head; h >= 0; h = t.nodes[h].head {
			t.nodes[h].first, t.nodes[h].end = min(t.nodes[h].first, i), max(t.nodes[h].end, i+1)
		}
	}
}

// parse finds the tree of n tokens that the network thinks best, into s.heads (the root as n) and s.rels.
func (m *model) parse(s *sheet, n int) {
	s.heads, s.rels = grown(s.heads, n), grown(s.rels, n)
	s.spanner.spanning(s.thought.score, n, s.heads)
	scores := m.net.relations(&s.thought, s.heads)
	for d, h := range s.heads {
		if int(h) == n {
			s.rels[d] = Root
			continue
		}
		p := scores[d*m.net.labelOut.cols:][:len(relNames)]
		p[Root] = p[Dep] // never chosen
		s.rels[d] = Rel(highest(p))
	}
}
