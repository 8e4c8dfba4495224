// Command train makes the models that internal/language embeds from treebanks given by path. The same data
// make the same file, bit for bit.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"daybook/internal/language"
)

func main() {
	ewt := flag.String("ewt", "", "folder of UD English EWT: train, dev and LICENSE.txt")
	out := flag.String("out", "internal/language/model", "folder to write english.bin to")
	flag.Parse()
	if err := run(*ewt, *out); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(ewt, out string) error {
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
	info := language.Info{Name: "english", Licence: "CC BY-SA 4.0", Sources: []string{"UD English EWT, train part (CC BY-SA 4.0)", "the wire grammar of cmd/train (Apache-2.0)"}}
	log := func(format string, args ...any) { fmt.Printf(format+"\n", args...) }
	model, err := language.Teach(lessons, info, log)
	if err != nil {
		return err
	}
	log("%d bytes", len(model))
	return os.WriteFile(filepath.Join(out, "english.bin"), model, 0o644)
}
