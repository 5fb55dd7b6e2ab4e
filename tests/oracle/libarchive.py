"""
Entries of a tar as libarchive reads them, through its C functions: names as
bytes, times to the nanosecond, which bsdtar -tv does not tell.
"""
import ctypes
import ctypes.util

KINDS = {0o100000: 'f', 0o040000: 'd', 0o120000: 'l', 0o020000: 'c',
         0o060000: 'c', 0o010000: 'c', 0o140000: 'f'}
OK, WARN, EOF = 0, -20, 1


def load():
    name = ctypes.util.find_library('archive') or 'libarchive.so.13'
    lib = ctypes.CDLL(name)
    pointer, integer, size = ctypes.c_void_p, ctypes.c_int64, ctypes.c_size_t
    for names, result, arguments in (
            ('read_new', pointer, []),
            ('read_support_filter_none read_support_format_tar read_free',
             ctypes.c_int, [pointer]),
            ('read_set_option', ctypes.c_int,
             [pointer] + 3 * [ctypes.c_char_p]),
            ('read_open_memory', ctypes.c_int, [pointer, pointer, size]),
            ('read_next_header', ctypes.c_int, [pointer, pointer]),
            ('error_string', ctypes.c_char_p, [pointer]),
            ('read_header_position', integer, [pointer]),
            ('entry_pathname entry_symlink entry_hardlink', ctypes.c_char_p,
             [pointer]),
            ('entry_size entry_uid entry_gid entry_mtime', integer,
             [pointer]),
            ('entry_filetype entry_perm', ctypes.c_uint, [pointer]),
            ('entry_mtime_nsec', ctypes.c_long, [pointer]),
            ('entry_rdevmajor entry_rdevminor', ctypes.c_uint64, [pointer]),
            ('entry_xattr_reset entry_sparse_reset', ctypes.c_int, [pointer]),
            ('entry_xattr_next', ctypes.c_int, 4 * [pointer]),
            ('entry_sparse_next', ctypes.c_int, 3 * [pointer])):
        for name in names.split():
            function = getattr(lib, 'archive_' + name)
            function.restype, function.argtypes = result, arguments
    return lib


def xattr_hash(pairs):
    """The sum that binsize keeps: FNV-1a of each record, any order."""
    total = 0
    for name, value in pairs:
        one = 0xcbf29ce484222325
        for byte in name + b'=' + value:
            one = (one ^ byte) * 0x100000001b3 % 2 ** 64
        total = (total + (one | 1)) % 2 ** 64
    return total


def plain(name):
    """A name as the place in a tree that it means."""
    parts = []
    for part in name.split(b'/'):
        if part == b'..':
            parts[-1:] = []
        elif part not in (b'', b'.'):
            parts.append(part)
    return b'/'.join(parts)


def xattrs_of(lib, entry):
    pairs = []
    name, value = ctypes.c_char_p(), ctypes.c_void_p()
    size = ctypes.c_size_t()
    lib.archive_entry_xattr_reset(entry)
    while lib.archive_entry_xattr_next(
            entry, ctypes.byref(name), ctypes.byref(value),
            ctypes.byref(size)) == OK:
        pairs.append((name.value,
                      ctypes.string_at(value, size.value) if size.value
                      else b''))
    return set(pairs)  # some stand in an archive twice, in two codings


def stored_of(lib, entry):
    """Bytes of content that are no holes, as the map of holes says."""
    at, length = ctypes.c_int64(), ctypes.c_int64()
    count = lib.archive_entry_sparse_reset(entry)
    total = 0
    while lib.archive_entry_sparse_next(entry, ctypes.byref(at),
                                        ctypes.byref(length)) == OK:
        total += length.value
    return total if count else None


def fact(lib, entry):
    hard = lib.archive_entry_hardlink(entry)
    symbolic = lib.archive_entry_symlink(entry)
    kind = 'h' if hard is not None else KINDS.get(
        lib.archive_entry_filetype(entry), '?')
    size = lib.archive_entry_size(entry)
    sparse = stored_of(lib, entry)
    return {
        'kind': kind, 'size': size if kind == 'f' else 0,
        'stored': sparse, 'mode': lib.archive_entry_perm(entry),
        'uid': lib.archive_entry_uid(entry) % 2 ** 32,
        'gid': lib.archive_entry_gid(entry) % 2 ** 32,
        'mtime': lib.archive_entry_mtime(entry) * 10 ** 9 +
        lib.archive_entry_mtime_nsec(entry),
        'device': (lib.archive_entry_rdevmajor(entry),
                   lib.archive_entry_rdevminor(entry)),
        'xattrs': xattr_hash(xattrs_of(lib, entry)),
        'target': plain(hard) if hard is not None else symbolic or b'',
        'path': plain(lib.archive_entry_pathname(entry) or b'')}


def entries(lib, data):
    """(entries, how it ended) as libarchive has them."""
    reader = lib.archive_read_new()
    try:
        lib.archive_read_support_filter_none(reader)
        lib.archive_read_support_format_tar(reader)
        lib.archive_read_set_option(reader, b'tar', b'hdrcharset', b'BINARY')
        if lib.archive_read_open_memory(reader, data, len(data)):
            return [], 'error'
        entries, entry = [], ctypes.c_void_p()
        while True:
            rc = lib.archive_read_next_header(reader, ctypes.byref(entry))
            if rc not in (OK, WARN):
                message = lib.archive_error_string(reader) or b''
                return entries, 'end' if rc == EOF else message.decode()
            entries.append(fact(lib, entry))
    finally:
        lib.archive_read_free(reader)
