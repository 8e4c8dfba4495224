package ingest

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"golang.org/x/net/html/charset"

	"daybook"
)

var errNoLetter = errors.New("no text in the message")

// parseEML takes the text out of a mail message (RFC 5322): its first plain part, or else its first HTML
// part. The subject is the title, the day it was sent the publication, the sender's name the source.
// Attachments are counted, not read.
func (c Caps) parseEML(data []byte) (*daybook.Report, []string, error) {
	message, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, nil, daybook.Invalid("is not a mail message: %v", err)
	}
	var l letter
	if err := l.part(message.Header, message.Body, c.Unpacked, 0); err != nil {
		return nil, nil, err
	}
	r := &daybook.Report{}
	var problems []string
	switch {
	case strings.TrimSpace(l.plain) != "":
		r.Text = strings.ReplaceAll(l.plain, "\r\n", "\n")
	case l.html != "":
		if r, problems, err = parseHTML([]byte(l.html)); err != nil {
			return nil, nil, err
		}
	default:
		return nil, nil, errNoLetter
	}
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if subject, err := words.DecodeHeader(message.Header.Get("Subject")); err == nil && subject != "" {
		r.Title = strings.ToValidUTF8(subject, "\uFFFD")
	}
	if sent, err := message.Header.Date(); err == nil {
		r.Published = sent.Format("2006-01-02")
	} else if raw := message.Header.Get("Date"); raw != "" {
		problems = append(problems, fmt.Sprintf("published: %q is not a date", raw))
	}
	addresses := mail.AddressParser{WordDecoder: &words}
	if from, err := addresses.Parse(message.Header.Get("From")); err == nil && from.Name != "" {
		r.Source = strings.ToValidUTF8(from.Name, "\uFFFD")
	}
	if l.attachments > 0 {
		problems = append(problems, fmt.Sprintf("attachments not read: %d", l.attachments))
	}
	return r, problems, nil
}

// A letter gathers the parts of a message.
type letter struct {
	plain, html string
	attachments int
}

// header is that of a message or of a part of one.
type header interface{ Get(key string) string }

func (l *letter) part(h header, body io.Reader, max int64, depth int) error {
	kind, parameters, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") {
		return l.parts(multipart.NewReader(body, parameters["boundary"]), max, depth)
	}
	disposition, _, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	wanted := map[string]*string{"text/plain": &l.plain, "text/html": &l.html}[kind]
	if wanted == nil || disposition == "attachment" {
		l.attachments++
		return nil
	}
	if *wanted != "" {
		return nil
	}
	data, err := atMost(decoded(h.Get("Content-Transfer-Encoding"), body), max)
	if err != nil {
		return fmt.Errorf("read the message: %w", err)
	}
	*wanted = inCharset(data, parameters["charset"])
	return nil
}

// parts reads the parts of a multipart body, nested at most ten deep.
func (l *letter) parts(parts *multipart.Reader, max int64, depth int) error {
	if depth == 10 {
		return daybook.Invalid("message parts nested more than 10 deep")
	}
	for {
		p, err := parts.NextRawPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return daybook.Invalid("the message breaks off or is damaged: %v", err)
		}
		if err := l.part(p.Header, p, max, depth+1); err != nil {
			return err
		}
	}
}

func decoded(transfer string, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(transfer)) {
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	}
	return body
}

// inCharset reads a part in the encoding it names, or guesses.
func inCharset(data []byte, label string) string {
	if r, err := charset.NewReaderLabel(label, bytes.NewReader(data)); label != "" && err == nil {
		if text, err := io.ReadAll(r); err == nil {
			return string(text)
		}
	}
	text, _, err := decode(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return text
}
