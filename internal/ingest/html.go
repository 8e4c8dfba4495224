package ingest

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"daybook"
)

// shortest is the fewest characters that are taken for an article: less is a menu or a caption.
const shortest = 40

var errNoArticle = errors.New("no article found in the page")

// parseHTML takes the article out of a page, with the title, outlet, address and date that the page gives.
func parseHTML(data []byte) (*daybook.Report, []string, error) {
	decoded, err := charset.NewReader(bytes.NewReader(data), "text/html")
	if err != nil {
		return nil, nil, daybook.Invalid("is not a page: %v", err)
	}
	page, err := io.ReadAll(decoded)
	if err != nil {
		return nil, nil, daybook.Invalid("is not a page: %v", err)
	}
	doc, err := html.Parse(bytes.NewReader(page)) // refuses pages nested too deep
	if err != nil {
		return nil, nil, daybook.Invalid("is not a page: %v", err)
	}
	found, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		EnableFallback: true, ExcludeComments: true, HtmlDateOverride: &htmldate.Result{}, MaxTreeSize: 200_000})
	if err != nil || found.ContentNode == nil {
		return nil, nil, errNoArticle
	}
	m := found.Metadata
	text := strings.TrimSpace(strings.TrimPrefix(paragraphs(found.ContentNode), m.Title+"\n"))
	if utf8.RuneCountInString(text) < shortest {
		return nil, nil, errNoArticle
	}
	r := &daybook.Report{Title: m.Title, Text: text, URL: m.URL, Source: m.Sitename}
	if r.Source == "" {
		r.Source = m.Hostname
	}
	r.Published = pageDate(page, m.URL)
	return r, nil, nil
}

// pageDate is the day a page was first published, "" when it does not say. Dates to come are allowed: the
// record may be of invented reports.
func pageDate(page []byte, url string) string {
	found, err := htmldate.FromReader(bytes.NewReader(page), htmldate.Options{UseOriginalDate: true, URL: url,
		MinDate: time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC), MaxDate: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil || found.IsZero() {
		return ""
	}
	return found.DateTime.Format(time.DateOnly)
}

// paragraphs is the text under a node, a line for each paragraph, heading, list item or row.
func paragraphs(n *html.Node) string {
	var lines []string
	var line strings.Builder
	end := func() {
		if words := strings.Join(strings.Fields(line.String()), " "); words != "" {
			lines = append(lines, words)
		}
		line.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) { // the parser nests nodes some hundreds deep at most
		for c := range n.ChildNodes() {
			if c.Type == html.TextNode {
				line.WriteString(c.Data)
				continue
			}
			if block[c.DataAtom] {
				end()
			}
			walk(c)
			if block[c.DataAtom] {
				end()
			}
		}
	}
	walk(n)
	end()
	return strings.Join(lines, "\n")
}

var block = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Li: true, atom.Tr: true, atom.Br: true, atom.Blockquote: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Pre: true, atom.Dd: true, atom.Dt: true}
