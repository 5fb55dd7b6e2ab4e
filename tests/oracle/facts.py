"""
What other tools say about a file: readelf, nm, llvm-dwarfdump; as numbers.
"""
import collections
import re
import shutil
import subprocess

Section = collections.namedtuple(
    'Section', 'index name type addr offset size flags')
Symbol = collections.namedtuple(
    'Symbol', 'value size type bind section name')
Segment = collections.namedtuple(
    'Segment', 'type offset vaddr filesz memsz flags')


def output(*argv):
    done = subprocess.run(argv, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    return done.stdout.decode('utf-8', 'surrogateescape')


DWARFDUMP = next((t for t in ('llvm-dwarfdump-14', 'llvm-dwarfdump')
                  if shutil.which(t)), None)

SECTION = re.compile(
    r'\s*\[ *(\d+)\] (.*?) +([A-Z][A-Z0-9_]*|0x[0-9a-f]+) +([0-9a-f]{8,16}) '
    r'([0-9a-f]{6,}) ([0-9a-f]{6,}) ([0-9a-f]{2,}) +([A-Za-z]*) +\d+ +\d+ '
    r'+\d+$')


def sections(path):
    found = []
    for line in output('readelf', '-SW', path).split('\n'):
        match = SECTION.match(line)
        if match and match.group(1) != '0':
            index, name, kind, addr, offset, size, _, flags = match.groups()
            found.append(Section(int(index), name, kind, int(addr, 16),
                                 int(offset, 16), int(size, 16), flags))
    return found


SEGMENT = re.compile(
    r'  (\S+) +0x([0-9a-f]+) 0x([0-9a-f]+) 0x[0-9a-f]+ 0x([0-9a-f]+) '
    r'0x([0-9a-f]+) ([RWE ]{3}) ')


def segments(path):
    return [Segment(m[0], *(int(n, 16) for n in m[1:5]), m[5])
            for m in SEGMENT.findall(output('readelf', '-lW', path))]


SYMBOL = re.compile(
    r'\s*(\d+): ([0-9a-f]+) +(\d+|0x[0-9a-f]+) (<.*>: \d+|\S+) +'
    r'(\S+) +\S+ +'
    r'(?:\[.*\] +)?(\S+)(?: (.*))?$')


def is_arm(path):
    with open(path, 'rb') as stream:
        return stream.read(20)[18:] == b'\x28\0'


def numbered(path, table):
    """(number, symbol) of the entries of a table."""
    inside, thumb = False, is_arm(path)
    for line in output('readelf', '-sW', path).split('\n'):
        if line.startswith('Symbol table '):
            inside = f"'{table}'" in line
            continue
        match = SYMBOL.match(line) if inside else None
        if match:
            number, value, size, kind, bind, section, name = match.groups()
            place = int(value, 16)
            if thumb and kind == 'FUNC':
                place &= ~1 # the mode
            yield int(number), Symbol(place, int(size, 0), kind, bind,
                                      section, name or '')


def symbols(path, table='.symtab'):
    return [symbol for _, symbol in numbered(path, table)]


def nm(path):
    """(address, size, name) of defined sized symbols."""
    found = []
    for line in output('nm', '-S', '--defined-only', path).split('\n'):
        words = line.split(' ', 3)
        if len(words) == 4 and len(words[0]) == len(words[1]):
            found.append((int(words[0], 16), int(words[1], 16), words[3]))
    return found


Frame = collections.namedtuple('Frame', 'offset size start lsda')
FRAME = re.compile(r'([0-9a-f]{8,16}) ([0-9a-f]{8,16}) [0-9a-f]+ FDE .*'
                   r'cie=([0-9a-f]+) pc=([0-9a-f]+)\.\.')
CIE = re.compile(r'([0-9a-f]{8,16}) [0-9a-f]{8,16} [0-9a-f]+ CIE')
AUGMENTED = re.compile(r'  Augmentation data: +([0-9a-f ]+)$')


def frames(path):
    """
    Entries of .eh_frame. lsda: offset from the entry's start to the exception
    table, where a pointer to it is written as most compilers do, or None.
    """
    found, cies, inside, cie = [], {}, False, None
    for line in output('readelf', '-W', '--debug-dump=frames',
                       path).split('\n'):
        if line.startswith('Contents of the '):
            inside = '.eh_frame ' in line
        if not inside:
            continue
        match = CIE.match(line)
        if match:
            cie = int(match[1], 16)
        elif line.startswith('  Augmentation: ') and '"zPLR"' in line:
            cies[cie] = True
        match = FRAME.match(line)
        if match:
            offset, size, of, start = (int(n, 16) for n in match.groups())
            found.append(Frame(offset, size + 4, start, None))
            cie = of
        match = AUGMENTED.match(line)
        if match and found and cies.get(cie) and \
                not line.startswith('  Augmentation data:     9b'):
            data = bytes.fromhex(match[1])
            if len(data) == 4:
                found[-1] = found[-1]._replace(
                    lsda=17 + int.from_bytes(data, 'little', signed=True))
    return found


TABLE_OF = re.compile(r"Relocation section '.*' at offset 0x([0-9a-f]+) ")
RELOCATION = re.compile(
    r'([0-9a-f]{8,16})  ([0-9a-f]{8,16}) (R_\w+) +(?:([0-9a-f]{8,16}) +)?'
    r'(?:([^ ].*?)(?: ([-+]) ([0-9a-f]+))?)?$')


def relocations(path):
    """[(offset of the table, [(type, place, symbol, its value, addend)])]"""
    tables = []
    for line in output('readelf', '-rW', path).split('\n'):
        match = TABLE_OF.match(line)
        if match:
            tables.append((int(match[1], 16), []))
            continue
        match = RELOCATION.match(line)
        if not match or not tables:
            continue
        place, _, kind, value, name, sign, addend = match.groups()
        if value is None: # an addend alone
            name, addend = '', name
        number = int(addend, 16) if addend else 0
        tables[-1][1].append((kind, int(place, 16), name,
                              int(value or '0', 16),
                              -number if sign == '-' else number))
    return tables


UNWIND_ROW = re.compile(r'0x([0-9a-f]+)(?: <.*>)?: (?:@?0x[0-9a-f]+)')


def exidx(path):
    """Addresses of the functions of ARM's unwind table, row by row."""
    return [int(match[1], 16) for match in map(
        UNWIND_ROW.match, output('readelf', '-u', path).split('\n')) if match]


STUB = re.compile(r'([0-9a-f]+) <(.*)>:$')


def stubs(path, section):
    """(start, name) of what objdump recognises in a section of stubs."""
    for line in output('objdump', '-d', '--no-show-raw-insn', '-j', section,
                       path).split('\n'):
        match = STUB.match(line)
        if match:
            yield int(match[1], 16), match[2]


JUMP = re.compile(r' *([0-9a-f]+):\t(?:bnd )?jmp +\*0x[0-9a-f]+\(%rip\) +'
                  r'# ([0-9a-f]+)')


def jumps(path, section):
    """(start, slot) of jumps through a slot, on x86-64."""
    for line in output('objdump', '-d', '--no-show-raw-insn', '-j', section,
                       path).split('\n'):
        match = JUMP.match(line)
        if match:
            yield int(match[1], 16), int(match[2], 16)


ESCAPE = re.compile(rb'\\([0-7]{3}|.)')
ESCAPED = {b't': b'\t', b'n': b'\n'}


def unquote(text):
    """A text as LLVM quotes it: C escapes, octal for what is not ASCII."""
    if not text.startswith('"'):
        return text
    raw = text[1:text.rindex('"')].encode('utf-8', 'surrogateescape')
    raw = ESCAPE.sub(lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3
                     else ESCAPED.get(m[1], m[1]), raw)
    return raw.decode('utf-8', 'surrogateescape')


# ---- llvm-dwarfdump --debug-info ---------------------------------------------

class Die:
    __slots__ = ('offset', 'tag', 'parent', 'attributes', 'ranges', 'unit',
                 'children')

    def __init__(self, offset, tag, parent, unit):
        self.offset, self.tag, self.parent, self.unit = \
            offset, tag, parent, unit
        self.attributes, self.ranges, self.children = {}, None, []

    def number(self, name):
        text = self.attributes.get(name)
        match = re.match(r'(?:indexed \([^)]*\) address = )?'
                         r'(0x[0-9a-f]+|\d+)', text) if text else None
        return int(match.group(1), 0) if match else None

    def text(self, name):
        text = self.attributes.get(name)
        if text is None or not text.startswith('"'):
            return None
        return unquote(text)

    def extents(self):
        """Ranges as written; an empty list when it has none."""
        if self.ranges is not None:
            return self.ranges
        low, high = self.number('low_pc'), self.number('high_pc')
        if low is None or high is None:
            return []
        return [(low, high)]


DIE = re.compile(r'0x([0-9a-f]+): ( *)(DW_TAG_\w+|NULL)')
ATTRIBUTE = re.compile(r' +DW_AT_(\w+)\t\((.*)$')
RANGE = re.compile(r'\s*\[0x([0-9a-f]+), 0x([0-9a-f]+)\)')


def debug_info(path):
    """(list of unit DIEs, dict offset -> DIE)"""
    units, by_offset, stack = [], {}, []
    die = attribute = None
    for line in output(DWARFDUMP, '--debug-info', path).split('\n'):
        match = DIE.match(line)
        if match:
            offset, indent, tag = match.groups()
            depth = len(indent) // 2
            del stack[depth:]
            attribute = None
            if tag == 'NULL':
                die = None
                continue
            parent = stack[-1] if stack else None
            die = Die(int(offset, 16), tag[7:], parent,
                      parent.unit if parent else None)
            if parent:
                parent.children.append(die)
            else:
                die.unit = die
                units.append(die)
            stack.append(die)
            by_offset[die.offset] = die
            continue
        if die is None:
            continue
        match = ATTRIBUTE.match(line)
        if match:
            attribute, value = match.groups()
            die.attributes[attribute] = value[:-1] if value.endswith(')') \
                else value
            if attribute == 'ranges':
                die.ranges = []
            continue
        match = RANGE.match(line) if attribute == 'ranges' else None
        if match:
            die.ranges.append(tuple(int(n, 16) for n in match.groups()))
    return units, by_offset


def reference(die, name, by_offset):
    text = die.attributes.get(name)
    match = re.match(r'0x([0-9a-f]+)', text) if text else None
    return by_offset.get(int(match.group(1), 16)) if match else None


def names(die, by_offset):
    """(linkage name, name) of a function, through its origins."""
    linkage = name = None
    for _ in range(16):
        linkage = linkage or die.text('linkage_name') or \
            die.text('MIPS_linkage_name')
        name = name or die.text('name')
        die = reference(die, 'abstract_origin', by_offset) or \
            reference(die, 'specification', by_offset)
        if die is None:
            break
    return linkage, name


# ---- llvm-dwarfdump --debug-line ---------------------------------------------

class LineTable:
    def __init__(self, offset):
        self.offset, self.version = offset, 0
        self.dirs, self.files, self.sequences = {}, {}, []


TABLE = re.compile(r'debug_line\[0x([0-9a-f]+)\]')
DIR = re.compile(r'include_directories\[ *(\d+)\] = (.*)$')
FILE = re.compile(r'file_names\[ *(\d+)\]:')
ROW = re.compile(r'0x([0-9a-f]{8,16}) +(\d+) +\d+ +(\d+) +\d+ +\d+ +(.*)$')


def debug_line(path):
    """dict: offset -> LineTable; a sequence is a list of (pc, file, line)"""
    tables, table, number, rows = {}, None, None, []
    for line in output(DWARFDUMP, '--debug-line', path).split('\n'):
        match = ROW.match(line)
        if match:
            address, row, file, flags = match.groups()
            rows.append((int(address, 16), int(file), int(row)))
            if 'end_sequence' in flags:
                table.sequences.append(rows)
                rows = []
            continue
        match = TABLE.match(line)
        if match:
            table = LineTable(int(match.group(1), 16))
            tables[table.offset] = table
            rows = []
            continue
        word = line.strip()
        if word.startswith('version: '):
            table.version = int(word[9:])
        elif word.startswith('name: '):
            table.files[number] = [unquote(word[6:]), 0]
        elif word.startswith('dir_index: '):
            table.files[number][1] = int(word[11:])
        else:
            match = DIR.match(line)
            if match:
                table.dirs[int(match.group(1))] = unquote(match.group(2))
            match = FILE.match(line)
            if match:
                number = int(match.group(1))
    return tables
