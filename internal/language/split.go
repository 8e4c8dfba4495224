package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a token before analysis: bytes start..end of the text, and its place in a multiword token
// (0: none, else 1, 2, …).
type piece struct {
	start, end int32
	part       uint8
}

// A splitter cuts text into tokens by the conventions of the UD English Web Treebank: hyphens and slashes
// stand alone except after a prefix, clitics are words of a multiword token, abbreviations keep their stop.
type splitter struct {
	text string
	out  []piece
}

// split appends the tokens of text[from:to] to out.
func split(text string, from, to int, out []piece) []piece {
	s := splitter{text: text[:to], out: out}
	for at := from; at < to; {
		r, n := s.rune(at)
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			at += n
			continue
		}
		at = s.token(at, r, n)
	}
	return s.out
}

func (s *splitter) rune(at int) (rune, int) {
	if at >= len(s.text) {
		return 0, 0
	}
	if c := s.text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[at:])
}

func (s *splitter) add(start, end int, part uint8) int {
	s.out = append(s.out, piece{int32(start), int32(end), part})
	return end
}

// token adds the token or multiword token at byte at and returns where it ends.
func (s *splitter) token(at int, r rune, n int) int {
	if end := s.address(at, r); end > at {
		return s.add(at, end, 0)
	}
	switch {
	case inWord(r):
		return s.word(at)
	case r == '.' && digitAt(s.text, at+1) && !wordBefore(s.text, at):
		return s.word(at)
	case apostrophe(r) && digitAt(s.text, at+n) && digitAt(s.text, at+n+1) && strings.HasPrefix(s.text[at+n+2:], "s"):
		return s.add(at, at+n+3, 0) // '90s
	}
	if end := emoticon(s.text, at); end > at {
		return s.add(at, end, 0)
	}
	end := at + n
	switch r {
	case '.', '!', '?':
		for end < len(s.text) && (s.text[end] == '.' || s.text[end] == '!' || s.text[end] == '?') {
			end++
		}
	case '$':
		if strings.HasPrefix(s.text[at:], "$$$") {
			end = at + 3
		}
	case '-', '*', '=', '_', '~', '+', '#', '<', '>', '\'', '`':
		for end < len(s.text) && s.text[end] == byte(r) {
			end++
		}
	}
	return s.add(at, end, 0)
}

// word adds the word that begins at byte at, cut where the conventions cut.
func (s *splitter) word(at int) int {
	end := s.core(at)
	if cut := unitCut(s.text[at:end]); cut > 0 {
		s.add(at, at+cut, 0)
		return s.add(at+cut, end, 0)
	}
	if cut := gluedCut(s.text[at:end]); cut > 0 {
		s.add(at, at+cut, 0)
		return s.word(at + cut)
	}
	if withStop := s.stop(at, end); withStop > end {
		return s.add(at, withStop, 0)
	}
	return s.clitics(at, end)
}

// core is the end of the run of letters and digits at byte at, with what may stand inside a word.
func (s *splitter) core(at int) int {
	end := at
	for end < len(s.text) {
		r, n := s.rune(end)
		if inWord(r) || r == '_' || r == '\u00ad' || r == '\u200c' || r == '\u200d' {
			end += n
			continue
		}
		next, m := s.rune(end + n)
		if end == at && r == '.' {
			end += n
			continue
		}
		if end > at && inWord(next) && s.joins(at, end, r, end+n) {
			end += n + m
			continue
		}
		if end > at && r == '-' && next == '\n' {
			if over := s.broken(at, end); over > end {
				end = over
				continue
			}
		}
		break
	}
	return end
}

// joins tells whether r at byte end, inside the word begun at at and going on at byte next, holds it together.
func (s *splitter) joins(at, end int, r rune, next int) bool {
	left := s.text[at:end]
	before := s.text[end-1]
	after := s.text[next]
	switch r {
	case '\'', '’', '`', '´':
		return isLetter(before) && isLetter(after) || isDigit(before) && after == 's' || before >= utf8.RuneSelf || after >= utf8.RuneSelf
	case '.':
		return dotJoins(left, s.text[next:])
	case ',':
		return isDigit(before) && threeDigits(s.text[next:]) && allDigits(strings.ReplaceAll(left, ",", ""))
	case ':':
		return isDigit(before) && isDigit(after) && len(left) <= 5
	case '/':
		return isDigit(before) && isDigit(after) && left != "24" || len(left) == 1 && shortHand[strings.ToLower(left+"/"+wordAt(s.text, next))]
	case '-', '‑':
		return hyphenJoins(left, s.text[next:])
	case '&':
		return upper(left) && len(left) <= 3 && upper(wordAt(s.text, next)) && len(wordAt(s.text, next)) <= 3
	case '*':
		return isLetter(before) && isLetter(after) && len(left) <= 3
	}
	return false
}

var shortHand = map[string]bool{"l/c": true, "w/o": true, "w/out": true, "b/t": true, "i/c": true, "c/o": true, "r/o": true, "s/o": true, "b/c": true, "b/w": true}

// dotJoins tells whether a dot between left and rest stands inside a word: decimals, initials, file and
// host names; not the lost space of "killed.Police".
func dotJoins(left, rest string) bool {
	before, after := left[len(left)-1], rest[0]
	if isDigit(before) && isDigit(after) {
		return true
	}
	last := left[strings.LastIndexByte(left, '.')+1:]
	next := wordAt(rest, 0)
	if utf8.RuneCountInString(last) == 1 && !isDigit(before) {
		return len(next) == 1 || len(next) == 2 && !strings.EqualFold(next, "it") || strings.ContainsRune(left, '.') && len(next) <= 3
	}
	if len(next) <= 4 && extensions[strings.ToLower(next)] {
		return true
	}
	// Names of newsgroups and the like: three parts or more, all in small letters.
	if lowerByte(after) && allSmall(left) && (strings.Contains(left, ".") || len(rest) > len(next)+1 && rest[len(next)] == '.' && lowerByte(rest[len(next)+1])) {
		return true
	}
	// A dotted name goes on only if what follows is itself dotted to an extension.
	if len(rest) > len(next)+1 && rest[len(next)] == '.' && isLetter(rest[len(next)+1]) {
		return extensions[strings.ToLower(wordAt(rest, len(next)+1))] && lowerByte(after)
	}
	return false
}

var extensions = set("com org net edu gov mil int info doc docx xls xlsx pdf html htm php txt jpg png gif exe zip co uk pk in us ca de fr af")

// prefixes stay with their word over a hyphen.
var prefixes = set("e co non pre post anti pro mid ex re multi semi sub inter intra un neo ultra pseudo counter bi tri micro mini mega over psycho cross x")

// hyphenJoins tells whether a hyphen between left and rest stands inside one word.
func hyphenJoins(left, rest string) bool {
	before, after := left[len(left)-1], rest[0]
	next := wordAt(rest, 0)
	if isDigit(before) && isDigit(after) {
		if strings.ContainsAny(left, "-/") { // a date, a telephone number
			return true
		}
		more := strings.TrimLeft(rest, "0123456789")
		if len(more) > 1 && more[0] == '-' && isDigit(more[1]) {
			return true
		}
		return (len(left) == 3 || len(left) == 1) && len(next) == 4 || len(left) == 4 && len(next) == 2
	}
	if !isLetter(before) {
		return false
	}
	return isLetter(after) && prefixes[strings.ToLower(left)] || strings.EqualFold(left, "mid")
}

// broken is the end of a word hyphenated over a line end at byte end, or end itself: the parts are one word
// when both are lower case and together make a known word.
func (s *splitter) broken(at, end int) int {
	next := end + 2
	for next < len(s.text) && (s.text[next] == ' ' || s.text[next] == '\t') {
		next++
	}
	tail := wordAt(s.text, next)
	if tail == "" || !lowerByte(tail[0]) || !known(strings.ToLower(s.text[at:end])+tail) {
		return end
	}
	return next + len(tail)
}

// stop is the byte after the stop that belongs to the word at..end (an abbreviation), or end.
func (s *splitter) stop(at, end int) int {
	if end >= len(s.text) || s.text[end] != '.' || strings.HasPrefix(s.text[end:], "..") {
		return end
	}
	word := s.text[at:end]
	if inner := strings.IndexByte(word, '.'); inner > 0 && !isDigit(word[len(word)-1]) {
		if len(word)-strings.LastIndexByte(word, '.') <= 3 && inner <= 3 {
			return end + 1 // U.S., p.m., Ph.D.
		}
		return end
	}
	low := strings.ToLower(word)
	next := s.afterSpace(end + 1)
	switch {
	case abbreviations[low] && (len(word) > 1 || lowerByte(word[0])):
		if numbered[low] {
			return end + b2i(isDigit(next) || lowerByte(next) && len(low) == 2 && low != "no")
		}
		if clashing[low] && !(word[0] < 'a' && next != 0) {
			return end
		}
		return end + 1
	case utf8.RuneCountInString(word) == 1 && upper(word) && word != "I":
		return end + 1
	}
	return end
}

// numbered abbreviations come before a number; elsewhere they are words.
var numbered = set("no nos art p pp ch sec fig vol")

// afterSpace is the first byte after white space from byte at, 0 at the end of the text.
func (s *splitter) afterSpace(at int) byte {
	for at < len(s.text) && (s.text[at] == ' ' || s.text[at] == '\t') {
		at++
	}
	if at >= len(s.text) || s.text[at] == '\n' || s.text[at] == '\r' {
		return 0
	}
	return s.text[at]
}

// clitics adds the word at..end, cut into the words of a multiword token where it is one.
func (s *splitter) clitics(at, end int) int {
	word := s.text[at:end]
	if len(word) > 24 {
		return s.add(at, end, 0)
	}
	if strings.EqualFold(word, "alot") {
		s.add(at, at+1, 0)
		return s.add(at+1, end, 0)
	}
	cut := fusedCut(word)
	if strings.EqualFold(word, "its") && end < len(s.text) && s.text[end] == ' ' && afterIts[wordAt(s.text, end+1)] {
		cut = 2
	}
	if cut > 0 {
		s.add(at, at+cut, 1)
		return s.add(at+cut, end, 2)
	}
	first := cliticCut(word)
	if first <= 0 {
		if after := s.pluralPossessive(end); after > end {
			s.add(at, end, 1)
			return s.add(end, after, 2)
		}
		return s.add(at, end, 0)
	}
	if inner := cliticCut(word[:first]); inner > 0 { // couldn't've, mightn't've
		s.add(at, at+inner, 1)
		s.add(at+inner, at+first, 2)
		return s.add(at+first, end, 3)
	}
	s.add(at, at+first, 1)
	return s.add(at+first, end, 2)
}

// pluralPossessive is the byte after the apostrophe that makes the word ending at byte end a possessive
// plural ("the soldiers' home"), or end: it may as well close a quotation.
func (s *splitter) pluralPossessive(end int) int {
	r, n := s.rune(end)
	if r != '\'' && r != '’' || s.text[end-1]|0x20 != 's' {
		return end
	}
	next := end + n
	if next+1 >= len(s.text) || s.text[next] != ' ' || !isLetter(s.text[next+1]) {
		return end
	}
	before := s.text[max(0, end-150):end]
	if strings.Contains(before, " '") || strings.HasPrefix(before, "'") || strings.Contains(before, "‘") {
		return end
	}
	return next
}

// afterIts are words that tell "its" from the possessive: it stands for "it is".
var afterIts = set("not a an the really simply in definitely for from been just so too going getting")

// fusedCut is where a fused form without an apostrophe is cut, or 0.
func fusedCut(word string) int {
	if len(word) > 8 {
		return 0
	}
	var buf [8]byte
	return fused[string(lowerASCII(buf[:0], word))]
}

var fused = map[string]int{"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2,
	"wasnt": 3, "wouldnt": 5, "couldnt": 5, "shouldnt": 6, "hasnt": 3, "havent": 4, "arent": 3, "werent": 4, "cant": 2, "wont": 2,
	"aint": 2, "im": 1, "ive": 1, "thats": 4, "theres": 5, "youre": 3, "theyre": 4, "whats": 4, "hes": 2, "lets": 3}

// cliticCut is where the last clitic of word begins, or 0.
func cliticCut(word string) int {
	i := strings.LastIndexAny(word, "'’`´")
	if i <= 0 || isDigit(word[i-1]) { // "the 70's" is one word
		return 0
	}
	_, n := utf8.DecodeRuneInString(word[i:])
	var buf [4]byte
	if len(word)-i-n > 3 {
		return 0
	}
	switch string(lowerASCII(buf[:0], word[i+n:])) {
	case "s", "m", "d", "ll", "re", "ve":
		return i
	case "t":
		if i > 1 && (word[i-1] == 'n' || word[i-1] == 'N') {
			return i - 1
		}
	}
	return 0
}

// unitCut is where a number is cut from the unit written to it ("10am", "5km"), or 0.
func unitCut(word string) int {
	i := 0
	for i < len(word) && (isDigit(word[i]) || i > 0 && (word[i] == '.' || word[i] == ',' || word[i] == ':')) {
		i++
	}
	if i == 0 {
		if len(word) > 2 && strings.EqualFold(word[:2], "rs") && isDigit(word[2]) {
			return 2
		}
		return 0
	}
	if i == len(word) || len(word)-i > 5 {
		return 0
	}
	var buf [8]byte
	if units[string(lowerASCII(buf[:0], word[i:]))] {
		return i
	}
	return 0
}

// gluedCut is where a spelled number is cut from the name or the plural written to it, as markup that was stripped leaves
// them ("FourTehreek fighters", "Twosoldiers"), or 0.
func gluedCut(word string) int {
	var buf [8]byte
	for i := 3; i < 7 && i+4 < len(word); i++ {
		if i > 3 && !lowerByte(word[i-1]) || !allSmall(word[i+1:]) || !glued[string(lowerASCII(buf[:0], word[:i]))] {
			continue
		}
		rest := word[i:]
		if rest[0] >= 'A' && rest[0] <= 'Z' || rest[len(rest)-1] == 's' && len(rest) > 4 && known(rest) && !known(strings.ToLower(word)) {
			return i
		}
	}
	return 0
}

var glued = set("two three four five six seven eight nine ten eleven")

var units = set("am pm a.m p.m m k b mm ft cm kg km bn mn t hh hz kb mb gb f c x hrs mins min sec lb lbs mph kmh sq yrs kms mhz ghz tr")

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '`' || r == '‘' }

// address is the end of the URL, e-mail address or handle at byte at, or at.
func (s *splitter) address(at int, r rune) int {
	if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '@') {
		return at
	}
	limit := min(len(s.text), at+400)
	end, sign, dot := at, -1, -1
	scheme := false
	for end < limit && s.text[end] > ' ' && s.text[end] < utf8.RuneSelf {
		switch c := s.text[end]; c {
		case '@':
			sign = end
		case '.':
			dot = end
		case ':':
			scheme = scheme || strings.HasPrefix(s.text[end:], "://")
		case '"', '<', '>', '(', ')', '[', ']', ',', ';', '!':
			if c != '(' || !scheme {
				limit = end
			}
		}
		if end == limit {
			break
		}
		end++
	}
	web := scheme || strings.HasPrefix(s.text[at:end], "www.") || strings.HasPrefix(s.text[at:end], "mailto:")
	mail := sign >= at && sign+1 < end && (sign == at || isLetter(s.text[sign+1])) && (dot < 0 || sign > at || true)
	if !web && !mail {
		return at
	}
	for end > at+1 && strings.IndexByte(".,;:!?'", s.text[end-1]) >= 0 {
		end--
	}
	return end
}

// emoticon is the end of the emoticon at byte at, or at.
func emoticon(text string, at int) int {
	for _, e := range emoticons {
		if strings.HasPrefix(text[at:], e) {
			end := at + len(e)
			if end == len(text) || !inWord(rune(text[end])) && text[end] < utf8.RuneSelf {
				return end
			}
		}
	}
	return at
}

var emoticons = strings.Fields(":-) :-( ;-) :) :( ;) :D :P :O =) =( :/ (: ^_^ -_- >:(")
