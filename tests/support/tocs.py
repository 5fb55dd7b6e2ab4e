"""
Layers with a table of contents, made from a plain tar: eStargz and
zstd:chunked. Frames of zstd hold stored blocks, so that they are the same
bytes everywhere.
"""
import hashlib
import io
import json
import struct
import tarfile
import zlib


def digest(data):
    return 'sha256:' + hashlib.sha256(data).hexdigest()


def member(data, level=9):
    """One member of gzip."""
    packer = zlib.compressobj(level, zlib.DEFLATED, 31, 8)
    return packer.compress(data) + packer.flush()


def frame(data, dictionary=0):
    """One frame of zstd, of stored blocks and with a window of 2 MiB; that
    asks for a dictionary, if it has an ID."""
    name = struct.pack('<I', dictionary) if dictionary else b''
    out = b'\x28\xb5\x2f\xfd' + (b'\x83' if name else b'\x80') + \
        b'\x58' + name + struct.pack('<I', len(data))
    parts = [data[at:at + 65536] for at in range(0, len(data), 65536)] or [b'']
    for i, part in enumerate(parts, 1):
        out += struct.pack('<I', len(part) << 3 | (i == len(parts)))[:3] + part
    return out


def skipped(data):
    return b'\x50\x2a\x4d\x18' + struct.pack('<I', len(data)) + data


def rows_of(tar):
    """Entries of a tar as a table has them, each with its content's place."""
    kinds = {tarfile.REGTYPE: 'reg', tarfile.AREGTYPE: 'reg',
             tarfile.DIRTYPE: 'dir', tarfile.SYMTYPE: 'symlink',
             tarfile.LNKTYPE: 'hardlink'}
    rows = []
    for info in tarfile.open(fileobj=io.BytesIO(tar)):
        row = {'name': info.name + '/' * info.isdir(),
               'type': kinds.get(info.type, 'char')}
        if info.linkname:
            row['linkName'] = info.linkname
        row['mode'] = info.mode
        rows.append((row, info.offset_data, info.size))
    return rows


def pieces_of(row, content, piece):
    """The row of a file's first piece, and those of the others."""
    row['size'] = len(content)
    row['digest'] = digest(content)
    parts = [content[at:at + piece] for at in range(0, len(content), piece)]
    row['chunkDigest'] = digest(parts[0])
    if len(parts) > 1:
        row['chunkSize'] = len(parts[0])
    return [row] + [{'name': row['name'], 'type': 'chunk',
                     'chunkOffset': i * piece, 'chunkSize': len(part),
                     'chunkDigest': digest(part)}
                    for i, part in enumerate(parts) if i], parts


def compress(tar, piece, pack, ends):
    """The blob of all entries, and the table's rows."""
    blob, rows, pending = b'', [], 0
    for row, at, size in rows_of(tar):
        if not size or row['type'] != 'reg':
            rows.append(row)
            continue
        own, parts = pieces_of(row, tar[at:at + size], piece)
        if ends:  # what stands before a content is a frame of its own
            blob += pack(tar[pending:at])
            pending = at
        for one, part in zip(own, parts):
            if not ends and at > pending:
                blob += pack(tar[pending:at])
                pending = at
            one['offset'] = len(blob)
            at += len(part)
            if ends:
                blob += pack(part)
                pending = at
        if ends:
            row['endOffset'] = len(blob)
        rows += own
    # The end of an eStargz' tar stands behind its table.
    last = len(tar) if ends else max(
        (at + size + -size % 512 for _, at, size in rows_of(tar)), default=0)
    return blob + pack(tar[pending:last]), rows


def header(name, size):
    info = tarfile.TarInfo(name)
    info.size = size
    return info.tobuf(tarfile.USTAR_FORMAT)


def estargz(tar, piece=4 << 20):
    blob, rows = compress(tar, piece, member, False)
    table = json.dumps({'version': 1, 'entries': rows}, indent='\t').encode()
    at = len(blob)
    blob += member(header('stargz.index.json', len(table)) + table +
                   bytes(-len(table) % 512) + bytes(1024))
    extra = b'SG' + struct.pack('<H', 22) + b'%016xSTARGZ' % at
    return blob + b'\x1f\x8b\x08\x04' + bytes(5) + b'\xff' + \
        struct.pack('<H', len(extra)) + extra + \
        b'\x01\x00\x00\xff\xff' + bytes(8)


def chunked(tar, piece=65536):
    blob, rows = compress(tar, piece, frame, True)
    table = json.dumps({'version': 1, 'entries': rows}).encode()
    packed = frame(table)
    at = len(blob) + 8
    blob += skipped(packed)
    footer = struct.pack('<7Q', at, len(packed), len(table), 1, 0, 0, 0)
    return blob + skipped(footer + b'GNUlInUx')
