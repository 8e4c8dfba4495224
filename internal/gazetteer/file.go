package gazetteer

import (
	"math"
)

// The embedded file is read where it lies, without unpacking: fixed records, a pool of names, and a hash
// table from folded names to places. All numbers are little-endian; offsets are in bytes from the start.
//
//	header     magic, then headerWords uint32: counts and section offsets in the order of the constants
//	countries  2 bytes each
//	provinces  country uint16, 0, name uint32, place uint32
//	districts  province uint16, 0, name uint32, place uint32
//	places     lat, lon int32 (1e-5 degree), population, geonames, name uint32, province, district uint16, country, kind uint8, 0
//	names      length uint8, bytes
//	firsts     1<<firstBits bytes: the most words of a key whose first word hashes there
//	slots      1<<slotBits numbers of 3 bytes: 0, or the offset of a key in keys
//	keys       length uint8, bytes, number of postings uint8, postings uint32 (kind of name in the top byte)
const (
	magic     = "DAYGAZ1\n"
	slotBits  = 20
	firstBits = 17

	hCountries = iota - 3
	hProvinces
	hDistricts
	hPlaces
	hCountriesAt
	hProvincesAt
	hDistrictsAt
	hPlacesAt
	hNamesAt
	hFirstsAt
	hSlotsAt
	hKeysAt
	headerWords

	divisionSize = 12
	placeSize    = 28
	none16       = math.MaxUint16
)

type file struct {
	data string
	head [headerWords]int
}

func openFile(data string) *file {
	f := &file{data: data}
	if len(data) < len(magic)+4*headerWords || data[:len(magic)] != magic {
		return &file{}
	}
	for i := range f.head {
		f.head[i] = f.u32(len(magic) + 4*i)
	}
	return f
}

func (f *file) u32(at int) int {
	d := f.data[at : at+4]
	return int(uint32(d[0]) | uint32(d[1])<<8 | uint32(d[2])<<16 | uint32(d[3])<<24)
}

func (f *file) u24(at int) int {
	d := f.data[at : at+3]
	return int(d[0]) | int(d[1])<<8 | int(d[2])<<16
}

func (f *file) u16(at int) int { return int(f.data[at]) | int(f.data[at+1])<<8 }

func (f *file) name(at int) string {
	at += f.head[hNamesAt]
	n := int(f.data[at])
	return f.data[at+1 : at+1+n]
}

func (f *file) country(i int) string {
	at := f.head[hCountriesAt] + 2*i
	return f.data[at : at+2]
}

// place gives record i, 1..n.
func (f *file) place(i int) record {
	at := f.head[hPlacesAt] + (i-1)*placeSize
	r := record{
		lat: float64(int32(f.u32(at))) / 1e5, lon: float64(int32(f.u32(at+4))) / 1e5, population: int32(f.u32(at + 8)),
		geonames: int32(f.u32(at + 12)), province: div(f.u16(at + 20)), district: div(f.u16(at + 22)),
		country: uint16(f.data[at+24]), kind: Kind(f.data[at+25]), located: f.data[at+26] != 0,
	}
	return r
}

// kind and population are parts of place, which is asked for them most often.
func (f *file) kind(i int) Kind { return Kind(f.data[f.head[hPlacesAt]+(i-1)*placeSize+25]) }

func (f *file) population(i int) int {
	return int(int32(f.u32(f.head[hPlacesAt] + (i-1)*placeSize + 8)))
}

func (f *file) placeName(i int) string {
	return f.name(f.u32(f.head[hPlacesAt] + (i-1)*placeSize + 16))
}

// div turns a stored division number into a number from 0, or -1.
func div(n int) int32 {
	if n == none16 {
		return -1
	}
	return int32(n)
}

func (f *file) lookup(key []byte, into []Posting) []Posting {
	if len(f.data) == 0 {
		return into
	}
	for slot := hash(key) & (1<<slotBits - 1); ; slot = (slot + 1) & (1<<slotBits - 1) {
		at := f.u24(f.head[hSlotsAt] + 3*int(slot))
		if at == 0 {
			return into
		}
		at += f.head[hKeysAt]
		n := int(f.data[at])
		at++
		if f.data[at:at+n] != string(key) {
			continue
		}
		at += n
		for k := int(f.data[at]); k > 0; k-- {
			p := f.u32(at + 1 + 4*(k-1))
			into = append(into, Posting{ID: ID(p & 0xffffff), As: NameKind(p >> 24)})
		}
		return into
	}
}

func (f *file) words(first []byte) int {
	if len(f.data) == 0 {
		return 0
	}
	return int(f.data[f.head[hFirstsAt]+int(hash(first)&(1<<firstBits-1))])
}

// hash is FNV-1a.
func hash(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}
