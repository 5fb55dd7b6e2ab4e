// A small Go program: most of its bytes are the runtime and fmt.
package main

import (
	"fmt"
	"os"
	"strings"
)

type greeter struct {
	words []string
}

func (g *greeter) greet(names ...string) string {
	var out strings.Builder
	for i, name := range names {
		fmt.Fprintf(&out, "%s, %s\n", g.words[i%len(g.words)], name)
	}
	return out.String()
}

func main() {
	names := os.Args[1:]
	if len(names) == 0 {
		names = []string{"world"}
	}
	g := greeter{words: []string{"hello", "good day"}}
	fmt.Print(g.greet(names...))
}
