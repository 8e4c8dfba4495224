package main

import (
	"strconv"
	"strings"
	"unicode"
)

var (
	wireNumbers  = strings.Fields("two three four five six seven eight nine ten eleven twelve 13 14 15 16 18 19 20 22 25 27 30 35 40 50 60")
	wireWeekdays = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	wireMonths   = strings.Fields("January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec.")
	wireOnsets   = strings.Fields("b d g gh j k kh l m n p q r s sh t tor w y z zh ch f h br dr sp")
	wireNuclei   = strings.Fields("a a a a i i o u e aa ee oo ai")
	wireCodas    = append(strings.Fields("n r l k t d m b sh z ng nd r n"), "", "", "", "")
	wireEndings  = strings.Fields("abad pur kot zai ullah garh wal shah khel istan i o a an war dara gai band")
)

// drawn gives the form and tag of a built-in symbol, or "" when the symbol is not built in.
func (d *wireDraw) drawn(symbol string) (form, tag string) {
	switch symbol {
	case "NUM":
		return d.pick(wireNumbers), "CD"
	case "DIGITS":
		return strconv.Itoa(2 + d.rand.IntN(400)), "CD"
	case "AGE":
		return strconv.Itoa(18 + d.rand.IntN(50)), "CD"
	case "DATE":
		return strconv.Itoa(1 + d.rand.IntN(31)), "CD"
	case "YEAR":
		return strconv.Itoa(1985 + d.rand.IntN(50)), "CD"
	case "WEEKDAY":
		return d.pick(wireWeekdays), "NNP"
	case "MONTH":
		return d.pick(wireMonths), "NNP"
	case "NAME":
		return d.name(), "NNP"
	case "UPPER":
		return strings.ToUpper(d.name()), "NNP"
	case "ACRONYM":
		return d.acronym(), "NNP"
	}
	return "", ""
}

func (d *wireDraw) pick(words []string) string { return words[d.rand.IntN(len(words))] }

// name makes up a name of the sound that reports of the region have.
func (d *wireDraw) name() string {
	s := ""
	for range 1 + d.rand.IntN(2) {
		s += d.pick(wireOnsets) + d.pick(wireNuclei) + d.pick(wireCodas)
	}
	if d.rand.IntN(2) == 0 {
		s += d.pick(wireEndings)
	}
	return string(unicode.ToUpper(rune(s[0]))) + s[1:]
}

func (d *wireDraw) acronym() string {
	s := make([]byte, 2+d.rand.IntN(3))
	for i := range s {
		s[i] = byte('A' + d.rand.IntN(26))
	}
	return string(s)
}
