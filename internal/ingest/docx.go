package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"daybook"
)

// parseDOCX takes the running text out of a Word document (ECMA-376: word/document.xml), and its title.
// Deleted text, comments, headers and footers are left out. What it unpacks is capped, for a small file
// may unpack to anything.
func (c Caps) parseDOCX(data []byte) (*daybook.Report, []string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, nil, daybook.Invalid("is not a Word document: %v", err)
	}
	body, err := c.member(archive, "word/document.xml")
	if err != nil {
		return nil, nil, err
	}
	text, err := wordText(body)
	if err != nil {
		return nil, nil, daybook.Invalid("is not a Word document: %v", err)
	}
	r := &daybook.Report{Text: text}
	if properties, err := c.member(archive, "docProps/core.xml"); err == nil {
		var core struct {
			Title string `xml:"title"`
		}
		if xml.Unmarshal(properties, &core) == nil {
			r.Title = strings.TrimSpace(core.Title)
		}
	}
	if strings.TrimSpace(r.Text) == "" {
		return nil, nil, errors.New("no text in the document")
	}
	return r, nil, nil
}

// member unpacks one file of an archive.
func (c Caps) member(archive *zip.Reader, name string) ([]byte, error) {
	f, err := archive.Open(name)
	if err != nil {
		return nil, daybook.Invalid("is not a Word document: it has no %s", name)
	}
	defer f.Close()
	data, err := atMost(f, c.Unpacked)
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", name, err)
	}
	return data, nil
}

// wordText is the text of a document, a line a paragraph.
func wordText(document []byte) (string, error) {
	var out strings.Builder
	in := xml.NewDecoder(bytes.NewReader(document))
	inText := false
	for {
		token, err := in.Token()
		if err == io.EOF {
			return strings.TrimSpace(out.String()), nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = true
			case "tab":
				out.WriteByte('\t')
			case "br", "cr":
				out.WriteByte('\n')
			case "noBreakHyphen":
				out.WriteByte('-')
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "p":
				out.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				out.Write(t)
			}
		}
	}
}
