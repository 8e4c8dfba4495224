// Command daybook turns news reports into a conflict record that anyone can check.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"daybook"
	"daybook/internal/read"
)

func main() {
	reader, err := read.New()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	dec := json.NewDecoder(in)
	for dec.More() {
		var r daybook.Report
		if err := dec.Decode(&r); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		enc.Encode(reader.Read(&r))
	}
}
