package language

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// A model is everything learnt from treebanks.
type model struct {
	info    Info
	tags    []tagPair
	tagOf   [len(uposNames)][len(xposNames)]uint8
	sure    map[uint32]uint8 // tags of words that have but one
	scripts []script
	lemmas  map[uint64]string
	tagger  *table
	breaker *table
	lemmer  *table
	namer   *table
	net     *net
}

// Info says what a model was made of and how good it is.
type Info struct {
	Name    string             `json:"name"`
	Licence string             `json:"licence"`
	Sources []string           `json:"sources"`
	Scores  map[string]float64 `json:"scores,omitempty"` // on the development part, from raw text
}

//go:embed model/english.bin
var english []byte

// loaded is the embedded model.
var loaded = sync.OnceValue(func() *model {
	m, err := readModel(english)
	if err != nil {
		panic("the embedded model is damaged: " + err.Error()) // a build fault, never a matter of input
	}
	return m
})

// Load reads the embedded models, both at once, as the first Parse does otherwise.
func Load() {
	go space()
	loaded()
}

// ModelInfo tells what the embedded model was made of.
func ModelInfo() Info { return loaded().info }

const magic = "daybook-model-4\n"

// bytes writes the model: the info in clear, then the weights as they are, which load twice as fast as
// compressed ones and take a quarter more room.
func (m *model) bytes() ([]byte, error) {
	info, err := json.Marshal(m.info)
	if err != nil {
		return nil, err
	}
	b := append([]byte(magic), info...)
	b = append(b, '\n')
	b = binary.AppendUvarint(b, uint64(len(m.tags)))
	for _, t := range m.tags {
		b = append(b, byte(t.upos), byte(t.xpos))
	}
	b = binary.AppendUvarint(b, uint64(len(m.scripts)))
	for _, s := range m.scripts {
		b = append(b, byte(s.cut))
		b = appendString(b, s.add)
	}
	b = binary.AppendUvarint(b, uint64(len(m.sure)))
	for _, k := range slices.Sorted(maps.Keys(m.sure)) {
		b = append(binary.LittleEndian.AppendUint32(b, k), m.sure[k])
	}
	b = appendLemmas(b, m.lemmas)
	for _, t := range m.tables() {
		b = (*t).append(b)
	}
	return m.net.append(b), nil
}

func (m *model) tables() []**table {
	return []**table{&m.tagger, &m.breaker, &m.lemmer, &m.namer}
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func readModel(data []byte) (*model, error) {
	head, rest, ok := bytes.Cut(data, []byte("\n"))
	line, b, ok2 := bytes.Cut(rest, []byte("\n"))
	if !ok || !ok2 || string(head)+"\n" != magic {
		return nil, fmt.Errorf("not a model of this version")
	}
	m := &model{}
	if err := json.Unmarshal(line, &m.info); err != nil {
		return nil, err
	}
	next := func() int {
		v, n := binary.Uvarint(b)
		b = b[n:]
		return int(v)
	}
	m.tags = make([]tagPair, next())
	for i := range m.tags {
		m.tags[i] = tagPair{UPOS(b[0]), XPOS(b[1])}
		b = b[2:]
	}
	m.index()
	m.scripts = make([]script, next())
	for i := range m.scripts {
		m.scripts[i].cut = int(b[0])
		b = b[1:]
		n := next()
		m.scripts[i].add = string(b[:n])
		b = b[n:]
	}
	m.sure = map[uint32]uint8{}
	for range next() {
		m.sure[binary.LittleEndian.Uint32(b)] = b[4]
		b = b[5:]
	}
	m.lemmas, b = readLemmas(b)
	for _, t := range m.tables() {
		*t, b = readTable(b)
	}
	m.net, _ = readNet(b)
	return m, nil
}

// index fills the way from tags back to their number.
func (m *model) index() {
	for i, t := range m.tags {
		m.tagOf[t.upos][t.xpos] = uint8(i)
	}
}

func appendLemmas(b []byte, lemmas map[uint64]string) []byte {
	keys := sortedKeys(lemmas)
	b = binary.AppendUvarint(b, uint64(len(keys)))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint64(b, k)
		b = appendString(b, lemmas[k])
	}
	return b
}

func readLemmas(b []byte) (map[uint64]string, []byte) {
	n, k := binary.Uvarint(b)
	b = b[k:]
	lemmas := make(map[uint64]string, n)
	for range n {
		key := binary.LittleEndian.Uint64(b)
		size, k := binary.Uvarint(b[8:])
		b = b[8+k:]
		lemmas[key] = string(b[:size])
		b = b[size:]
	}
	return lemmas, b
}

// ScoreNames are the names of the scores in order.
func (i Info) ScoreNames() []string { return slices.Sorted(maps.Keys(i.Scores)) }
