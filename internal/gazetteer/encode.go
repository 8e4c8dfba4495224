package gazetteer

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"
)

// Divisions are the provinces and districts that entries name as "PK.03" and "PK.03.1183459", the codes of
// GeoNames.
type Divisions struct {
	Provinces, Districts map[string]string // code to name
}

// Encode writes entries as the file that openFile reads. Entries name their divisions by code; an entry of
// Kind Province or District that has a code of its own is the division itself.
func Encode(entries []Entry, codes []Codes, d Divisions) []byte {
	e := &encoder{d: d, province: map[string]int{}, district: map[string]int{}, country: map[string]int{}, offsets: map[string]uint32{}, keys: map[string][]uint32{}}
	e.divisions(entries, codes)
	for i := range entries {
		e.place(i+1, &entries[i], codes[i])
	}
	return e.file()
}

// Codes are the GeoNames codes of an entry's divisions, "" for none; Self tells that the entry is the
// narrowest of them itself.
type Codes struct {
	Province, District string
	Self               bool
}

type encoder struct {
	d                           Divisions
	province, district, country map[string]int
	countries, divs1, divs2     bytes.Buffer
	places, names               bytes.Buffer
	offsets                     map[string]uint32
	keys                        map[string][]uint32
	n                           int
	popular                     []int // importance of place i+1, to order postings
}

func put32(b *bytes.Buffer, v ...uint32) {
	for _, x := range v {
		b.Write(binary.LittleEndian.AppendUint32(nil, x))
	}
}

func put16(b *bytes.Buffer, v ...int) {
	for _, x := range v {
		if x < 0 {
			x = none16
		}
		b.Write(binary.LittleEndian.AppendUint16(nil, uint16(x)))
	}
}

// divisions numbers provinces and districts in the order of their codes.
func (e *encoder) divisions(entries []Entry, codes []Codes) {
	at := map[string]uint32{}
	for i, c := range codes {
		if c.Self && c.District != "" {
			at[c.District] = uint32(i + 1)
		} else if c.Self {
			at[c.Province] = uint32(i + 1)
		}
	}
	for i, code := range sorted(e.d.Provinces) {
		e.province[code] = i
		put16(&e.divs1, e.countryOf(code[:2]), 0)
		put32(&e.divs1, e.text(e.d.Provinces[code]), at[code])
	}
	for i, code := range sorted(e.d.Districts) {
		e.district[code] = i
		put16(&e.divs2, number(e.province, code[:strings.LastIndexByte(code, '.')]), 0)
		put32(&e.divs2, e.text(e.d.Districts[code]), at[code])
	}
}

func sorted(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func number(m map[string]int, key string) int {
	if i, ok := m[key]; ok {
		return i
	}
	return -1
}

func (e *encoder) countryOf(code string) int {
	i, ok := e.country[code]
	if !ok {
		i = len(e.country)
		e.country[code] = i
		e.countries.WriteString(code)
	}
	return i
}

// text puts a name into the pool once and gives its offset; names end at 255 bytes.
func (e *encoder) text(s string) uint32 {
	if at, ok := e.offsets[s]; ok {
		return at
	}
	at := uint32(e.names.Len())
	e.offsets[s] = at
	s = s[:min(len(s), 255)]
	e.names.WriteByte(byte(len(s)))
	e.names.WriteString(s)
	return at
}

func (e *encoder) place(id int, p *Entry, c Codes) {
	e.n++
	put32(&e.places, uint32(int32(math.Round(p.Lat*1e5))), uint32(int32(math.Round(p.Lon*1e5))), uint32(p.Population), uint32(p.GeoNames), e.text(p.Name))
	put16(&e.places, number(e.province, c.Province), number(e.district, c.District))
	located := byte(0)
	if p.Located {
		located = 1
	}
	e.places.Write([]byte{byte(e.countryOf(p.Country)), byte(p.Kind), located, 0})
	e.popular = append(e.popular, p.Population+importance(p.Kind))
	seen := map[string]bool{}
	for _, n := range append([]Name{{Text: p.Name}}, p.Names...) {
		key := Fold(n.Text)
		if key == "" || len(key) > 255 || seen[key] {
			continue
		}
		seen[key] = true
		e.keys[key] = append(e.keys[key], uint32(id)|uint32(n.As)<<24)
	}
}

func importance(k Kind) int {
	switch k {
	case Province:
		return 1_000_000
	case District:
		return 50_000
	case Capital:
		return 500_000
	case Seat:
		return 50_000
	}
	return 0
}

func (e *encoder) file() []byte {
	firsts := make([]byte, 1<<firstBits)
	slots := make([]uint32, 1<<slotBits)
	var keys bytes.Buffer
	keys.WriteByte(0) // offset 0 marks an empty slot
	all := make([]string, 0, len(e.keys))
	for k := range e.keys {
		all = append(all, k)
	}
	slices.Sort(all)
	for _, k := range all {
		e.key(k, slots, firsts, &keys)
	}
	var head, out bytes.Buffer
	body := []*bytes.Buffer{&e.countries, &e.divs1, &e.divs2, &e.places, &e.names, bytes.NewBuffer(firsts), new(bytes.Buffer), &keys}
	for _, at := range slots {
		body[6].Write([]byte{byte(at), byte(at >> 8), byte(at >> 16)})
	}
	put32(&head, uint32(len(e.country)), uint32(len(e.province)), uint32(len(e.district)), uint32(e.n))
	at := len(magic) + 4*headerWords
	for _, b := range body {
		put32(&head, uint32(at))
		at += b.Len()
	}
	out.WriteString(magic)
	out.Write(head.Bytes())
	for _, b := range body {
		out.Write(b.Bytes())
	}
	return out.Bytes()
}

// key lays one key with its postings, the most important last (lookup reads from the end).
func (e *encoder) key(k string, slots []uint32, firsts []byte, keys *bytes.Buffer) {
	first, _, _ := strings.Cut(k, " ")
	h := hash([]byte(first)) & (1<<firstBits - 1)
	firsts[h] = max(firsts[h], byte(min(1+strings.Count(k, " "), 255)))
	slot := hash([]byte(k)) & (1<<slotBits - 1)
	for slots[slot] != 0 {
		slot = (slot + 1) & (1<<slotBits - 1)
	}
	slots[slot] = uint32(keys.Len())
	list := e.keys[k]
	slices.SortStableFunc(list, func(a, b uint32) int {
		return cmp.Compare(e.popular[a&0xffffff-1], e.popular[b&0xffffff-1])
	})
	if len(list) > 255 {
		list = list[len(list)-255:]
	}
	keys.WriteByte(byte(len(k)))
	keys.WriteString(k)
	keys.WriteByte(byte(len(list)))
	put32(keys, list...)
}
