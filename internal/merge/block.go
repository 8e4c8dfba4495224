package merge

import "slices"

// The kinds of keys under which pages are listed. A page is compared only with pages it shares a key
// with: a day and a district, province or country; a rare word, name or age; or a piece of its digest.
const (
	keyDistrict   = iota + 1 // day and district, of drafts known to the district
	keyProvince              // day and province, of drafts known to the district or province
	keyVague                 // day and province, of drafts known to the province only
	keyCountry               // day and country, of all drafts with a country
	keyWide                  // day and country, of drafts known to the country only
	keyDay                   // day, of all drafts
	keyNowhere               // day, of drafts without a place
	keyWord                  // a word, name or age, whatever the day
	keyDigest                // three values of the digest
	keyTitle                 // day of publication and a word of the title, of all pages
	keyVagueTitle            // the same, of pages without a district and of headlines alone
)

// How far apart keys reach, and how long a list may be before it tells nothing.
const (
	reachDays     = 3   // days either side, where both drafts have a district or province
	reachVague    = 1   // where one of them has less
	reachMost     = 10  // widest window that is searched day by day
	listMost      = 800 // pages under one day and place
	wordListMost  = 60  // pages under one word
	keyTerms      = 16  // words of a page that are keys
	titleListMost = 150 // pages under one day and word of a title
	titleReach    = 2   // days either side of publication
	bandRows      = 3   // digest values in one key
)

func hash(kind int, a, b uint64) uint64 {
	h := mix(uint64(kind)<<56 ^ a)
	h = mix(h ^ b*0x9e3779b97f4a7c15)
	return h | 1
}

// mix is the finalizer of SplitMix64 (Steele, Lea, Flood, 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

func dayKey(kind int, day, place int32) uint64 { return hash(kind, uint64(uint32(day)), uint64(place)) }

func titleKey(kind int, day, word int32) uint64 { return hash(kind, uint64(uint32(day)), uint64(word)) }

// vague tells whether a page must be looked for by the words of its title, because its leading story has
// no district or it is a headline alone, whose places are easily misread.
func (x *Index) vague(n int32) bool {
	if x.pages[n].headline {
		return true
	}
	for i := x.first[n]; i < x.first[n+1]; i++ {
		if x.items[i].lead {
			return x.items[i].admin2 == 0
		}
	}
	return false
}

// days are the days an item is listed under: its window, or the day its report was published.
func (x *Index) days(it *item) (from, to int32) {
	from, to = it.from, it.to
	if pub := x.pages[it.page].published; from == unknown {
		from, to = pub, pub
	}
	if from != unknown && to-from > reachMost {
		mid := from + (to-from)/2
		from, to = mid-reachMost/2, mid+reachMost/2
	}
	return from, to
}

// post lists page n under its keys.
func (x *Index) post(n int32) {
	for i := x.first[n]; i < x.first[n+1]; i++ {
		it := &x.items[i]
		from, to := x.days(it)
		if from == unknown {
			continue
		}
		for d := from; d <= to; d++ {
			x.postDay(it, d, n)
		}
	}
	p := &x.pages[n]
	for _, key := range x.textKeys(p) {
		x.at.add(key, n)
	}
	for _, w := range p.title {
		x.at.add(titleKey(keyTitle, p.published, w), n)
		if x.vague(n) {
			x.at.add(titleKey(keyVagueTitle, p.published, w), n)
		}
	}
}

func (x *Index) postDay(it *item, d, n int32) {
	switch {
	case it.admin2 != 0:
		x.at.add(dayKey(keyDistrict, d, it.admin2), n)
	case it.admin1 != 0:
		x.at.add(dayKey(keyVague, d, it.admin1), n)
	case it.country != 0:
		x.at.add(dayKey(keyWide, d, it.country), n)
	default:
		x.at.add(dayKey(keyNowhere, d, 0), n)
	}
	if it.admin1 != 0 {
		x.at.add(dayKey(keyProvince, d, it.admin1), n)
	}
	if it.country != 0 {
		x.at.add(dayKey(keyCountry, d, it.country), n)
	}
	x.at.add(dayKey(keyDay, d, 0), n)
}

// textKeys are the keys of a page's words: its names and ages with names, its rarest words, and the bands
// of its digest.
func (x *Index) textKeys(p *page) []uint64 {
	var keys []uint64
	for _, w := range p.names {
		keys = append(keys, hash(keyWord, uint64(w), 0))
	}
	for _, w := range p.ages {
		keys = append(keys, hash(keyWord, uint64(w), 0))
	}
	for _, w := range p.keys {
		keys = append(keys, hash(keyWord, uint64(w), 0))
	}
	for band := 0; band+bandRows <= len(p.digest); band += bandRows {
		h := uint64(band)
		for _, v := range p.digest[band : band+bandRows] {
			h = mix(h ^ uint64(v))
		}
		keys = append(keys, hash(keyDigest, h, 0))
	}
	return keys
}

// near gives the pages before end that page n shares a key with, itself left out, sorted and each once. buf
// is used for them when it is large enough.
func (x *Index) near(n, end int32, buf []int32) []int32 {
	out := buf[:0]
	for i := x.first[n]; i < x.first[n+1]; i++ {
		it := &x.items[i]
		if from, to := x.days(it); from != unknown {
			for d := from - reachDays; d <= to+reachDays; d++ {
				out = x.nearDay(it, d, d >= from-reachVague && d <= to+reachVague, end, out)
			}
		}
	}
	p := &x.pages[n]
	for _, key := range x.textKeys(p) {
		out = x.at.find(key, wordListMost, end, out)
	}
	kind := keyVagueTitle
	if x.vague(n) {
		kind = keyTitle
	}
	for d := p.published - titleReach; d <= p.published+titleReach; d++ {
		for _, w := range p.title {
			out = x.at.find(titleKey(kind, d, w), titleListMost, end, out)
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(m int32) bool { return m == n || x.pages[m].replaced })
}

// nearDay looks up the pages of day d before end that may tell of the same place as it; close tells that d is near
// enough for the vague keys too.
func (x *Index) nearDay(it *item, d int32, close bool, end int32, out []int32) []int32 {
	switch {
	case it.admin2 != 0:
		out = x.at.find(dayKey(keyDistrict, d, it.admin2), listMost, end, out)
		out = x.at.find(dayKey(keyVague, d, it.admin1), listMost, end, out)
	case it.admin1 != 0:
		out = x.at.find(dayKey(keyProvince, d, it.admin1), listMost, end, out)
	}
	if !close {
		return out
	}
	switch {
	case it.admin1 != 0:
		out = x.at.find(dayKey(keyWide, d, it.country), listMost, end, out)
		out = x.at.find(dayKey(keyNowhere, d, 0), listMost, end, out)
	case it.country != 0:
		out = x.at.find(dayKey(keyCountry, d, it.country), listMost, end, out)
		out = x.at.find(dayKey(keyNowhere, d, 0), listMost, end, out)
	default:
		out = x.at.find(dayKey(keyDay, d, 0), listMost, end, out)
	}
	return out
}
