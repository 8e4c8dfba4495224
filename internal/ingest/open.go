package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"

	"daybook"
)

// StandardInput is the name of standard input among the names of files.
const StandardInput = "-"

// Open finds the originals in files and folders, in the order given; "-" is stdin. Folders are walked in
// the order of their names, hidden files left out. Only one line or one file is held at a time.
func (c Caps) Open(names []string, stdin io.Reader) iter.Seq[Original] {
	c = c.orDefaults()
	return func(yield func(Original) bool) {
		for _, name := range names {
			if name == StandardInput {
				if !c.stream("standard input", stdin, "", yield) {
					return
				}
			} else if !c.path(name, yield) {
				return
			}
		}
	}
}

// path yields the originals of a file or folder; false when the taker wants no more.
func (c Caps) path(name string, yield func(Original) bool) bool {
	goOn := true
	err := filepath.WalkDir(name, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			goOn = yield(Original{From: path, Err: fault(err)})
		case path != name && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return filepath.SkipDir
			}
		case e.IsDir():
		case path != name && !e.Type().IsRegular() && e.Type() != fs.ModeSymlink:
			goOn = yield(Original{From: path, Err: errors.New("is not a file")})
		case path != name && formatOf(path) == "":
			goOn = yield(Original{From: path, Err: daybook.Invalid("%s files cannot be read", kindOf(path))})
		default:
			goOn = c.file(path, yield)
		}
		if !goOn {
			return filepath.SkipAll
		}
		return nil
	})
	return goOn && (err == nil || yield(Original{From: name, Err: fault(err)}))
}

func (c Caps) file(path string, yield func(Original) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(Original{From: path, Err: fault(err)})
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return yield(Original{From: path, Err: errors.New("is a folder")})
	}
	return c.stream(path, f, formatOf(path), yield)
}

// lines marks, among the answers of formatOf, files of JSON lines.
const lines Format = "jsonl"

// formatOf tells the format by a file's name; "" when the name does not say.
func formatOf(path string) Format {
	name := strings.TrimSuffix(strings.ToLower(path), ".gz")
	switch filepath.Ext(name) {
	case ".jsonl", ".ndjson":
		return lines
	case ".json":
		return JSON
	case ".txt", ".text", ".md":
		return Text
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".pdf":
		return PDF
	case ".docx":
		return DOCX
	case ".eml":
		return EML
	}
	return ""
}

func kindOf(path string) string {
	if ext := filepath.Ext(path); ext != "" {
		return ext
	}
	return "nameless"
}

// stream yields the originals of one file or of standard input, unpacking gzip.
func (c Caps) stream(from string, r io.Reader, format Format, yield func(Original) bool) bool {
	in := bufio.NewReaderSize(r, 64<<10)
	whole := c.File
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return yield(Original{From: from, Err: fmt.Errorf("unpack gzip: %w", err)})
		}
		in, whole = bufio.NewReaderSize(unpacked, 64<<10), c.Unpacked
	}
	in = withoutUTF16(in)
	if format == "" {
		format = sniff(in)
	}
	if format == lines {
		return c.lines(from, in, yield)
	}
	data, err := atMost(in, whole)
	switch {
	case err != nil:
		return yield(Original{From: from, Err: fault(err)})
	case format == JSON:
		return values(from, data, yield)
	}
	return yield(Original{From: from, Format: format, Data: data})
}

// sniff tells the format by the first bytes; plain text when nothing else is recognised.
func sniff(in *bufio.Reader) Format {
	head, _ := in.Peek(512)
	trimmed := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	switch {
	case len(trimmed) == 0 || trimmed[0] == '{':
		return lines
	case bytes.HasPrefix(trimmed, []byte("%pdf-")):
		return PDF
	case bytes.HasPrefix(trimmed, []byte("pk\x03\x04")):
		return DOCX
	case bytes.HasPrefix(trimmed, []byte("<!doctype html")), bytes.HasPrefix(trimmed, []byte("<html")):
		return HTML
	}
	return Text
}

// lines yields each line that is not blank. A line over the cap is passed over, not held.
func (c Caps) lines(from string, in *bufio.Reader, yield func(Original) bool) bool {
	for n := 1; ; n++ {
		line, tooLong, err := readLine(in, c.Line)
		o := Original{From: fmt.Sprintf("%s:%d", from, n), Format: JSON, Data: line}
		if n == 1 {
			o.Data = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		switch {
		case err != nil && err != io.EOF:
			o.Data, o.Err = nil, fault(err)
			return yield(o)
		case tooLong:
			o.Data, o.Err = nil, daybook.Invalid("line longer than the cap of %s", size(c.Line))
		case len(bytes.TrimSpace(line)) == 0:
			if err == io.EOF {
				return true
			}
			continue
		}
		if !yield(o) {
			return false
		}
		if err == io.EOF {
			return true
		}
	}
}

// readLine reads up to a newline or the end (io.EOF). It holds at most max bytes of the line.
func readLine(in *bufio.Reader, max int64) (line []byte, tooLong bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if tooLong = tooLong || int64(len(line)+len(part)) > max+1; tooLong {
			line = nil
		} else {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			if line = bytes.TrimRight(line, "\r\n"); int64(len(line)) > max { // the last line has no newline to spare
				line, tooLong = nil, true
			}
			return line, tooLong, err
		}
	}
}

// fault is an error of the file system in the words of a user: the path is named beside it anyway.
func fault(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
