package daybook

// A Query is the one way to ask the record: lists, map, statistics, exports and API all take it, and it
// lives in the URL. The zero Query asks for everything. Slices are alternatives; fields are conditions.
type Query struct {
	From, To Day            // incidents whose window touches from..to, inclusive
	Places   []string       // names of a place, district, province, or a country's ISO 3166-1 alpha-2
	Actors   []string       // groups, codebook ids or classes, on either side
	Types    []IncidentType //
	Status   []string       // Occurred, Foiled, Alleged, Denied
	Review   []string       // machine, reviewed, rejected
	Text     string         // full text, over the reports behind the incident
	Limit    int            // 0 for the store's page size
	After    string         // cursor of the page before
}
