package read

import (
	"slices"

	"daybook"
)

// Doers whom no verb of the act has but words beside their name lay it on: "the assailants were from the Ridge Front", "the
// officials said Sorra had fired it", "88 drones launched by Sorra", "the army denied that its jets had struck a village".

// A laying is a way in which the words beside a phrase lay the act on somebody: it gives the one it is laid on, nil for
// nobody. A later one asks only where nobody is told as the doer; the others also give nameless doers and fighters their
// group.
type laying struct {
	rule   string
	nobody bool
	on     func(d *drafting, c *clauseReader, n *noun) *noun
}

// layings lists them, the surest first.
var layings = []laying{
	{"act/ascribed", false, func(_ *drafting, c *clauseReader, n *noun) *noun { return c.saidToBe(n) }},
	{"act/ascribed", false, func(_ *drafting, c *clauseReader, n *noun) *noun { return c.signedBy(n) }},
	{"act/ascribed", false, (*drafting).accused},
	{"act/doer", true, (*drafting).onlyOfStates},
}

// laidOn makes those on whom the story lays the act its doers, where nobody else or only nameless people are told as such,
// and keeps the words by which the act itself calls them.
func (d *drafting) laidOn() {
	d.loyalTo()
	p := d.Perpetrator
	if p != nil && (p.Group != "" || p.Class != "unidentified" && p.Class != "militants" && !d.fromAfar()) || d.takenByState() || d.st.protests() || d.st.kind == "" || d.st.kind == "surrender" || d.fightersFell() {
		return
	}
	if p == nil && d.fromAbroad() {
		return
	}
	for _, l := range layings {
		if p != nil && l.nobody {
			continue
		}
		for _, c := range d.st.clauses {
			c.ensureNouns()
			for _, n := range c.nouns {
				of := l.on(d, c, n)
				if of == nil || d.DeniedBy != "" && daybook.Text(d.p.groupOf(of)) == d.DeniedBy {
					continue
				}
				d.setDoer(of, l.rule)
				if p != nil && p.Text != "" {
					d.Perpetrator.Text = p.Text
				}
				return
			}
		}
	}
}

func flies(w string) bool { return unmanned[w] || missiles[w] || aircraft[w] }

// fromAbroad makes foreign forces the doer of fire that came "from across the border" or from the side or soil of another
// state.
func (d *drafting) fromAbroad() bool {
	for _, c := range d.st.clauses {
		for i := c.first + 1; i < c.last && d.fromAfar() && d.country() != ""; i++ {
			if d.p.low[i] != "from" || !flies(d.p.low[i-1]) && !launching[d.p.low[i-1]] {
				continue
			}
			end := min(i+7, c.last)
			words := d.p.low[i:end]
			abroad := slices.Contains(words, "across") && (slices.Contains(words, "border") || slices.Contains(words, "line"))
			for k := i; k < end && !abroad; k++ {
				m := d.p.actorAt(k)
				abroad = m != nil && m.party.Country != "" && m.party.Country != d.country() && slices.ContainsFunc(d.p.low[k:end], func(w string) bool { return w == "side" || w == "soil" || w == "territory" })
			}
			if abroad {
				d.Perpetrator = &daybook.Party{Class: "foreign forces"}
				d.note("perpetrator", i, end, "act/launched-by")
				return true
			}
		}
	}
	return false
}

// accused is the state that another accuses of a strike, "Sorra accused Mevria", or the communal band that is blamed:
// "blamed settlers".
func (d *drafting) accused(c *clauseReader, n *noun) *noun {
	k := n.first - 1
	if k > c.first && d.p.low[k] == "on" {
		k--
	}
	if k <= c.first || !accusing[d.p.low[k]] || family(d.st.kind) != "violence" {
		return nil
	}
	if n.kind == people && communal[d.p.low[n.head]] {
		return n
	}
	if of := d.p.sideOf(n); of != nil && (d.fromAfar() || d.otherState(of)) {
		return of
	}
	return nil
}

// ofCountry reads a phrase as the forces of another state.
func ofCountry(n noun, country daybook.Text) *noun {
	n.kind, n.class = bodies, "foreign forces"
	if a, ok := actorBook().lookup(string(country)); ok {
		n.group, n.actor = a.name, &actorMention{first: n.first, end: n.end, kind: "forces", party: daybook.Party{Actor: daybook.Text(a.id), Country: country}}
	}
	return &n
}

// onlyOfStates is what struck where it is what only states have: "fighter jets pounded their hideout".
func (d *drafting) onlyOfStates(_ *clauseReader, n *noun) *noun {
	if !d.fromAfar() || !d.placed() || d.st.where.place.Country == "" || n.head < 0 || n.prep != "" || !ofStates[d.p.low[n.head]] || slices.ContainsFunc(d.p.low[n.first:n.end], func(w string) bool { return ofNobody[w] }) {
		return nil
	}
	of := *n
	of.kind, of.class = bodies, "security forces"
	return &of
}

// enemies gives the strikes and shellings of a report that nobody is named for to the one other state whose forces the
// report tells of, where it names no armed group.
func enemies(drafts []*drafting) {
	for _, d := range drafts {
		if d.Perpetrator != nil || !d.fromAfar() {
			continue
		}
		if m := d.enemyState(); m != nil {
			d.setDoer(ofCountry(noun{first: m.first, end: m.end, head: m.end - 1}, m.party.Country), "act/enemy")
		}
	}
}

// enemyState is the first mention of the one other state whose forces the report tells of, where it names no armed group:
// "Moscow's troops pressed on. A glide bomb hit a market in Karda."
func (d *drafting) enemyState() (enemy *actorMention) {
	for k := range d.p.actors {
		m := &d.p.actors[k]
		switch {
		case m.plain || m.person || d.tellsIn(m.first):
		case m.kind == "militants" || m.kind == "gang":
			return nil
		case m.party.Country == "" || d.country() == "" || m.party.Country == d.country() || m.use == usePlace || !d.p.ofForces(m):
		case enemy != nil && enemy.party.Country != m.party.Country:
			return nil
		case enemy == nil:
			enemy = m
		}
	}
	return enemy
}

// forcesOf reads the name of a state as that of its forces.
func forcesOf(m *actorMention) *actorMention {
	of := *m
	of.kind = "forces"
	return &of
}
