package ingest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"daybook"
)

const article = "Two guards were killed when gunmen fired on a customs post near Zarkot on Monday night, police said. " +
	"A spokesman for the Red Lamp said its men had nothing to do with the attack, which came a week after talks began. " +
	"The road to the upper valley was closed for several hours while officers searched the fields around the post."

// readAll reads everything in some files, as "where: what was wrong" and the reports.
func readAll(t *testing.T, c Caps, stdin string, names ...string) (reports []*daybook.Report, complaints []string) {
	t.Helper()
	for o := range c.Open(names, strings.NewReader(stdin)) {
		r := c.Read(t.Context(), o)
		complaints = append(complaints, r.Complaints()...)
		if (r.Report == nil) == (r.Err == nil) {
			t.Errorf("%s: report %v with error %v", r.From, r.Report, r.Err)
		}
		if r.Report != nil {
			reports = append(reports, r.Report)
		}
	}
	return reports, complaints
}

func write(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func gzipped(data []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(data)
	w.Close()
	return out.Bytes()
}

func word(t *testing.T, members map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range members {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(content))
	}
	w.Close()
	return out.Bytes()
}

// onePage is a PDF of one page that shows the lines.
func onePage(lines ...string) []byte {
	content := "BT /F1 12 Tf 14 TL 50 700 Td "
	for _, l := range lines {
		content += fmt.Sprintf("(%s) Tj T* ", l)
	}
	content += "ET"
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"}
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return out.Bytes()
}

const page = `<!doctype html><html lang="en"><head><title>Two guards killed near Zarkot</title>
<meta property="og:site_name" content="Hill Post"><meta property="og:title" content="Two guards killed near Zarkot">
<meta property="article:published_time" content="2031-03-06T09:00:00+05:00">
<link rel="canonical" href="https://hillpost.example/zarkot"></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Two guards killed near Zarkot</h1><p>%s</p><p>%s</p></article><footer>All rights reserved</footer></body></html>`

const wordXML = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>Two guards </w:t></w:r><w:r><w:t xml:space="preserve">were killed</w:t></w:r></w:p>
<w:p><w:del><w:r><w:delText>three</w:delText></w:r></w:del><w:r><w:t>near Zarkot.</w:t></w:r></w:p></w:body></w:document>`

const letterText = "From: =?utf-8?q?Hill_Post?= <news@hillpost.example>\r\nDate: Thu, 06 Mar 2031 09:00:00 +0500\r\n" +
	"Subject: =?utf-8?q?Guards_killed_=E2=80=93_Zarkot?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n" +
	"--b1\r\nContent-Type: multipart/alternative; boundary=b2\r\n\r\n" +
	"--b2\r\nContent-Type: text/html\r\n\r\n<p>Two guards</p>\r\n--b2\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nTwo guards were killed in Z=E1rkot.\r\n--b2--\r\n" +
	"--b1\r\nContent-Type: image/png\r\nContent-Disposition: attachment\r\n\r\nxx\r\n--b1--\r\n"

func TestFormats(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want daybook.Report // Text is what the text begins with
	}{
		"a.txt":      {[]byte(article), daybook.Report{Text: "Two guards were killed when"}},
		"a.html":     {fmt.Appendf(nil, page, article, article), daybook.Report{Title: "Two guards killed near Zarkot", Published: "2031-03-06", Source: "Hill Post", URL: "https://hillpost.example/zarkot", Text: "Two guards were killed when"}},
		"a.docx":     {word(t, map[string]string{"word/document.xml": wordXML, "docProps/core.xml": `<cp xmlns:dc="d"><dc:title>From Zarkot</dc:title></cp>`}), daybook.Report{Title: "From Zarkot", Text: "Two guards were killed\nnear Zarkot."}},
		"a.eml":      {[]byte(letterText), daybook.Report{Title: "Guards killed – Zarkot", Source: "Hill Post", Published: "2031-03-06", Text: "Two guards were killed in Zárkot."}},
		"a.pdf":      {onePage("Two guards were killed when gunmen fired on a customs", "post near Zarkot on Monday night."), daybook.Report{Text: "Two guards were killed when gunmen fired on a customs post near"}},
		"a.json":     {[]byte(`{"text": "Two guards",` + "\n" + `"published":"2031-03-06"}`), daybook.Report{Text: "Two guards", Published: "2031-03-06"}},
		"a.jsonl":    {[]byte("\xef\xbb\xbf" + `{"text":"Two guards"}`), daybook.Report{Text: "Two guards"}},
		"a.jsonl.gz": {gzipped([]byte(`{"id":"r1","text":"Two guards"}`)), daybook.Report{ID: "r1", Text: "Two guards"}},
	} {
		reports, complaints := readAll(t, DefaultCaps, "", write(t, name, c.data))
		if name == "a.eml" {
			if len(complaints) != 1 || !strings.HasSuffix(complaints[0], "attachments not read: 1") {
				t.Errorf("%s: complaints %q", name, complaints)
			}
		} else if complaints != nil {
			t.Errorf("%s: complaints %q", name, complaints)
		}
		if len(reports) != 1 {
			t.Errorf("%s: %d reports", name, len(reports))
			continue
		}
		got := *reports[0]
		if got.ID == "" || c.want.ID != "" && got.ID != c.want.ID || !strings.HasPrefix(got.Text, c.want.Text) {
			t.Errorf("%s: id %q, text %q", name, got.ID, got.Text)
		}
		got.ID, got.Text, got.Lang, c.want.ID, c.want.Text = "", "", "", "", ""
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// The PDF reader of our own must do where there is no pdftotext.
func TestPDFWithoutAnotherProgram(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	reports, complaints := readAll(t, DefaultCaps, "", write(t, "a.pdf", onePage("Two guards were killed near the customs", "post at Zarkot.")))
	if len(reports) != 1 || reports[0].Text != "Two guards were killed near the customs post at Zarkot." && reports[0].Text != "Two guards were killed near the customs\npost at Zarkot." {
		t.Errorf("%q %q", reports[0].Text, complaints)
	}
}

// Each bad input is one clear line, and what lies beside it is still read.
func TestBadInput(t *testing.T) {
	small := Caps{File: 4 << 10, Line: 200, Unpacked: 4 << 10}
	bomb := word(t, map[string]string{"word/document.xml": strings.Repeat("<w:p/>", 200_000)})
	for _, c := range []struct {
		name    string
		file    string
		data    []byte
		caps    Caps
		want    []string // complaints, without the folder
		reports int
	}{
		{"invalid JSON", "r.jsonl", []byte("{\"text\":\"a\"}\n\n{\"text\":\"b\n{\"text\":\"c\"}\n"), DefaultCaps, []string{`r.jsonl:3: not a JSON object: unexpected end of JSON input at byte 10`}, 2},
		{"a list on a line", "r.jsonl", []byte("[1]\n{\"text\":\"c\"}\n"), DefaultCaps, []string{`r.jsonl:1: not a JSON object: array`}, 1},
		{"null", "r.jsonl", []byte("null\n"), DefaultCaps, []string{`r.jsonl:1: not a JSON object: null`}, 0},
		{"an unknown key", "r.jsonl", []byte(`{"text":"a","body":"b"}`), DefaultCaps, []string{`r.jsonl:1: unknown key "body"`}, 1},
		{"a value of the wrong kind", "r.jsonl", []byte(`{"text":["a"]}`), DefaultCaps, []string{`r.jsonl:1: text: ["a"] is not a string`}, 0},
		{"the year 20255", "r.jsonl", []byte(`{"text":"a","published":"20255-01-01"}`), DefaultCaps, []string{`r.jsonl:1: published: "20255-01-01" is not a date`}, 1},
		{"an empty report", "r.jsonl", []byte(`{"id":"r1","text":" \n"}`), DefaultCaps, []string{`r.jsonl:1: the report is empty: neither title nor text`}, 0},
		{"an empty file", "r.txt", nil, DefaultCaps, []string{`r.txt: the report is empty: neither title nor text`}, 0},
		{"a long line", "r.jsonl", []byte(`{"text":"` + strings.Repeat("a", 1000) + "\"}\n{\"text\":\"b\"}"), small, []string{`r.jsonl:1: line longer than the cap of 200 bytes`}, 1},
		{"a long file", "r.txt", bytes.Repeat([]byte("a"), 5000), small, []string{`r.txt: larger than the cap of 4 kB`}, 0},
		{"a gzip bomb", "r.txt.gz", gzipped(bytes.Repeat([]byte("a"), 1<<20)), small, []string{`r.txt.gz: larger than the cap of 4 kB`}, 0},
		{"a broken gzip", "r.jsonl.gz", gzipped([]byte(`{"text":"a"}`))[:20], DefaultCaps, []string{`r.jsonl.gz:1: unexpected EOF`}, 0},
		{"a zip bomb", "r.docx", bomb, small, []string{`r.docx: unpack word/document.xml: larger than the cap of 4 kB`}, 0},
		{"a zip that is no document", "r.docx", word(t, map[string]string{"a.txt": "a"}), DefaultCaps, []string{`r.docx: is not a Word document: it has no word/document.xml`}, 0},
		{"no zip", "r.docx", []byte("Dear desk"), DefaultCaps, []string{`r.docx: is not a Word document: zip: not a valid zip file`}, 0},
		{"a document without words", "r.docx", word(t, map[string]string{"word/document.xml": "<w/>"}), DefaultCaps, []string{`r.docx: no text in the document`}, 0},
		{"a PDF without text", "r.pdf", onePage(), DefaultCaps, []string{`r.pdf: no text in the PDF: it may be a scan`}, 0},
		{"no PDF", "r.pdf", []byte("Dear desk"), DefaultCaps, []string{`r.pdf: is not a PDF`}, 0},
		{"a page without an article", "r.html", []byte("<html><body><nav><a href=/>Home</a></nav></body></html>"), DefaultCaps, []string{`r.html: no article found in the page`}, 0},
		{"no mail", "r.eml", []byte("\x01"), DefaultCaps, []string{`r.eml: is not a mail message: malformed header line: ` + "\x01"}, 0},
		{"a mail without text", "r.eml", []byte("From: a@b.example\r\nContent-Type: image/png\r\n\r\nx"), DefaultCaps, []string{`r.eml: no text in the message`}, 0},
		{"Latin letters of Windows", "r.txt", []byte("D\xe9partement: le pr\xe9fet a \xe9t\xe9 tu\xe9 \xe0 Zarkot, o\xf9 la route est ferm\xe9e"), DefaultCaps, []string{`r.txt: not UTF-8: read as windows-1252`}, 1},
		{"bytes that are no text", "r.txt", []byte("\x7fELF\x00\x00\x01"), DefaultCaps, []string{`r.txt: is not a text: it holds NUL bytes`}, 0},
		{"bytes that are not UTF-8 in JSON", "r.jsonl", []byte("{\"text\":\"Z\xe1rkot\"}"), DefaultCaps, []string{`r.jsonl:1: not UTF-8: unreadable bytes replaced`}, 1},
		{"a NUL character", "r.jsonl", []byte(`{"text":"a` + "\\u0000" + `b"}`), DefaultCaps, []string{`r.jsonl:1: NUL characters replaced`}, 1},
		{"JSON that breaks off", "r.json", []byte(`[{"text":"a"},`), DefaultCaps, []string{`r.json: not JSON: unexpected EOF`}, 0},
	} {
		path := write(t, c.file, c.data)
		reports, complaints := readAll(t, c.caps, "", path)
		for i := range complaints {
			complaints[i] = strings.TrimPrefix(complaints[i], filepath.Dir(path)+"/")
		}
		if !slices.Equal(complaints, c.want) || len(reports) != c.reports {
			t.Errorf("%s: %d reports, complaints %q; want %d, %q", c.name, len(reports), complaints, c.reports, c.want)
		}
	}
}

func TestFoldersAndStandardInput(t *testing.T) {
	folder := t.TempDir()
	for name, content := range map[string]string{"b/2.txt": "second", "a.jsonl": `{"text":"first"}` + "\n", "c.bin": "x", ".hidden.txt": "h", "b/.git/config.txt": "h"} {
		path := filepath.Join(folder, name)
		os.MkdirAll(filepath.Dir(path), 0o700)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	gone := filepath.Join(folder, "gone.txt")
	reports, complaints := readAll(t, DefaultCaps, `{"text":"from standard input"}`, folder, gone, StandardInput)
	var texts []string
	for _, r := range reports {
		texts = append(texts, r.Text)
	}
	if !slices.Equal(texts, []string{"first", "second", "from standard input"}) {
		t.Errorf("read %q", texts)
	}
	if want := []string{filepath.Join(folder, "c.bin") + ": .bin files cannot be read", gone + ": no such file or directory"}; !slices.Equal(complaints, want) {
		t.Errorf("complaints %q, want %q", complaints, want)
	}
}

func TestStandardInputIsRecognised(t *testing.T) {
	utf16le := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(`{"text":"Zárkot"}`)) {
		utf16le = append(utf16le, byte(u), byte(u>>8))
	}
	for stdin, want := range map[string]string{
		`{"text":"Zarkot"}`: "Zarkot", "Two guards": "Two guards", string(gzipped([]byte("Two guards"))): "Two guards",
		string(onePage("Two guards were killed")):                        "Two guards were killed",
		string(word(t, map[string]string{"word/document.xml": wordXML})): "Two guards were killed\nnear Zarkot.",
		string(utf16le): "Zárkot",
	} {
		reports, complaints := readAll(t, DefaultCaps, stdin, StandardInput)
		if len(reports) != 1 || reports[0].Text != want {
			t.Errorf("%.20q: %+v %q", stdin, reports, complaints)
		}
	}
}

func TestTheSameReportHasTheSameID(t *testing.T) {
	reports, _ := readAll(t, DefaultCaps, "{\"text\":\"a\",\"source\":\"b\"}\n{\"source\":\"b\",\"text\":\"a\"}\n{\"text\":\"ab\"}\n", StandardInput)
	if reports[0].ID != reports[1].ID || reports[0].ID == reports[2].ID {
		t.Errorf("ids %q %q %q", reports[0].ID, reports[1].ID, reports[2].ID)
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		article: "en",
		"پولیس کے مطابق پیر کی رات مسلح افراد کی فائرنگ سے دو محافظ ہلاک ہو گئے اور سڑک کئی گھنٹے بند رہی۔": "ur",
		"42": "",
		strings.Repeat("Il a été tué à la gare et on a dit que la police est là. ", 4):                         "fr",
		strings.Repeat("Der Mann war in Haft, und was an der Sache in dem Fall lag, ist noch nicht klar. ", 4): "de",
		strings.Repeat("A mulher e as duas filhas chegaram a casa as seis e a ponte estava fechada. ", 4):      "pt",
		strings.Repeat("TWO GUARDS WERE SHOT AT THE GATE OF THE MILL, AND ONE OF THEM DIED. ", 3):              "en",
	} {
		if got := language("", text); got != want {
			t.Errorf("%.20s… is %q, want %q", text, got, want)
		}
	}
}

// No bytes make a parser panic, hang or give a report that is not valid UTF-8.
func FuzzRead(f *testing.F) {
	f.Add("json", []byte(`{"id":"r1","text":"Two guards","published":"2031-03-06"}`))
	f.Add("text", []byte("Source: Hill Post\n\nTwo guards"))
	f.Add("text", []byte("D\xe9partement"))
	f.Add("html", fmt.Appendf(nil, page, article, article))
	f.Add("pdf", onePage("Two guards"))
	f.Add("eml", []byte(letterText))
	f.Add("eml", []byte("Subject: =?utf-8?q?Guards\xcb\xf8?=\r\nFrom: =?utf-8?q?Hill\xcb\xf8?= <news@hillpost.example>\r\n\r\nTwo guards"))
	var doc bytes.Buffer
	w := zip.NewWriter(&doc)
	member, _ := w.Create("word/document.xml")
	member.Write([]byte(wordXML))
	w.Close()
	f.Add("docx", doc.Bytes())
	f.Setenv("PATH", f.TempDir()) // our own PDF reader, not another program
	c := Caps{File: 1 << 20, Line: 1 << 20, Unpacked: 1 << 20}
	f.Fuzz(func(t *testing.T, format string, data []byte) {
		r, problems, err := c.parse(t.Context(), Original{Format: Format(format), Data: data})
		if err == nil && r == nil {
			t.Errorf("no report and no error, problems %q", problems)
		}
		if err == nil && strings.ToValidUTF8(r.Title+r.Text+r.Source, "") != r.Title+r.Text+r.Source {
			t.Errorf("not UTF-8: %q %q", r.Title, r.Text)
		}
	})
}

// Whatever comes in on a stream, each line is given once and none is longer than the cap.
func FuzzOpen(f *testing.F) {
	f.Add([]byte("{\"text\":\"a\"}\n\n{\"text\":\"b\"}"))
	f.Add(gzipped([]byte("{\"text\":\"a\"}\n")))
	f.Add([]byte{0xff, 0xfe, '{', 0})
	f.Add([]byte("{" + strings.Repeat("a", 64))) // one byte over, and no newline
	f.Fuzz(func(t *testing.T, data []byte) {
		c := Caps{File: 1 << 16, Line: 64, Unpacked: 1 << 16}
		for o := range c.Open([]string{StandardInput}, bytes.NewReader(data)) {
			if o.Format == JSON && len(o.Data) > 64 {
				t.Errorf("a line of %d bytes", len(o.Data))
			}
		}
	})
}
