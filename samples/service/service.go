// A small service, the same in C, Rust and Go: it answers GET /TEXT with the
// text, its FNV-1a hash and how often it was asked, as JSON.
//
//	service TEXT...      answers on standard output
//	service -l PORT      answers on a port of this machine
//
// The C and Rust ones read the request themselves. So does this one; serving
// by net/http, as most Go services do, is service_http.go.
package main

import (
	"fmt"
	"net"
	"os"
	"strings"
	"sync/atomic"
)

var served atomic.Uint64

func hashText(text string) uint64 {
	hash := uint64(0xcbf29ce484222325)
	for i := 0; i < len(text); i++ {
		hash = (hash ^ uint64(text[i])) * 0x100000001b3
	}
	return hash
}

// quote makes a text as JSON has it between quotes.
func quote(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		switch letter := text[i]; {
		case letter == '"' || letter == '\\':
			out.WriteByte('\\')
			out.WriteByte(letter)
		case letter < 0x20:
			fmt.Fprintf(&out, "\\u%04x", letter)
		default:
			out.WriteByte(letter)
		}
	}
	return out.String()
}

func answer(text string) string {
	return fmt.Sprintf("{\"text\":\"%s\",\"hash\":\"%016x\",\"served\":%d}\n",
		quote(text), hashText(text), served.Add(1))
}

func serveOne(conn net.Conn) {
	defer conn.Close()
	request := make([]byte, 4096)
	size, err := conn.Read(request)
	if err != nil {
		return
	}
	path := strings.TrimPrefix(string(request[:size]), "GET /")
	if end := strings.IndexAny(path, " \r\n"); end >= 0 {
		path = path[:end]
	}
	body := answer(path)
	fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"+
		"Content-Length: %d\r\n\r\n%s", len(body), body)
}

func serve(port string) error {
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		return err
	}
	for {
		conn, err := listener.Accept()
		if err != nil {
			return err
		}
		go serveOne(conn)
	}
}

func main() {
	words := os.Args[1:]
	if len(words) == 2 && words[0] == "-l" {
		fmt.Fprintln(os.Stderr, "service:", serve(words[1]))
		os.Exit(1)
	}
	for _, word := range words {
		fmt.Print(answer(word))
	}
}
