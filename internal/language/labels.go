package language

// UPOS is a universal part of speech.
type UPOS uint8

// The universal parts of speech (universaldependencies.org/u/pos).
const (
	X UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
)

var uposNames = [...]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

func (u UPOS) String() string { return uposNames[u] }

// XPOS is a Penn Treebank tag.
type XPOS uint8

var xposNames = [...]string{"", "NN", "IN", "DT", "NNP", "PRP", "JJ", "RB", ".", "VB", "NNS", ",", "CC", "VBD", "VBP", "VBZ", "CD", "VBN", "VBG", "MD", "TO", "PRP$", "-RRB-", "-LRB-", "WDT", ":", "WRB", "``", "''", "WP", "RP", "UH", "POS", "HYPH", "NNPS", "JJR", "JJS", "EX", "NFP", "RBR", "ADD", "GW", "$", "SYM", "PDT", "LS", "FW", "RBS", "AFX", "WP$", "XX"}

func (x XPOS) String() string { return xposNames[x] }

// Rel is a relation of Universal Dependencies.
type Rel uint8

// The relations (universaldependencies.org/en/dep), with the English subtypes rules ask for.
const (
	Dep Rel = iota
	Root
	Acl
	AclRelcl
	Advcl
	AdvclRelcl
	Advmod
	Amod
	Appos
	Aux
	AuxPass
	Case
	Cc
	CcPreconj
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	CsubjPass
	CsubjOuter
	Det
	DetPredet
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodDesc
	NmodPoss
	NmodUnmarked
	Nsubj
	NsubjPass
	NsubjOuter
	Nummod
	Obj
	Obl
	OblAgent
	OblUnmarked
	Orphan
	Parataxis
	Punct
	Reparandum
	Vocative
	Xcomp
)

var relNames = [...]string{"dep", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "csubj:outer", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:pass", "nsubj:outer", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp"}

func (r Rel) String() string { return relNames[r] }

// Base is the relation without its subtype.
func (r Rel) Base() Rel { return relBase[r] }

var relBase = func() (base [len(relNames)]Rel) {
	for i, name := range relNames {
		for j := 0; j <= i; j++ {
			if len(relNames[j]) <= len(name) && name[:len(relNames[j])] == relNames[j] && (len(name) == len(relNames[j]) || name[len(relNames[j])] == ':') {
				base[i] = Rel(j)
				break
			}
		}
	}
	return
}()
