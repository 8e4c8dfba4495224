package gazetteer

// Alike appends the curated and imported places whose names, taken as transliterations, may be spellings of
// the folded name: the same consonants, and at most one letter in four written otherwise. "naushehra" finds
// Nowshera.
func (g *Gazetteer) Alike(key string, into []Posting) []Posting {
	s := Skeleton(key)
	if s == "" || len(key) < 5 {
		return into
	}
	for _, id := range g.skeletons[s] {
		for _, n := range append([]Name{{Text: g.Name(id)}}, g.added[int(id)-g.base.head[hPlaces]-1].Names...) {
			k := Fold(n.Text)
			if n.As <= Old && Skeleton(k) == s && edits(key, k) <= max(1, len(key)/4) && !has(into, id) {
				into = append(into, Posting{ID: id, As: Alternate})
			}
		}
	}
	return into
}

// edits is the Levenshtein distance in bytes.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		last := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			d := last
			if a[i-1] != b[j-1] {
				d++
			}
			last = row[j]
			row[j] = min(d, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
