package gazetteer

// Kind is what sort of place a name stands for.
type Kind uint8

// The kinds, from GeoNames feature codes (PPLC, PPLA…) and the curated files.
const (
	Unknown Kind = iota
	World        // "the world": not a place for an event
	Continent
	Country
	Province // first-order division (admin1)
	District // second-order division (admin2)
	Tehsil   // third-order division
	Capital  // of a country
	Seat     // of a province
	City     // populated place
	Section  // part of a populated place
	Locality // farms, abandoned or religious places, small sites
	Crossing // on a border, or a pass
	Bazaar   // market, square, junction
	Valley   // of a river
	River    // or canal
	Range    // or a mountain
	Lake     // or reservoir
	Sea      // ocean, gulf, strait
	Region   // without fixed bounds, or of several provinces
	Island   // or a group
	Base     // cantonment, garrison, airfield, prison
	Road     // highway, motorway, railway
	Former   // a division that no longer exists
)

var kindNames = [...]string{"", "world", "continent", "country", "province", "district", "tehsil", "capital", "seat", "city", "section", "locality", "crossing", "bazaar", "valley", "river", "range", "lake", "sea", "region", "island", "base", "road", "former"}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return ""
}

// ParseKind is the kind of that name, Unknown when there is none.
func ParseKind(s string) Kind {
	for i, n := range kindNames {
		if n == s && i > 0 {
			return Kind(i)
		}
	}
	return Unknown
}

// Precision is how exactly the kind tells where something was, as UCDP codes it: 1 exact, 2 within about
// 25 km, 3 district, 4 province, 5 linear or fuzzy, 6 country, 7 international.
func (k Kind) Precision() int {
	switch k {
	case World, Continent, Sea:
		return 7
	case Country:
		return 6
	case Province:
		return 4
	case District:
		return 3
	case Tehsil:
		return 2
	case Valley, River, Range, Lake, Region, Road, Former, Island:
		return 5
	default:
		return 1
	}
}

// Populated tells the kinds where people live close together.
func (k Kind) Populated() bool { return k >= Capital && k <= Locality }

// Area tells the kinds that contain others.
func (k Kind) Area() bool { return k >= Continent && k <= Tehsil || k == Region || k == Former }
