"""
Whom the bytes without a name of their own are about, by readelf, objdump and
an own look at string tables: entries of unwind tables, of relocation and
symbol tables, names, slots of the global offset table and of arrays, stubs.

A follower is (domain, start, end, names): bytes of memory ('vm') or of the
file, and the names that one of must own each of them; None among them means
that nobody may, too.
"""
import collections
import re
import struct

import facts
import spans

SLOTS = ('.got', '.init_array', '.fini_array', '.preinit_array', '.ctors',
         '.dtors')
THREAD_LOCAL = ('R_X86_64_DTPMOD64', 'R_X86_64_DTPOFF64', 'R_X86_64_TPOFF64')
PLTS = ('.plt', '.plt.sec', '.plt.got', '.plt.bnd')


def plain(name):
    """Without a version, or "@plt"."""
    return re.sub(r'@.*|\$plt$', '', name)


class Owners:
    """Names of the symbols at an address: readelf's, else what ours are."""

    def __init__(self, sized, ours):
        self.layers = spans.layers(sized)
        self.exact = collections.defaultdict(set)
        for start, end, name in sized:
            self.exact[start, end - start].add(name)
        self.ours = [r for r in ours if not r[2].startswith('[') or
                     r[2].startswith('[function ')]

    @staticmethod
    def find(layers, address):
        low, high = 0, len(layers)
        while low < high:
            middle = (low + high) // 2
            if layers[middle][1] <= address:
                low = middle + 1
            else:
                high = middle
        if low < len(layers) and layers[low][0] <= address:
            return layers[low][2]
        return None

    def at(self, address):
        names = self.find(self.layers, address)
        if names:
            return set(names)
        name = self.find(self.ours, address)
        return {name} if name else set()

    def of(self, address, size, name):
        """Of a symbol: itself, or one of its aliases."""
        if size:
            return {name} | self.exact.get((address, size), set())
        return {name, None} | self.at(address)

    def alias(self, name):
        """A name and those of the same bytes."""
        return {name}.union(*(names for names in self.exact.values()
                              if name in names))


class Slots:
    """What the words of slot sections hold: {address: names}."""

    def __init__(self, subject, owners, relocations):
        self.sections = [s for s in subject.sections if s.size and
                         s.name.startswith(SLOTS) and 'A' in s.flags and
                         s.type != 'NOBITS']
        self.word = 8 if subject.is64 else 4
        code = '<Q' if subject.is64 else '<I'
        self.held = {}
        for section in self.sections:
            for at in range(0, section.size - self.word + 1, self.word):
                value, = struct.unpack_from(code, subject.bytes,
                                            section.offset + at)
                self.held[section.addr + at] = owners.at(value) if value \
                    else set()
        for kind, place, name, value, addend in relocations:
            if place in self.held:
                if not name and not addend:
                    continue # the word itself tells
                self.held[place] = owners.at(addend) if not name else \
                    {plain(name)} if not value or kind in THREAD_LOCAL \
                    else owners.at(value + addend)

    def whose(self, owners, place):
        if place in self.held:
            return self.held[place]
        if any(s.addr <= place < s.addr + s.size for s in self.sections):
            return set()
        return owners.at(place)


def joined(followers):
    """As spans.layers(), each with all names that one of may own it."""
    return [(start, end, frozenset().union(*sets)) for start, end, sets in
            spans.layers(followers)]


def unwind(subject, owners):
    frame = next((s for s in subject.sections if s.name == '.eh_frame'), None)
    header = next((s for s in subject.sections
                   if s.name == '.eh_frame_hdr'), None)
    if not frame:
        return
    starts = []
    lsdas = collections.defaultdict(set)
    for entry in facts.frames(subject.path):
        low = frame.addr + entry.offset
        names = owners.at(entry.start)
        starts.append(entry.start)
        yield 'vm', low, low + entry.size, names
        if entry.lsda:
            lsdas[low + entry.lsda] |= names
    yield from exceptions(subject, lsdas)
    if header:
        # Rows are sorted by address, as the entries they find need not be.
        for row, start in enumerate(sorted(starts)):
            low = header.addr + 12 + 8 * row
            if low + 8 <= header.addr + header.size:
                yield 'vm', low, low + 8, owners.at(start)


def arm_unwind(subject, owners):
    for section in subject.sections:
        if section.name != '.ARM.exidx':
            continue
        for row, start in enumerate(facts.exidx(subject.path)):
            low = section.addr + 8 * row
            yield 'vm', low, low + 8, owners.at(start)


def exceptions(subject, lsdas):
    """
    Tables of .gcc_except_table: the first bytes of each are its function's.
    How long one is, nobody else says; the next one's start is no part of it.
    """
    for section in subject.sections:
        for start in lsdas if section.name == '.gcc_except_table' else ():
            yield 'vm', start, start + 4, lsdas[start]


def relocated(subject, owners, slots, tables):
    """Entries of mapped relocation tables."""
    by_offset = {s.offset: s for s in subject.sections
                 if s.type in ('RELA', 'REL') and 'A' in s.flags}
    for offset, entries in tables:
        section = by_offset.get(offset)
        if section is None:
            continue
        size = section.size // max(len(entries), 1)
        for number, (_, place, *_) in enumerate(entries):
            low = section.addr + number * size
            yield 'vm', low, low + size, slots.whose(owners, place)


def packed(subject, owners, slots):
    """Words of RELR, each shared out among the places that it tells."""
    word, code = (8, '<Q') if subject.is64 else (4, '<I')
    for section in subject.sections:
        if section.type != 'RELR':
            continue
        place = 0
        for at in range(0, section.size, word):
            value, = struct.unpack_from(code, subject.bytes,
                                        section.offset + at)
            if value & 1:
                places = [place + word * bit for bit in range(8 * word - 1)
                          if value >> (bit + 1) & 1]
                place += word * (8 * word - 1)
            else:
                places = [value]
                place = value + word
            for byte in range(word):
                low = section.addr + at + byte
                yield 'vm', low, low + 1, slots.whose(
                    owners, places[byte * len(places) // word])


def entries(subject, table, owners):
    """(number, names) of the entries of a symbol table."""
    sections = {str(s.index): s for s in subject.sections}
    tls = next((s for s in subject.segments if s.type == 'TLS'), None)
    nobits = collections.defaultdict(set)
    for _, symbol in facts.numbered(subject.path, table):
        if symbol.type == 'TLS':
            nobits[symbol.value, symbol.size].add(symbol.name)
    for number, symbol in facts.numbered(subject.path, table):
        name, start = symbol.name, symbol.value
        section = sections.get(symbol.section)
        if table == '.dynsym':
            name = plain(name)
        if symbol.section == 'UND' and name:
            yield number, {plain(name)}
        if not name or not section or 'A' not in section.flags or \
                symbol.type in ('SECTION', 'FILE'):
            continue
        if symbol.type == 'TLS':
            start += tls.vaddr if tls else 0
            if section.type == 'NOBITS':
                if symbol.size:
                    yield number, {name, *nobits[symbol.value, symbol.size]}
                continue
        if section.addr <= start < section.addr + section.size:
            yield number, owners.of(start, symbol.size, name)


def place_of(subject, section):
    return ('vm', section.addr) if 'A' in section.flags else \
        ('file', section.offset)


def named(subject, owners):
    """Entries of symbol tables, and their names."""
    by_name = {s.name: s for s in subject.sections}
    for table, names in (('.symtab', '.strtab'), ('.dynsym', '.dynstr')):
        if table not in by_name:
            continue
        section, strings = by_name[table], by_name[names]
        size = 24 if subject.is64 else 16
        domain, base = place_of(subject, section)
        users = collections.defaultdict(set)
        for number, names in entries(subject, table, owners):
            yield (domain, base + number * size, base + (number + 1) * size,
                   names)
            at, = struct.unpack_from('<I', subject.bytes,
                                     section.offset + number * size)
            if names:
                users[at] |= names
        domain, base = place_of(subject, strings)
        text = subject.bytes[strings.offset:strings.offset + strings.size]
        for start, end, names in stored(text, users):
            yield domain, base + start, base + end, names


def stored(text, users):
    """(start, end, names) of strings: the whole one's users before those of
    its ends."""
    whole = {at for at in users if None not in users[at] and
             (at == 0 or text[at - 1] == 0)}
    for at in users:
        end = text.index(b'\0', at) + 1
        start = text.rfind(b'\0', 0, at) + 1
        if end - at <= 1 or at not in whole and start in whole:
            continue
        inner = {name for other in users if at <= other < end and
                 start not in whole for name in users[other]}
        yield at, end, users[at] | inner


def slotted(slots):
    for place, names in slots.held.items():
        yield 'vm', place, place + slots.word, names


def stubs(subject, owners, slots):
    for section in subject.sections:
        if section.name not in PLTS:
            continue
        for start, slot in facts.jumps(subject.path, section.name):
            yield 'vm', start, start + 6, slots.held.get(slot, set())
        found = list(facts.stubs(subject.path, section.name))
        ends = [start for start, _ in found[1:]] + \
            [section.addr + section.size]
        for (start, name), end in zip(found, ends):
            resolver = re.match(r'\*ABS\*\+0x([0-9a-f]+)@plt$', name)
            if resolver:
                yield 'vm', start, end, owners.at(int(resolver[1], 16))
            elif name.endswith(('@plt', '$plt')):
                yield 'vm', start, end, owners.alias(plain(name))


def all_of(subject, sized, ours):
    """Every follower that is known of, of a program that is no object."""
    owners = Owners(sized, ours)
    tables = facts.relocations(subject.path)
    slots = Slots(subject, owners, [e for _, entries in tables
                                    for e in entries])
    yield from unwind(subject, owners)
    yield from arm_unwind(subject, owners)
    yield from relocated(subject, owners, slots, tables)
    yield from packed(subject, owners, slots)
    yield from named(subject, owners)
    yield from slotted(slots)
    yield from stubs(subject, owners, slots)
