package ingest

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"daybook"
)

// decode makes UTF-8 of the bytes of a text, guessing the encoding where they are not UTF-8 already, and
// says what it guessed. Bytes that are no text in any encoding are an ErrInvalid.
func decode(data []byte) (string, []string, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(data, 0) >= 0 {
		return "", nil, daybook.Invalid("is not a text: it holds NUL bytes")
	}
	if utf8.Valid(data) {
		return string(data), nil, nil
	}
	name := "windows-1252" // what is left when nothing speaks for another
	if best, err := chardet.NewTextDetector().DetectBest(data); err == nil && best.Confidence >= 30 {
		name = strings.ToLower(best.Charset)
	}
	encoding, known := charset.Lookup(name)
	if encoding == nil {
		encoding, known = charset.Lookup("windows-1252")
	}
	text, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, daybook.Invalid("cannot be read as %s", known)
	}
	return string(text), []string{fmt.Sprintf("not UTF-8: read as %s", known)}, nil
}

// withoutUTF16 reads UTF-16 that says so by its byte order mark as UTF-8, and anything else as it is.
func withoutUTF16(in *bufio.Reader) *bufio.Reader {
	mark, _ := in.Peek(2)
	if !bytes.Equal(mark, []byte{0xff, 0xfe}) && !bytes.Equal(mark, []byte{0xfe, 0xff}) {
		return in
	}
	decoder := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
	return bufio.NewReaderSize(transform.NewReader(in, decoder), 64<<10)
}

// atMost reads all of r, or ErrInvalid when that is more than max bytes.
func atMost(r io.Reader, max int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, max+1))
	if err == nil && int64(len(data)) > max {
		return nil, daybook.Invalid("larger than the cap of %s", size(max))
	}
	return data, err
}
