package ingest

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"

	"daybook"
)

var errNoText = errors.New("no text in the PDF: it may be a scan")

// pdfTime is how long pdftotext may take over one file.
const pdfTime = 60 * time.Second

// parsePDF takes the text out of a PDF, by pdftotext where that is installed and else on our own.
func (c Caps) parsePDF(ctx context.Context, data []byte) (*daybook.Report, []string, error) {
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return nil, nil, daybook.Invalid("is not a PDF")
	}
	text, err := c.pdftotext(ctx, data)
	if errors.Is(err, exec.ErrNotFound) {
		text, err = c.pdfText(data)
	}
	if err != nil {
		return nil, nil, err
	}
	if text = unwrap(text); text == "" {
		return nil, nil, errNoText
	}
	return &daybook.Report{Text: text}, nil, nil
}

// pdftotext runs Poppler's program over the file. It returns exec.ErrNotFound where there is none.
func (c Caps) pdftotext(ctx context.Context, data []byte) (string, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return "", exec.ErrNotFound
	}
	ctx, stop := context.WithTimeout(ctx, pdfTime)
	defer stop()
	out := &capped{max: c.Unpacked}
	var complaint capped
	complaint.max = 1 << 10
	cmd := exec.CommandContext(ctx, program, "-enc", "UTF-8", "-nopgbrk", "-q", "-", "-")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(data), out, &complaint
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch {
	case out.over:
		return "", daybook.Invalid("its text is larger than the cap of %s", size(c.Unpacked))
	case ctx.Err() == context.DeadlineExceeded:
		return "", daybook.Invalid("pdftotext took longer than %s", pdfTime)
	case err != nil:
		return "", daybook.Invalid("is not a PDF that can be read (%v)", err)
	}
	return strings.ToValidUTF8(out.String(), "\uFFFD"), nil
}

// capped holds what is written to it up to max bytes, and fails beyond.
type capped struct {
	bytes.Buffer
	max  int64
	over bool
}

func (c *capped) Write(p []byte) (int, error) {
	if c.over = c.over || int64(c.Len()+len(p)) > c.max; c.over {
		return 0, errors.New("too much")
	}
	return c.Buffer.Write(p)
}

// pdfText reads the text without another program. The library may panic on damaged files.
func (c Caps) pdfText(data []byte) (text string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			text, err = "", daybook.Invalid("is not a PDF that can be read (%v)", cause)
		}
	}()
	file, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", daybook.Invalid("is not a PDF that can be read (%v)", err)
	}
	var out strings.Builder
	for n := 1; n <= file.NumPage(); n++ {
		page, err := pageText(file.Page(n))
		if err != nil {
			return "", daybook.Invalid("page %d cannot be read (%v)", n, err)
		}
		out.WriteString(page)
		out.WriteByte('\n')
		if int64(out.Len()) > c.Unpacked {
			return "", daybook.Invalid("its text is larger than the cap of %s", size(c.Unpacked))
		}
	}
	return norm.NFKC.String(strings.ToValidUTF8(out.String(), "\uFFFD")), nil
}

// pageText is the text of one page. The library reads it in the order of the file or by the place of each
// letter; either runs words together on some files, so the reading with more words is the better one.
func pageText(p pdf.Page) (string, error) {
	inOrder, err := p.GetPlainText(nil)
	if err != nil {
		return "", err
	}
	rows, err := p.GetTextByRow()
	if err != nil {
		return inOrder, nil
	}
	var placed strings.Builder
	for _, row := range rows {
		for _, word := range row.Content {
			placed.WriteString(word.S)
		}
		placed.WriteByte('\n')
	}
	if len(strings.Fields(placed.String())) > len(strings.Fields(inOrder)) {
		return placed.String(), nil
	}
	return inOrder, nil
}

// unwrap joins the lines of a paragraph, which a page breaks where its column ends. A line much shorter
// than the longest ends a heading or a paragraph; one that ends in a hyphen is left for the reader to join.
func unwrap(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	longest := 0
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
		longest = max(longest, utf8.RuneCountInString(lines[i]))
	}
	var out strings.Builder
	for i, line := range lines {
		out.WriteString(line)
		if i+1 == len(lines) {
			break
		}
		full := utf8.RuneCountInString(line)*10 >= longest*7
		if line == "" || lines[i+1] == "" || !full || strings.HasSuffix(line, "-") {
			out.WriteByte('\n')
		} else {
			out.WriteByte(' ')
		}
	}
	paragraphs := strings.FieldsFunc(out.String(), func(r rune) bool { return r == '\f' })
	return strings.TrimSpace(squeeze(strings.Join(paragraphs, "\n")))
}

// squeeze leaves at most one blank line together.
func squeeze(s string) string {
	for strings.Contains(s, "\n\n\n") {
		s = strings.ReplaceAll(s, "\n\n\n", "\n\n")
	}
	return s
}
