package read

import (
	"slices"

	"daybook"
)

// settleStatus says how the report stands to the act: foiled where it was tried and stopped, denied where
// those charged with it deny it and nobody's word is taken against them, alleged where one side alone says
// so or the report says that nothing bears it out.
func (d *drafting) settleStatus() {
	q := d.st.kindPred
	if q == nil || d.Status != daybook.Occurred {
		return
	}
	if f := d.foiled(); f != nil {
		d.Status = daybook.Foiled
		d.note("status", f.first, f.end, "status/foiled")
		return
	}
	first := slices.IndexFunc(d.st.preds, func(o *predicate) bool { return deed(o) })
	if first >= 0 && d.st.preds[first].denied {
		o := d.st.preds[first]
		d.Status = daybook.Denied
		d.note("status", o.first, o.end, "status/denied")
		return
	}
}

// foiled gives the predicate of an attempt that was stopped: the act itself is told as tried or foiled. An armed
// attempt in which people were hurt took place all the same: "foiled a raid on the post, killing two attackers".
func (d *drafting) foiled() *predicate {
	q := d.st.kindPred
	tried := q
	if !q.attempt {
		at := slices.IndexFunc(d.st.preds, func(o *predicate) bool {
			return o.sentence == d.st.first && o.attempt && family(o.sense.kind) == "violence" && o.first < q.first
		})
		if at < 0 {
			return nil
		}
		tried = d.st.preds[at]
	}
	switch tried.sense.kind {
	case "assault", "shooting", "clash", "raid", "killing":
		if slices.ContainsFunc(d.st.tolls, func(t *toll) bool {
			return (t.kind == "killed" || t.kind == "injured") && t.count.low > 0
		}) {
			return nil
		}
	}
	return tried
}
