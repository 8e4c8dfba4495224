package language

import "strings"

// A script makes a lemma of a form in lower case: cut letters off its end and add others.
type script struct {
	cut int
	add string
}

// scriptOf gives the script from form to lemma.
func scriptOf(form, lemma string) script {
	i := 0
	for i < len(form) && i < len(lemma) && form[i] == lemma[i] {
		i++
	}
	return script{len(form) - i, lemma[i:]}
}

// apply makes the lemma; ok is false when the script does not fit the form.
func (s script) apply(form string) (string, bool) {
	if s.cut > len(form) || s.cut == len(form) && s.add == "" {
		return form, false
	}
	if s.cut == 0 && s.add == "" {
		return form, true
	}
	return form[:len(form)-s.cut] + s.add, true
}

func lemmaFeatures(keys []uint32, form string, tag uint32) []uint32 {
	keys = append(keys, mix(300, tag, 0), mix(301, hashString(form), tag))
	for n := 1; n <= 6 && n <= len(form); n++ {
		keys = append(keys, mix(302, hashString(form[len(form)-n:]), tag))
	}
	vowels := uint32(0)
	for i := range len(form) {
		if strings.IndexByte("aeiouy", form[i]) >= 0 {
			vowels++
		}
	}
	return append(keys, mix(303, min(vowels, 3), tag), mix(304, min(uint32(len(form)), 8), tag))
}

// lemmaKey is the key of a form with its tag in the dictionary of lemmas.
func lemmaKey(form string, t tagPair) uint64 {
	return uint64(hashString(form))<<32 | uint64(mix(310, uint32(t.upos)<<8|uint32(t.xpos), uint32(len(form))))
}

// properLike tells whether lemmas of the tag keep the case of the form.
func properLike(t tagPair) bool { return t.upos == PROPN || t.upos == X }

// lemma is the dictionary form of a word of the text with the given tag.
func (m *model) lemma(s *sheet, word string, t tagPair, caps bool) string {
	s.low = normalLemma(s.low[:0], word)
	if properLike(t) {
		if caps || t.xpos.String() != "NNPS" {
			return word
		}
		if l, ok := m.lemmas[lemmaKey(string(s.low), t)]; ok {
			return l
		}
		return word
	}
	if l, ok := m.lemmas[lemmaKey(string(s.low), t)]; ok {
		return l
	}
	low := word
	if string(s.low) != word {
		low = string(s.low)
	}
	if !inflected(t) {
		return low
	}
	s.keys = lemmaFeatures(s.keys[:0], low, uint32(t.xpos))
	sum := m.lemmer.score(s.keys, &s.sum)
	if l, ok := m.scripts[best(sum)].apply(low); ok {
		return l
	}
	return low
}

// inflected tells whether forms of the tag differ from their lemma.
func inflected(t tagPair) bool {
	switch t.upos {
	case NOUN, VERB, AUX, ADJ, ADV, PRON, DET:
		switch t.xpos.String() {
		case "NN", "JJ", "RB", "VB", "VBP", "DT", "IN":
			return false
		}
		return true
	}
	return false
}

// normalLemma is the lower case of a word, curly apostrophes straight, the hyphen of a broken word left out.
func normalLemma(buf []byte, word string) []byte {
	buf = normal(buf, word)
	digits := 0
	for i := range buf {
		if buf[i] == '0' {
			digits++
		}
	}
	if digits == 0 {
		return buf
	}
	// normal reads every digit as 0: put them back.
	j := 0
	for i := range len(word) {
		if isDigit(word[i]) {
			for j < len(buf) && buf[j] != '0' {
				j++
			}
			if j < len(buf) {
				buf[j] = word[i]
				j++
			}
		}
	}
	return buf
}
