#!/bin/sh
# The same small service (samples/service) in C, Rust and Go, built in the
# usual ways, and what binsize says of each: how large, how much of it is
# debug information, what strip would save; then what the rest is made of.
#
#	samples/document-size.sh [DIR] > document-size.md
#
# Builds into DIR (default: a temporary folder). BINSIZE names the program; CC,
# RUSTC and GO the compilers. A language whose compiler is missing is left out
# aloud. Prints Markdown.
set -eu

BINSIZE=${BINSIZE-binsize}
CC=${CC-cc} RUSTC=${RUSTC-rustc} GO=${GO-go}
source=$(cd "$(dirname "$0")/service" && pwd)
if [ $# -gt 0 ]; then
	mkdir -p "$1"
	into=$(cd "$1" && pwd)
else
	into=$(mktemp -d)
	trap 'rm -rf "$into"' EXIT
fi

has() {
	command -v "$1" > /dev/null && return 0
	echo "samples/document-size.sh: no $1; $2 is left out" >&2
	return 1
}

go_build() {
	CGO_ENABLED=0 GO111MODULE=off "$GO" build -trimpath -buildvcs=false \
	    -ldflags="-buildid= $1" -o "$into/$2" "$3"
}

rust_build() {
	out=$1
	shift
	"$RUSTC" --edition 2021 -C opt-level=3 "$@" \
	    --remap-path-prefix "$source"=. -o "$into/$out" service.rs
}

cd "$source"
if has "$CC" C; then
	"$CC" -O2 -pthread -o "$into/c" service.c
	"$CC" -O2 -g -pthread -ffile-prefix-map="$source"=. \
	    -o "$into/c-debug" service.c
fi
if has "$RUSTC" Rust; then
	rust_build rust
	rust_build rust-debug -C debuginfo=2
	rust_build rust-small -C panic=abort -C opt-level=z -C lto=fat \
	    -C codegen-units=1
fi
if has "$GO" Go; then
	go_build "" go service.go
	go_build "-s -w" go-sw service.go
	go_build "" go-http service_http.go
	go_build "-s -w" go-http-sw service_http.go
fi
cd "$into"

# Bytes of the file in one row of a dimension; 0 when there is no such row.
bytes() {
	"$BINSIZE" report -d "$2" -n 0 --format csv "$1" | awk -F, -v row="$3" '
		$1 == row { sum += $NF }
		END { print sum + 0 }'
}

# Bytes of code in all rows of a dimension that match a pattern.
code() {
	"$BINSIZE" report -d "$2" -n 0 --only .text --filter "$3" \
	    --format csv "$1" |
	    awk -F, 'NR > 1 { sum += $NF } END { print sum + 0 }'
}

stripped() {
	"$BINSIZE" savings --format csv "$1" |
	    sed -n 's/^strip,[^,]*,\([0-9]*\),.*/\1/p'
}

packed() {
	"$BINSIZE" savings --wire --format csv "$1" |
	    sed -n "s/^$2,[^,]*,\([0-9]*\),.*/\1/p"
}

percent() {
	awk -v part="$1" -v whole="$2" \
	    'BEGIN { printf "%.1f %%", 100 * part / whole }'
}

echo '| build | bytes | debug information | strip leaves | strip saves |' \
    'gzip layer | stripped |'
echo '|---|---:|---:|---:|---:|---:|---:|'
for name in c c-debug rust rust-debug rust-small go go-sw go-http \
    go-http-sw; do
	[ -f "$name" ] || continue
	size=$(stat -c %s "$name")
	debug=$(bytes "$name" kind 'debug info')
	after=$(stripped "$name")
	echo "| $name | $size | $(percent "$debug" "$size") | $after |" \
	    "$(percent "$((size - after))" "$size") |" \
	    "$(packed "$name" 'as it is') | $(packed "$name" strip) |"
done
echo
echo '| of the stripped file | bytes | code | of it runtime or std |' \
    'panics and backtraces | types of no package | pclntab | unwind tables |'
echo '|---|---:|---:|---:|---:|---:|---:|---:|'
for name in c rust go go-http; do
	[ -f "$name" ] || continue
	after=$(stripped "$name")
	share() { percent "$1" "$after"; }
	case $name in
	c) own='^$' panics='^$' ;;
	rust)
		own='^(std|core|alloc)$'
		panics='^(gimli|addr2line|rustc_demangle|object|miniz_oxide)$'
		;;
	go*) own='^(runtime|internal/runtime/.*)$' panics='^$' ;;
	esac
	panics=$(($(code "$name" package "$panics") +
	    $(code "$name" symbol '[pP]anic|[bB]acktrace|traceback')))
	echo "| $name | $after | $(share "$(bytes "$name" kind code)") |" \
	    "$(share "$(code "$name" package "$own")") |" \
	    "$(share "$panics") |" \
	    "$(share "$(bytes "$name" package '[Go types]')") |" \
	    "$(share "$(bytes "$name" section .gopclntab)") |" \
	    "$(share "$(bytes "$name" kind 'unwind tables')") |"
done
