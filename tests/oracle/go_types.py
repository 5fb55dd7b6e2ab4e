"""
Go's types: debug information tells for each where its description lies
(DW_AT_go_runtime_type), and its name whose it is. What binsize claims must be
that, and nothing that nm knows to be a variable. What a variable points to,
a text or a table without a name, is of the variable's package. In a program
without symbols hardly a variable is said to be of a package that it is not
of, and the linker's tables are nobody's.
"""
import bisect
import collections
import re

import binsize_run as br
import facts

FILES = {
    'go.mod': 'module example.com/types\n\ngo 1.19\n',
    'main.go': '''package main

import (
	"crypto/rand"
	"fmt"
	"os"
	"reflect"

	"example.com/types/inner"
)

type local struct{ inner.Table }

func main() {
	for _, value := range append(inner.All(), local{}, inner.Set[*local]{}) {
		kind := reflect.TypeOf(value)
		fmt.Println(kind, kind.NumMethod(), value)
	}
	fmt.Println(inner.Line(len(os.Args)))
	fmt.Println(rand.Read(make([]byte, 8)))
}
''',
    'inner/inner.go': '''// Package inner has a type of each kind, with methods and without.
package inner

import (
	"fmt"
	"sync"
)

type Key string

type Table map[string]int

func (t Table) Len() int                       { return len(t) }
func (t Table) Get(name string) int            { return t[name] }
func (t Table) Add(name string, n int)         { t[name] = n }
func (t Table) each(do func(string, int) bool) { do("", 0) }
func (t Table) Merge(other Table) Table        { return other }
func (t Table) String() string                 { return "table" }

type Index map[Key][]*Point

func (i Index) Find(key Key) (*Point, bool) { return nil, i[key] == nil }
func (i *Index) Drop(keys ...Key) error     { return nil }

type Point struct {
	X, Y int
	name string `json:"name"`
}

func (p *Point) Move(x, y int) { p.X, p.Y = x, y }

type Base struct {
	id int
	*Point
}

type Embedded struct {
	Base
	sync.Mutex
	fmt.Stringer
	more [3]Key
}

type Empty struct{}

type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

func (p Pair[K, V]) Swap() Pair[string, K] { return Pair[string, K]{"", p.Key} }

type Set[T comparable] map[T]struct{}

func (s Set[T]) Has(item T) bool { _, has := s[item]; return has }
func (s Set[T]) Put(item T)      { s[item] = struct{}{} }

type Handler func(at Point, words ...string) (int, error)

func (h Handler) Serve(at Point) (int, error) { return h(at) }

type Queue chan Point

func (q Queue) Close() { close(q) }

type Grid [64]Point
type Huge [1 << 16]*Point
type Mixed [300]struct {
	Next *Mixed
	_    [5]int
}
type List []Key

func (l List) Less(i, j int) bool { return l[i] < l[j] }

type Shape interface {
	Area() float64
	hidden(Key) Point
}

type Circle float64

func (c Circle) Area() float64        { return float64(c) }
func (c Circle) hidden(key Key) Point { return Point{} }

var Poem = "It was many and many a year ago, in a kingdom by the sea"

var Curve = [][3]int{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}, {13}}

//go:noinline
func Line(n int) (string, [3]int) { return Poem[n:], Curve[n] }

func All() []any {
	shapes := []Shape{Circle(1), Circle(2)}
	return []any{Key(""), Table{}, Index{}, &Index{}, &Point{},
		Base{}, &Embedded{}, Empty{}, Pair[Key, []Point]{},
		Pair[int, Pair[string, bool]]{}, Set[Key]{}, Set[[2]Point]{},
		Handler(nil), Queue(nil), &Grid{}, new(Huge) == nil, &Mixed{},
		List{}, shapes, shapes[0], struct {
			A int
			b Point
		}{}, [7]Key{}, map[Point][]Key{}, func(Key, ...int) Point {
			return Point{}
		} == nil, (<-chan Key)(nil), (chan<- *Queue)(nil),
		[]interface {
			Foo()
			bar(Huge)
		}{}, map[[2]Key]map[Table1]func(){}, (*func(Huge) Mixed)(nil),
		(**[2]chan []Circle)(nil), any(new(Huge))}
}

type Table1 struct{ uint8 }
''',
}

# Names of types that are not one package's: of literals, functions, and of
# what generic functions share.
NOBODYS = re.compile(r'(map|func|struct|interface|chan|noalg|go\.shape)\b|<-')
# What the linker calls the descriptions themselves and what belongs to them;
# a mask and a number of the same eight bytes are one, under either name.
TABLES = re.compile(r'(type|go)[.:]|\$f64\.|'
                    r'runtime\.(types|gcbits\.|itablink)')
# Tables of the linker that a stripped program still tells of.
TOLD = ('runtime.findfunctab', 'runtime.gcdata', 'runtime.gcbss')


def package_of(name):
    """By the name of a type; None when it does not tell."""
    base = re.sub(r'^(\*|\[\d*\])+', '', name)
    match = re.match(r'((?:[^\[./ ]|\.(?=.*/)|/)*)\.[^./]',
                     base.split('[')[0])
    return match.group(1).replace('%2e', '.') \
        if match and not NOBODYS.match(base) else None


def addresses(path):
    """(address, name) of each described type. The value is an offset from
    runtime.types, or up to 1.19 the address of some."""
    start = next((symbol.value for symbol in facts.symbols(path)
                  if symbol.name == 'runtime.types'), None)
    for unit in facts.debug_info(path)[0] if start else []:
        for die in unit.children:
            at, name = die.number('GO_runtime_type'), die.text('name')
            if at and name:
                yield at if at >= start else start + at, name


class Map:
    """Who owns an address, and how that is known."""

    def __init__(self, data):
        self.ranges = [(int(start), int(start) + int(size), label, evidence)
                       for _, start, size, label, evidence in br.rows(data)[1]]
        self.starts = [start for start, *_ in self.ranges]

    def at(self, address):
        index = bisect.bisect_right(self.starts, address) - 1
        _, end, label, evidence = self.ranges[index]
        return (label, evidence) if index >= 0 and address < end else ('', '')

    def within(self, start, end):
        """(bytes, label, evidence) of each part of a range."""
        index = max(bisect.bisect_right(self.starts, start) - 1, 0)
        while index < len(self.ranges) and self.starts[index] < end:
            low, high, label, evidence = self.ranges[index]
            if high > start:
                yield min(high, end) - max(low, start), label, evidence
            index += 1


def missed(owners, wanted):
    """Descriptions that are not found, or found to be another's."""
    for address, name in wanted:
        package = package_of(name)
        label, evidence = owners.at(address)
        if evidence != 'table':
            yield f'{name} at {address:#x}: {label} by {evidence}'
        elif package and label != package:
            yield f'{name} at {address:#x}: {label}, not {package}'


def too_much(owners, variables):
    """Bytes of variables that were taken for a description."""
    for symbol in variables:
        for size, label, evidence in owners.within(
                symbol.value, symbol.value + symbol.size):
            if evidence == 'table':
                yield f'{size} bytes of {symbol.name}: {label}'


def variables_of(path):
    """What has a size, is no code and none of the linker's tables."""
    code = {str(section.index) for section in facts.sections(path)
            if 'X' in section.flags or 'pclntab' in section.name}
    return [symbol for symbol in facts.symbols(path)
            if symbol.size and symbol.type == 'OBJECT' and
            symbol.section not in code and not TABLES.match(symbol.name)
            and symbol.name not in TOLD]


def untold(path, owners):
    """Bytes of the linker's tables that are somebody's."""
    places = {str(section.index): section for section in facts.sections(path)}
    for symbol in facts.symbols(path):
        if symbol.name in TOLD and \
                'pclntab' not in places[symbol.section].name:
            for size, label, _ in owners.within(symbol.value, symbol.value +
                                                symbol.size):
                if label != '[Go data]':
                    yield f'{size} bytes of {symbol.name}: {label}'


def strayed(owners, variables):
    """Bytes of variables that are said to be another package's, which are few:
    a package may be the only one to use what is another's."""
    wrong, total = collections.Counter(), 0
    for symbol in variables:
        package = package_of(symbol.name)
        total += symbol.size if package else 0
        for size, label, evidence in owners.within(
                symbol.value, symbol.value + symbol.size):
            if package and evidence == 'guess' and label[0] != '[' and \
                    label != package:
                wrong[f'{symbol.name} to {label}'] += size
    if sum(wrong.values()) * 100 > total:
        yield f'{total} bytes of variables: {wrong.most_common(4)}'


# Variables that point to something, and bytes of an element of that.
POINTING = {'Poem': 1, 'Curve': 24}
# Machines whose code binsize understands, by the first part of an ELF file.
UNDERSTOOD = (b'\x3e', b'\xb7')


def content(path):
    """(address, size) of what variables point to. In files that are relocated
    when they start it is not there."""
    with open(path, 'rb') as stream:
        data = stream.read()
    sections = {str(section.index): section for section in
                facts.sections(path)}
    for symbol in facts.symbols(path) if data[18:19] in UNDERSTOOD else []:
        size = POINTING.get(symbol.name.removeprefix(
            'example.com/types/inner.'))
        if not size:
            continue
        section = sections[symbol.section]
        at = section.offset + symbol.value - section.addr
        start, count = (int.from_bytes(data[i:i + 8], 'little')
                        for i in (at, at + 8))
        if start:
            yield start, count * size


def faults(folder, whole, stripped):
    """Of a program, and of the same without symbols."""
    path = folder.at(whole)
    wanted = list(addresses(path))
    counts = collections.Counter(package_of(name) for _, name in wanted)
    found = []
    for package in ('example.com/types/inner', 'main', 'runtime'):
        if counts[package] < 2:
            found.append(f'{counts[package]} types of {package}')
    for name in (whole, stripped):
        owners = Map(folder.binsize('map', '-d', 'package', '--domain', 'vm',
                                    '--format', 'csv', name))
        lines = [*missed(owners, wanted),
                 *too_much(owners, variables_of(path)),
                 *strayed(owners, variables_of(path)),
                 *untold(path, owners)]
        for start, size in content(path):
            for part, label, _ in owners.within(start, start + size):
                if label != 'example.com/types/inner':
                    lines.append(f'{part} of {size} bytes at {start:#x}: '
                                 f'{label}')
        found += [f'{name}: {line}' for line in lines[:8]]
        if len(lines) > 8:
            found.append(f'{name}: {len(lines)} of {len(wanted)}')
    return found
