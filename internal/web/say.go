package web

import (
	"fmt"
	"net/url"
	"strings"

	"daybook"
)

// sayInteraction tells an interaction in a line: who, what, towards whom.
func sayInteraction(x daybook.Interaction) string {
	s := party(x.Actor)
	if s == "" {
		s = "somebody"
	}
	s += " · " + plover(x.Type)
	if x.Mode != "" {
		s += " (" + strings.ReplaceAll(string(x.Mode), "_", " ") + ")"
	}
	if to := party(x.Recipient); to != "" {
		s += " · " + to
	}
	return s
}

// ploverVerbs puts the types of PLOVER as what the actor does.
var ploverVerbs = map[string]string{
	"AGREE": "agrees with", "CONSULT": "meets", "SUPPORT": "backs", "CONCEDE": "yields to", "COOPERATE": "works with",
	"AID": "aids", "RETREAT": "withdraws from", "REQUEST": "asks", "ACCUSE": "accuses", "REJECT": "rejects",
	"THREATEN": "threatens", "PROTEST": "protests against", "SANCTION": "sanctions", "MOBILIZE": "mobilises against",
	"COERCE": "coerces", "ASSAULT": "attacks",
}

func plover(kind string) string {
	if verb, ok := ploverVerbs[kind]; ok {
		return verb
	}
	return strings.ToLower(kind)
}

// sayClaim tells a claimed figure in a line: how many what, where, when, compared with what.
func sayClaim(c daybook.Claim) string {
	var parts []string
	if n := number(c.Low, c.High); n != "" {
		parts = append(parts, n)
	}
	if c.Unit != "" {
		parts = append(parts, string(c.Unit))
	}
	if c.Class != "" {
		parts = append(parts, class(c.Class))
	}
	parts = append(parts, c.Measure)
	if a := party(c.Actor); a != "" {
		parts = append(parts, "by "+a)
	}
	s := strings.Join(parts, " ")
	if len(c.Where) > 0 {
		s += " in " + placeList(c.Where)
	}
	if c.Period.Known() {
		s += ", " + when(c.Period)
	}
	if r := sayRelation(c.Relation); r != "" {
		s += " (" + r + ")"
	}
	return s
}

// sayRelation tells how a claim compares two periods: "up, 2 times or more, on January 2031".
func sayRelation(r *daybook.Relation) string {
	if r == nil {
		return ""
	}
	s := map[string]string{"increase": "up", "decrease": "down", "same": "unchanged"}[r.Kind]
	switch {
	case r.RatioLow != nil && r.RatioHigh != nil && *r.RatioLow == *r.RatioHigh:
		s += fmt.Sprintf(", %.2g times", *r.RatioLow)
	case r.RatioLow != nil && r.RatioHigh != nil:
		s += fmt.Sprintf(", %.2g to %.2g times", *r.RatioLow, *r.RatioHigh)
	case r.RatioLow != nil:
		s += fmt.Sprintf(", %.2g times or more", *r.RatioLow)
	case r.RatioHigh != nil:
		s += fmt.Sprintf(", %.2g times or less", *r.RatioHigh)
	}
	if r.Versus.Known() {
		s += ", on " + when(r.Versus)
	}
	return s
}

// sayStep tells a step in a line: who did what, with whom, whose leave it needs.
func sayStep(st daybook.Step) string {
	s := party(st.Actor)
	if s != "" {
		s += " · "
	}
	s += st.Kind
	if c := party(st.Counterpart); c != "" {
		s += " · with " + c
	}
	if a := party(st.Authority); a != "" {
		s += " · authority: " + a
	}
	return s
}

// on tells a day after what happened on it; nothing when it is not known.
func on(w daybook.When) string {
	if !w.Known() {
		return ""
	}
	return ", " + when(w)
}

// sayState tells a state in a line: what is how, from when to when, and why.
func sayState(st daybook.State) string {
	s := placeWords(st.Place)
	if s == "" {
		s = st.What
	} else if st.What != "" {
		s += " (" + st.What + ")"
	}
	s += " " + st.State
	if st.From != "" {
		s += " from " + day(st.From)
	}
	if st.To != "" {
		s += " to " + day(st.To)
	}
	if st.Reason != "" {
		s += ": " + string(st.Reason)
	}
	return s
}

func processURL(name string) string { return "/processes/" + url.PathEscape(name) }
