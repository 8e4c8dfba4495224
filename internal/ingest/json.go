package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"daybook"
)

// parseJSON reads one line of JSON lines. Keys that are not of the format are reported, not absorbed.
func parseJSON(line []byte) (*daybook.Report, []string, error) {
	var problems []string
	if !utf8.Valid(line) {
		problems = append(problems, "not UTF-8: unreadable bytes replaced")
		line = bytes.ToValidUTF8(line, []byte("\uFFFD"))
	}
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(line, &keys); err != nil {
		return nil, nil, daybook.Invalid("not a JSON object: %s", jsonFault(err))
	}
	if keys == nil {
		return nil, nil, daybook.Invalid("not a JSON object: null")
	}
	r := &daybook.Report{}
	fields := map[string]*string{"id": &r.ID, "published": &r.Published, "source": &r.Source,
		"title": &r.Title, "text": &r.Text, "url": &r.URL, "lang": &r.Lang}
	for key, raw := range keys {
		field, known := fields[key]
		if !known {
			problems = append(problems, fmt.Sprintf("unknown key %q", key))
			continue
		}
		if err := json.Unmarshal(raw, field); err != nil {
			return nil, nil, daybook.Invalid("%s: %s is not a string", key, brief(raw))
		}
	}
	sort.Strings(problems)
	return r, problems, nil
}

// values yields the reports of a JSON file: one object or one a line, or a list of them.
func values(from string, data []byte, yield func(Original) bool) bool {
	in := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	for n := 1; ; {
		var value json.RawMessage
		if err := in.Decode(&value); err == io.EOF {
			return true
		} else if err != nil {
			return yield(Original{From: from, Err: daybook.Invalid("not JSON: %s", jsonFault(err))})
		}
		items := []json.RawMessage{value}
		if value[0] == '[' {
			items = nil
			if err := json.Unmarshal(value, &items); err != nil {
				return yield(Original{From: from, Err: daybook.Invalid("not JSON: %s", jsonFault(err))})
			}
		}
		for _, item := range items {
			if !yield(Original{From: fmt.Sprintf("%s[%d]", from, n), Format: JSON, Data: item}) {
				return false
			}
			n++
		}
	}
}

func jsonFault(err error) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("%s at byte %d", syntax.Error(), syntax.Offset)
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return kind.Value
	}
	return err.Error()
}

// brief cuts a value for a message.
func brief(raw []byte) string {
	s := strings.Join(strings.Fields(string(raw)), " ")
	if len([]rune(s)) > 40 {
		s = string([]rune(s)[:40]) + "…"
	}
	return s
}
