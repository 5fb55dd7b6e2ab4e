// The same service by net/http and encoding/json, as most Go services are
// written.
package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
)

var served atomic.Uint64

type reply struct {
	Text   string `json:"text"`
	Hash   string `json:"hash"`
	Served uint64 `json:"served"`
}

func answer(text string) reply {
	hash := fnv.New64a()
	hash.Write([]byte(text))
	return reply{text, fmt.Sprintf("%016x", hash.Sum64()), served.Add(1)}
}

func serveOne(out http.ResponseWriter, request *http.Request) {
	out.Header().Set("Content-Type", "application/json")
	text := strings.TrimPrefix(request.URL.Path, "/")
	if err := json.NewEncoder(out).Encode(answer(text)); err != nil {
		fmt.Fprintln(os.Stderr, "service:", err)
	}
}

func main() {
	words := os.Args[1:]
	if len(words) == 2 && words[0] == "-l" {
		http.HandleFunc("/", serveOne)
		fmt.Fprintln(os.Stderr, "service:",
			http.ListenAndServe("127.0.0.1:"+words[1], nil))
		os.Exit(1)
	}
	out := json.NewEncoder(os.Stdout)
	for _, word := range words {
		if err := out.Encode(answer(word)); err != nil {
			os.Exit(1)
		}
	}
}
