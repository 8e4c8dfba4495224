package read

import (
	"slices"
)

// What a later sentence makes of the kind of act.

// refine lets a later sentence say more exactly what kind of act it was: an unexplained death or attack
// becomes anything, a blast the bomb, grenade, shell or suicide bomber that made it.
func (st *telling) refine(o *telling) {
	kinds := incidentWords().kinds
	a, b := kinds[st.kind], kinds[o.kind]
	if family(st.kind) == "property" && family(o.kind) == "violence" && o.kills() && st.first < o.first && o.kindPred != nil {
		st.kind, st.kindPred = o.kind, o.kindPred // what was burnt in an attack that killed
		return
	}
	if b.rank <= a.rank || o.kindPred == nil {
		return
	}
	if (st.kind == "burn" || st.kind == "wreck") && o.kind == "assault" && o.kindPred.sense.shelf == actNoun && len(o.kindPred.objects) == 0 {
		return // "the attack": what was burnt or wrecked, told again
	}
	if o.kind == "clash" && st.onUnarmed(o) {
		return // "killed nine villagers": that police fought them later makes it no fight
	}
	if st.kind == "seize" && o.onlyDevices() {
		return // "the tins held bombs": what was found, and nothing that was done
	}
	if st.onFoot() && o.kind != "clash" && o.kind != "suicide" {
		return // "stormed the post": the grenades and mines were means of it
	}
	switch st.kind {
	case "killing":
		if st.murder() && (o.kind == "bomb" || o.kind == "blast" || o.kind == "shelling" || o.kind == "drone") && !o.kills() {
			return // who was murdered and what was bombed besides
		}
	case "", "assault", "body", "seize", "raid", "wreck", "loot", "overrun":
	case "protest", "block":
		if st.kindPred != nil && (st.kindPred.sense.shelf != actNoun || st.kindPred.made) && family(o.kind) != "protest" {
			return // a rally that was held, not only where it happened
		}
	case "blast", "bomb":
		if o.kind == "clash" || o.kind == "grenade" && o.kindPred.sense.shelf == actNoun && st.kind == "bomb" {
			return
		}
	case "shooting":
		if o.kind != "clash" {
			return
		}
	default:
		return
	}
	if o.kind == "suicide" && !st.exploded() && !o.exploded() || family(o.kind) == "property" && st.kills() {
		return
	}
	st.kind, st.kindPred = o.kind, o.kindPred
}

// onUnarmed tells of an act that is told, before o, to have killed civilians or people of no class, and nobody in arms.
func (st *telling) onUnarmed(o *telling) bool {
	unarmed := false
	for _, t := range st.tolls {
		if t.kind != "killed" || t.sentence >= o.first {
			continue
		}
		for _, part := range append([]*toll{t}, t.parts...) {
			if c := plainClass(part.class); c != "people" && c != "civilians" {
				return false
			}
		}
		unarmed = unarmed || plainClass(t.class) == "civilians" || t.count.low > 2
	}
	return unarmed && (st.kind == "assault" || st.kind == "shooting" || st.kind == "killing" && st.murder())
}

// onFoot tells of men who stormed or ambushed what they hit.
func (st *telling) onFoot() bool {
	return st.kind == "assault" && st.kindPred != nil && onFoot[st.kindPred.sense.words]
}

// murder tells of a killing by a word for one that is meant.
func (st *telling) murder() bool {
	if st.kindPred == nil {
		return false
	}
	switch st.kindPred.sense.words {
	case "murder", "assassinate", "assassination", "execute", "execution", "massacre":
		return true
	}
	return false
}

// onlyDevices tells of a telling that does no more than name bombs, mines or grenades.
func (st *telling) onlyDevices() bool {
	return len(st.tolls) == 0 && !slices.ContainsFunc(st.preds, func(q *predicate) bool {
		return q.sense.kind != "" && !(q.sense.shelf == actNoun && devices[q.sense.words])
	})
}

// exploded tells whether anything went off in the sentences told.
func (st *telling) exploded() bool {
	for _, q := range st.preds {
		if k := q.sense.kind; k == "blast" || k == "bomb" || k == "suicide" && q.sense.words != "suicide bomber" && q.sense.words != "suicide vest" && q.sense.words != "suicide jacket" || q.sense.harm == "killed" {
			return true
		}
	}
	return false
}
