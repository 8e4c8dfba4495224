package gazetteer

// An Entry is one place as a source describes it, before it is indexed.
type Entry struct {
	Name       string
	Names      []Name // what else it is called; Name itself need not be among them
	Kind       Kind
	Precision  int // as UCDP; 0 takes the kind's
	Lat, Lon   float64
	Located    bool // Lat and Lon are known
	Country    string
	Admin1     string // names of the divisions it lies in, "" where there is none
	Admin2     string
	Population int
	GeoNames   int
	Source     string
	Exists     Term   // since when the division exists, and until when
	Within     []Name // divisions it lay in formerly, each with its years
}

// A Name is one way to call a place.
type Name struct {
	Text string
	As   NameKind
	Term Term // when the name was in use; of names with stated years
}

// NameKind tells how a name relates to the place it stands for.
type NameKind uint8

// The kinds of name.
const (
	Main        NameKind = iota // the name itself
	Alternate                   // another name or spelling
	Bare                        // the name without its generic word: "Bannu" of "Bannu District"
	Old                         // in use formerly
	Demonym                     // the adjective or the people
	Abbreviated                 // initials and other short forms
)

var nameKinds = [...]string{"name", "alternate", "bare name", "old name", "demonym", "abbreviation"}

func (k NameKind) String() string { return nameKinds[k] }

// A Posting is one place that a key may stand for, and as what kind of name.
type Posting struct {
	ID   ID
	As   NameKind
	Term Term
}

// ID numbers a place within one Gazetteer; 0 is none.
type ID int32
