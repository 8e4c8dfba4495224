package read

import (
	"strconv"
	"strings"

	"daybook/internal/language"
)

// findMoves finds the comparisons of the sentence.
func (c *claimReader) findMoves() {
	for k := range c.marks {
		m := &c.marks[k]
		switch m.section {
		case "move":
			if n := len(c.moves); c.noMove(m) || n > 0 && m.first < c.moves[n-1].end { // "as many as" of "twice as many as"
				continue
			}
			x := claimMove{first: m.first, end: m.end, kind: m.code(), rule: "claim/" + m.code()}
			c.ratio(&x, m.column(1))
			c.moves = append(c.moves, x)
		case "record":
			if x, ok := c.record(m); ok {
				c.moves = append(c.moves, x)
			}
		}
	}
}

// noMove tells whether a word of movement is none here: a name, "up to 40", "set up", "down the valley",
// "mount an attack".
func (c *claimReader) noMove(m *phraseMark) bool {
	p := c.p
	low := p.low[m.first]
	if m.end+1 < c.end && p.low[m.end] == "-" {
		return true // "a double-tap strike"
	}
	switch low {
	case "up", "down", "lower", "higher", "fewer", "reduce", "mount", "mounted":
		if low == "fewer" || low == "higher" || low == "lower" {
			return !c.percentBefore(m.first) && !c.followedBy(m.end, "than", 4)
		}
		return low == "mount" || low == "mounted" || low == "reduce" || !c.percentNear(m.end) && !c.percentBefore(m.first)
	}
	if p.doc.Word(m.first).UPOS() == language.PROPN || c.manifold(m) || c.letFall(m) {
		return true
	}
	prev := p.doc.Word(m.first).Prev().Lower()
	return prev == "to" && p.doc.Word(m.first).UPOS() == language.VERB || prev == "could" || prev == "may" || prev == "might" || prev == "would" || prev == "will" || prev == "must" || prev == "should"
}

// manifold tells of a word that counts what one act did: "a quadruple shooting", "double murder".
func (c *claimReader) manifold(m *phraseMark) bool {
	switch c.p.low[m.first] {
	case "double", "treble", "triple", "quadruple":
		return c.p.doc.Word(m.first).UPOS() != language.VERB && m.end < c.end && incidentWords().phrases[c.p.low[m.end]].on(actNoun)
	}
	return false
}

// letFall tells of a verb whose object is a bomb or the like: "jets dropped two bombs" is no decrease.
func (c *claimReader) letFall(m *phraseMark) bool {
	v := c.p.doc.Word(m.first)
	if v.UPOS() != language.VERB || v.Lemma() != "drop" {
		return false
	}
	for k := m.end; k < min(m.end+6, c.end); k++ {
		if incidentWords().phrases[c.p.low[k]].on(weaponOf) {
			return true
		}
		if c.p.doc.Word(k).UPOS() == language.ADP {
			return false
		}
	}
	return false
}

func (c *claimReader) followedBy(i int, word string, within int) bool {
	for k := i; k < c.end && k < i+within; k++ {
		if c.p.low[k] == word {
			return true
		}
	}
	return false
}

// percentNear tells whether a percentage or fraction follows at token i.
func (c *claimReader) percentNear(i int) bool {
	_, end := c.percentAt(i)
	return end > 0
}

func (c *claimReader) percentBefore(i int) bool {
	_, first := c.percentEnding(i)
	return first >= 0
}

// percentAt reads "by 40 percent", "40%", "by a third" at token i: the share, and the token after.
func (c *claimReader) percentAt(i int) (share float64, end int) {
	p := c.p
	for i < c.end && (p.low[i] == "by" || p.low[i] == "about" || p.low[i] == "nearly" || p.low[i] == "almost" || p.low[i] == "some" || p.low[i] == "around" || p.low[i] == "over" || p.low[i] == "more" || p.low[i] == "than" || p.low[i] == "at" || p.low[i] == "least" || p.low[i] == "a" && i+1 < c.end && p.low[i+1] == "further") {
		i++
	}
	if i >= c.end {
		return 0, 0
	}
	if f := c.at("fraction", i); f != nil {
		share, _ = strconv.ParseFloat(f.code(), 64)
		return share, f.end
	}
	digits := strings.TrimRight(p.low[i], "%pc")
	n, err := strconv.ParseFloat(digits, 64)
	if err == nil && digits != p.low[i] {
		return n / 100, i + 1
	}
	if err != nil {
		v, e := p.numberAt(i, c.end)
		if e == 0 {
			return 0, 0
		}
		n, i = float64(v), e-1
	}
	i++
	if i < c.end && p.low[i] == "-" {
		i++
	}
	switch {
	case i < c.end && (p.low[i] == "%" || p.low[i] == "percent" || p.low[i] == "pc"):
		return n / 100, i + 1
	case i+1 < c.end && p.low[i] == "per" && p.low[i+1] == "cent":
		return n / 100, i + 2
	}
	return 0, 0
}

// percentEnding reads the percentage just before token i: "a 40 percent rise"; first is -1 for none.
func (c *claimReader) percentEnding(i int) (share float64, first int) {
	for k := max(c.first, i-5); k < i; k++ {
		if n, end := c.percentAt(k); end > 0 && end <= i && i-end <= 1 {
			return n, k
		}
	}
	return 0, -1
}

// ratio gives a movement its ratio of new to old: the word's own ("doubled") or a percentage beside it.
func (c *claimReader) ratio(x *claimMove, own string) {
	p := c.p
	if own != "" {
		r, _ := strconv.ParseFloat(own, 64)
		x.low, x.high = number(r), number(r)
		if i := x.first - 2; i >= c.first && p.wordsAt(i, c.end, []string{"more", "than"}) {
			x.first, x.high, x.rule = i, nil, "claim/ratio-open"
		}
		return
	}
	share, end := c.percentAt(x.end)
	from := x.end
	if end == 0 {
		var first int
		if share, first = c.percentEnding(x.first); first < 0 {
			return
		}
		from, end = first, x.end
	}
	x.first, x.end = min(from, x.first), max(end, x.end)
	r := 1 + share
	if x.kind == "decrease" {
		r = 1 - share
	}
	x.low, x.high = number(r), number(r)
}

// record reads "the highest since 2014", "the deadliest month in six years".
func (c *claimReader) record(m *phraseMark) (claimMove, bool) {
	p := c.p
	for i := m.end; i < c.end && i < m.end+8; i++ {
		if p.low[i] == "since" || p.low[i] == "in" && c.p.dateAt(i+1) != nil || p.low[i] == "for" && c.p.dateAt(i+1) != nil {
			return claimMove{first: m.first, end: i + 1, kind: m.code(), record: true, rule: "claim/record"}, true
		}
	}
	return claimMove{}, false
}

// moveOf is the movement that a figure belongs to: one whose noun or figure it is; -1 for none.
func (c *claimReader) moveOf(f *claimFigure) int {
	best, cost := -1, 16
	if f.rule == "claim/part" {
		return best // what moved is the whole
	}
	for k := range c.moves {
		m := &c.moves[k]
		d := f.first - m.end
		if m.first >= f.stop {
			d = (m.first - f.stop) * 2
		}
		if c.crosses(min(m.end, f.stop), max(m.first, f.first)) {
			d += 8
		}
		if mm := c.before("measure", m.first); mm != nil && m.first-mm.end < 6 && mm.code() != f.measure {
			d += 10
		}
		if d >= 0 && d < cost {
			best, cost = k, d
		}
	}
	return best
}

// crosses tells whether a semicolon or a new clause stands between tokens.
func (c *claimReader) crosses(first, end int) bool {
	for i := first; i < end && i < c.end; i++ {
		if c.p.low[i] == ";" || c.p.low[i] == "while" || c.p.low[i] == "whereas" {
			return true
		}
	}
	return false
}
