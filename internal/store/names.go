package store

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"daybook"
)

// names are what a finding or an incident can be found by.
type names []name

type name struct{ role, shown string }

// The roles of a name.
const (
	placeRole = "place"
	actorRole = "actor"
	voiceRole = "voice" // who says it
)

func (n *names) add(role string, shown ...daybook.Text) {
	for _, s := range shown {
		if s = daybook.Text(strings.Join(strings.Fields(string(s)), " ")); s != "" {
			*n = append(*n, name{role, string(s)})
		}
	}
}

func (n *names) places(places ...*daybook.Place) {
	for _, p := range places {
		if p != nil {
			n.add(placeRole, p.Name, p.Admin2, p.Admin1, p.Country, p.Text)
		}
	}
}

func (n *names) parties(parties ...*daybook.Party) {
	for _, p := range parties {
		if p != nil {
			n.add(actorRole, p.Group, p.Actor, p.Class, p.Text)
		}
	}
}

func (n *names) voice(says daybook.Text) { n.add(voiceRole, says) }

// folded is a name as names are compared.
func folded(s string) string { return plain(strings.Join(strings.Fields(s), " ")) }

// plain is a text in lower case without the accents of its letters and with one kind of apostrophe, so that
// "Khōst" is found as "khost".
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x300 && r <= 0x36f: // combining marks
			return -1
		case strings.ContainsRune("’‘ʼʻ`", r):
			return '\''
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

func (t *Tx) addNames(ctx context.Context, kind, id string, n names) error {
	for _, name := range n {
		if err := t.exec(ctx, `INSERT INTO names (kind, id, role, name, shown) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT DO NOTHING`, kind, id, name.role, folded(name.shown), name.shown); err != nil {
			return err
		}
	}
	return nil
}

// A Name is a name of the record and how many incidents and findings bear it.
type Name struct {
	Name  string
	Count int
}

// Actors lists the names of actors beginning with prefix, the most frequent first, 100 at most.
func (r *reading) Actors(ctx context.Context, prefix string) ([]Name, error) {
	return r.listNames(ctx, actorRole, prefix)
}

// Places lists the names of places beginning with prefix, the most frequent first, 100 at most.
func (r *reading) Places(ctx context.Context, prefix string) ([]Name, error) {
	return r.listNames(ctx, placeRole, prefix)
}

func (r *reading) listNames(ctx context.Context, role, prefix string) ([]Name, error) {
	pattern := strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(folded(prefix)) + "%"
	rows, err := r.db.QueryContext(ctx, `SELECT max(shown), count(*) FROM names WHERE role = $1 AND name LIKE $2 ESCAPE '\'
		GROUP BY name ORDER BY count(*) DESC, name LIMIT 100`, role, pattern)
	if err != nil {
		return nil, fmt.Errorf("list names: %w", err)
	}
	defer rows.Close()
	var out []Name
	for rows.Next() {
		var n Name
		if err := rows.Scan(&n.Name, &n.Count); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}
