"""
Tars for tests/oracle/tars: what archivers and builders of images make of a
folder full of oddities, and headers by hand, which no archiver writes, or no
longer. cases() gives names and functions; given a folder these return the
bytes, or a list of them, or of (label, bytes).
"""
import base64
import gzip
import hashlib
import io
import os
import shutil
import subprocess
import tarfile


class Skip(Exception):
    pass


def content(size, seed=b''):
    return b''.join(hashlib.sha256(seed + b'%d' % i).digest()
                    for i in range(size // 32 + 1))[:size]


LONG = 'folder/' * 20 + 'n' * 90
NAMES = ['a', 'b' * 99, 'c' * 100, 'd' * 155 + '/' + 'e' * 100, 'f/' * 60 +
         'g', 'h' * 98 + '/i', 'utf8-\u00e9\u4e2d', './dot/./name', LONG]


def python_tar(form):
    """All kinds of entries, as far as the format has them."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode='w', format=form,
                      encoding='utf-8') as archive:
        def add(name, kind=tarfile.REGTYPE, size=0, **more):
            info = tarfile.TarInfo(name)
            info.type, info.size = kind, size
            for key, value in more.items():
                setattr(info, key, value)
            try:
                archive.addfile(info, io.BytesIO(content(size)))
            except ValueError:
                pass  # more than the format can say
        for i, name in enumerate(NAMES):
            add(name, size=[0, 1, 511, 512, 513, 4000][i % 6],
                mode=[0o644, 0o4755, 0o1777, 0][i % 4], mtime=i * 10 ** 8)
            add(name + '.l', tarfile.SYMTYPE, linkname='../' + name)
            add(name + '.h', tarfile.LNKTYPE, linkname='./' + name)
        add('dir', tarfile.DIRTYPE, mode=0o755)
        add('dir/deep/', tarfile.DIRTYPE, mode=0o1777)
        add('pipe', tarfile.FIFOTYPE)
        for kind in (tarfile.CHRTYPE, tarfile.BLKTYPE):
            add('device', kind, devmajor=8, devminor=1)
            add('device', kind, devmajor=0o7777, devminor=0o777777)
        for uid in (0, 1, 65534, 0o7777777, 0o10000000, 2 ** 31, 2 ** 32 - 2):
            add('owner', uid=uid, gid=uid // 2, uname='some', gname='body')
        for mtime in (0, 1, -1, 2 ** 31, 2 ** 33, 2 ** 35, -10 ** 9, 1.5,
                      1e9 + 0.25):
            add('time', mtime=mtime)
        if form == tarfile.PAX_FORMAT:
            add('x', pax_headers={'SCHILY.xattr.user.a': 'one',
                                  'SCHILY.xattr.security.capability':
                                  '\x01\x02', 'comment': 'no matter'})
            add('x', pax_headers={'atime': '5.5', 'ctime': '7',
                                  'VENDOR.key': 'a\nb=c 7 d'})
            add('x', pax_headers={'SCHILY.xattr.user.empty': ''})
            add('x', pax_headers={'path': 'record/wins', 'size': '7'},
                size=7)
            archive.pax_headers = {'comment': 'of all'}
    return out.getvalue()


def scene(path):
    """Files for archivers that read a file system."""
    def at(*names):
        return os.path.join(path, *names)
    os.makedirs(at('deep/' * 30))
    for i, name in enumerate(NAMES):
        os.makedirs(os.path.dirname(at(name)), exist_ok=True)
        with open(at(name), 'wb') as file:
            file.write(content([0, 1, 511, 512, 513, 40000][i % 6]))
        os.utime(at(name), ns=(0, i * 10 ** 17 + 123456789))
    os.symlink(LONG, at('link'))
    os.link(at('a'), at('hard'))
    os.link(at(LONG), at('hard-to-long'))
    os.mkfifo(at('pipe'))
    os.chmod(at('a'), 0o4750)
    for name, parts in (('sparse', 3), ('sparser', 60), ('hole', 0)):
        with open(at(name), 'wb') as file:
            for i in range(parts):
                file.seek(i * 65536 + 4096)
                file.write(content(5000, b'%d' % i))
            file.truncate(parts * 65536 + 1000000)
    if os.geteuid() == 0:
        os.mknod(at('null'), 0o20666, os.makedev(1, 3))
        os.chown(at('b' * 99), 3000000, 2 ** 31)
    for name in ('user.one', 'user.two'):
        try:
            os.setxattr(at('a'), name, b'\0value\n')
        except OSError:
            pass
    with open(os.fsencode(at('')) + b'latin-\xe9', 'wb') as file:
        file.write(b'1')


def by_tar(tool, *options):
    def make(folder):
        if not shutil.which(tool):
            raise Skip(f'{tool} not found')
        done = subprocess.run([tool, *options, '-cf', '-', '-C',
                               os.path.join(folder, 'scene'), '.'],
                              capture_output=True)
        if not done.stdout:
            raise RuntimeError(done.stderr.decode()[-300:])
        return done.stdout
    return make


GO = '''package main
import ("archive/tar"; "os"; "strconv"; "strings"; "time")
func main() {
	n, _ := strconv.Atoi(os.Args[1])
	w := tar.NewWriter(os.Stdout)
	for i, name := range []string{"a", strings.Repeat("b", 100),
		strings.Repeat("c/", 90) + "d", strings.Repeat("e", 300), "\\u00e9"} {
		for j, typ := range []byte{'0', '5', '2', '1', '3', '4', '6'} {
			h := &tar.Header{Typeflag: typ, Name: name, Mode: 0o4711,
				Uid: i << uint(8 * j % 30), Gid: j,
				ModTime: time.Unix(int64(i) << uint(j * 7), 0),
				Format: tar.Format(n)}
			if typ == '0' { h.Size = int64(100 * i) }
			if typ == '1' || typ == '2' { h.Linkname = name }
			if typ == '3' || typ == '4' { h.Devmajor, h.Devminor = 5, 6 }
			if n == 4 {
				h.ModTime = h.ModTime.Add(time.Duration(i * 1001))
				h.PAXRecords = map[string]string{
					"SCHILY.xattr.user.k": name, "GOLANG.x": "y"}
			}
			if w.WriteHeader(h) != nil { continue }
			w.Write(make([]byte, h.Size))
		}
	}
	if n == 4 {
		w.WriteHeader(&tar.Header{Typeflag: 'g', Name: "global",
			PAXRecords: map[string]string{"comment": "c"}})
		w.WriteHeader(&tar.Header{Typeflag: '0', Name: "behind"})
	}
	w.Close()
}
'''


def by_go(number):
    def make(folder):
        program = os.path.join(folder, 'gotar')
        if not os.path.exists(program):
            if not shutil.which('go'):
                raise Skip('go not found')
            with open(program + '.go', 'w', encoding='utf-8') as stream:
                stream.write(GO)
            subprocess.run(['go', 'build', '-o', program, program + '.go'],
                           check=True, env={**os.environ,
                                            'GO111MODULE': 'off'})
        return subprocess.run([program, str(number)], check=True,
                              stdout=subprocess.PIPE).stdout
    return make


def layers_of(layout):
    """The tars of all layers of a layout."""
    out = []
    folder = os.path.join(layout, 'blobs', 'sha256')
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), 'rb') as file:
            data = file.read()
        if data[:2] == b'\x1f\x8b':
            out.append(gzip.decompress(data))
    return out


def by_umoci(folder):
    if not shutil.which('umoci'):
        raise Skip('umoci not found')
    image = os.path.join(folder, 'umoci')

    def do(*words):
        subprocess.run(['umoci', *words], check=True, capture_output=True)
    do('init', '--layout', image)
    do('new', '--image', image + ':1')
    do('insert', '--rootless', '--image', image + ':1',
       os.path.join(folder, 'scene', 'f'), '/f')
    do('insert', '--rootless', '--image', image + ':1',
       os.path.join(folder, 'scene', 'dot'), '/dot')
    do('unpack', '--rootless', '--image', image + ':1', image + '-bundle')
    os.link(image + '-bundle/rootfs/dot/name', image + '-bundle/rootfs/hard')
    os.symlink('x' * 200, image + '-bundle/rootfs/link')
    do('repack', '--image', image + ':2', image + '-bundle')
    return layers_of(image)


def by_buildah(folder):
    if not shutil.which('buildah'):
        raise Skip('buildah not found')
    env = {**os.environ, 'HOME': folder, 'BUILDAH_ISOLATION': 'chroot',
           'STORAGE_DRIVER': 'vfs'}
    context = os.path.join(folder, 'context')
    os.makedirs(context)
    shutil.copytree(os.path.join(folder, 'scene', 'f'), context + '/f')
    os.symlink('y' * 150, context + '/f/link')
    with open(context + '/Containerfile', 'w', encoding='utf-8') as file:
        file.write('FROM scratch\nCOPY --chown=70000:5 f /f\nCOPY f /g/\n')
    words = ['buildah', '--root', folder + '/store', '--runroot',
             folder + '/run']
    for more in (['bud', '--layers', '-t', 'x', context],
                 ['push', 'x', f'oci:{folder}/built:1']):
        subprocess.run(words + more, check=True, capture_output=True, env=env)
    return layers_of(folder + '/built')


# Headers by hand: what no archiver writes, or no longer.

def header(name=b'n', kind=b'0', size=0, magic=b'ustar\x0000', mode=b'0000644',
           uid=b'0000000', gid=b'0000000', mtime=b'00000000000', link=b'',
           size_field=None, major=b'', minor=b'', prefix=b'', tail=None,
           signed=False):
    def field(value, width):
        return (value + bytes(width))[:width]
    block = field(name, 100) + field(mode, 8) + field(uid, 8) + \
        field(gid, 8) + field(size_field or b'%011o' % size, 12) + \
        field(mtime, 12) + b' ' * 8 + kind + field(link, 100) + \
        field(magic, 8) + bytes(64) + field(major, 8) + field(minor, 8) + \
        field(prefix if tail is None else tail, 167)
    total = sum(b - 256 if signed and b > 127 else b for b in block)
    return block[:148] + b'%06o\0 ' % total + block[156:]


def record(key, value):
    body = b' ' + key + b'=' + value + b'\n'
    size = len(body) + 1
    while len(b'%d' % size) + len(body) != size:
        size = len(b'%d' % size) + len(body)
    return b'%d' % size + body


def with_content(block, data):
    return block + data + bytes(-len(data) % 512)


def pax(*records, kind=b'x'):
    data = b''.join(record(k, v) for k, v in records)
    return with_content(header(b'PaxHeader', kind, len(data)), data)


GNU_MAGIC, V7_MAGIC = b'ustar  \0', b''


def base256(value, width):
    return (value % 2 ** (8 * width - 1) | 1 << 8 * width - 1).to_bytes(
        width, 'big')


def long_name(kind, name):
    return with_content(header(b'././@LongLink', kind, len(name) + 1,
                               GNU_MAGIC), name + b'\0')


def made_by_hand():
    """{name: parts of an archive}; ends are added."""
    data = content(700)
    return {
        'types 7, Z and NUL': [with_content(header(b'seven', b'7', 700),
                                            data),
                               with_content(header(b'Z', b'Z', 700), data),
                               with_content(header(b'nul', b'\0', 700),
                                            data)],
        'v7 folder': [header(b'dir/', b'\0', magic=V7_MAGIC),
                      header(b'dir0/', b'0', magic=V7_MAGIC),
                      with_content(header(b'file', b'\0', 700, V7_MAGIC),
                                   data)],
        'folders of type NUL': [header(b'u/', b'\0'),
                                header(b'g/', b'\0', magic=GNU_MAGIC)],
        'folders of type 0': [header(b'u/', b'0'),
                              header(b'g/', b'0', magic=GNU_MAGIC)],
        'signed checksum': [with_content(header(
            b'\xe9\xe8', size=700, signed=True), data)],
        'base 256': [with_content(header(
            b'b', size_field=base256(700, 12), magic=GNU_MAGIC,
            mtime=base256(-5, 12), uid=base256(3000000, 8),
            gid=base256(2 ** 31, 8)), data), header(b'behind')],
        'numbers with blanks': [with_content(header(
            b'blanks', size_field=b'      1274 ', mode=b'   644 ',
            uid=b'     7 ', mtime=b'         55 '), data), header(b'behind')],
        'numbers to the edge': [with_content(header(
            b'edge', size_field=b'000000001274', mode=b'00000644',
            uid=b'00000007', mtime=b'000000000055'), data),
            header(b'behind')],
        'empty numbers': [header(b'none', mode=b'', uid=b'', gid=b'',
                                 mtime=b'')],
        'prefix': [header(b'name', prefix=b'pre/fix'),
                   header(b'name', prefix=b'/abs'),
                   header(b'name', prefix=b'p' * 155)],
        'no prefix of GNU': [header(b'name', magic=GNU_MAGIC, tail=b'0' * 11 +
                                    b'\0' + b'0' * 11 + b'\0')],
        'long names': [long_name(b'L', b'l' * 300), header(b'short'),
                       long_name(b'K', b'k' * 300), header(b's', b'2', magic=GNU_MAGIC, link=b'k'),
                       long_name(b'K', b'k' * 200), long_name(
                           b'L', b'l' * 200), header(b's', b'2', magic=GNU_MAGIC, link=b'k'),
                       header(b'behind')],
        'long names and records': [long_name(b'L', b'gnu'), pax(
            (b'path', b'pax')), header(b'field'), header(b'behind')],
        'records and long names': [pax((b'path', b'pax')), long_name(
            b'L', b'gnu'), header(b'field'), header(b'behind')],
        'equal keys': [pax((b'path', b'one'), (b'path', b'two')),
                       header(b'x'), header(b'behind')],
        'odd records': [pax((b'size', b'700'), (b'uid', b'7'),
                            (b'gid', b'8'), (b'mtime', b'99.125'),
                            (b'comment', b'a=b\nc')),
                        with_content(header(b'x'), data), header(b'behind')],
        'times before 1970': [pax((b'mtime', b'-1')), header(b'x'),
                              header(b'y', mtime=base256(-1, 12))],
        'parts of seconds before 1970': [pax((b'mtime', b'-1.5')),
                                         header(b'x')],
        'xattrs': [pax((b'SCHILY.xattr.user.a', b'b=c\0\n'),
                       (b'SCHILY.xattr.user.d', b'')), header(b'x')],
        'xattrs of libarchive': [pax(
            (b'LIBARCHIVE.xattr.user.a%3db', base64.b64encode(b'1\n').rstrip(
                b'='))), header(b'x')],
        'xattrs of both': [pax(
            (b'LIBARCHIVE.xattr.user.a', base64.b64encode(b'one').rstrip(
                b'=')), (b'SCHILY.xattr.user.a', b'one')), header(b'x')],
        'global records': [pax((b'comment', b'x'), kind=b'g'), header(b'x'),
                           header(b'y')],
        'global names': [pax((b'path', b'everywhere'), (b'uid', b'5'),
                             kind=b'g'), header(b'x')],
        'sparse name': [pax((b'GNU.sparse.major', b'1'),
                            (b'GNU.sparse.minor', b'0'),
                            (b'GNU.sparse.name', b'real'),
                            (b'GNU.sparse.realsize', b'5000'),
                            (b'path', b'GNUSparseFile.1/real')),
                        with_content(header(b'x', size=1212), (
                            b'1\n1000\n700\n' + bytes(512))[:512] + data),
                        header(b'behind')],
        'volume': [header(b'label', b'V', magic=GNU_MAGIC), header(b'x')],
        'folder of a dump': [with_content(header(
            b'dump/', b'D', 12, GNU_MAGIC), b'Yone\0Ytwo\0\0\0'),
            header(b'x')],
        'links with a size': [header(b'h', b'1', 700, GNU_MAGIC, link=b'x'),
                              header(b's', b'2', 700, GNU_MAGIC, link=b'x'),
                              header(b'behind')],
        'hard link with content': [pax((b'size', b'700')), with_content(
            header(b'h', b'1', 700, link=b'x'), data), header(b'behind')],
        'folder with a size': [header(b'd', b'5', 700), header(b'behind')],
        'device with a size': [header(b'c', b'3', 700), header(b'behind')],
        'mode with more bits': [header(b'm', mode=b'0100644')],
        'name and link full': [header(b'n' * 100, b'2', link=b't' * 100)],
        'upper X': [pax((b'path', b'sun'), kind=b'X'), header(b'x'),
                    header(b'behind')],
        'no end': 'cut 1024', 'no padding': 'cut 1348', 'inside': 'cut 1349',
    }


END = bytes(1024)


def hand_archives():
    for name, parts in made_by_hand().items():
        if isinstance(parts, str):
            whole = with_content(header(b'last', size=700),
                                 content(700)) + END
            yield name, whole[:-int(parts.split()[1])]
        else:
            yield name, b''.join(parts) + END


def cases():
    for name, form in (('ustar', tarfile.USTAR_FORMAT),
                       ('gnu', tarfile.GNU_FORMAT),
                       ('pax', tarfile.PAX_FORMAT)):
        yield f'python {name}', lambda folder, form=form: python_tar(form)
    for name in ('v7', 'oldgnu', 'gnu', 'ustar', 'posix'):
        yield f'gnu tar {name}', by_tar('tar', f'--format={name}')
    for version in ('0.0', '0.1', '1.0'):
        yield f'gnu tar sparse {version}', by_tar(
            'tar', '--format=posix', '-S', f'--sparse-version={version}',
            '--xattrs')
    yield 'gnu tar sparse gnu', by_tar('tar', '--format=gnu', '-S')
    yield 'gnu tar label', by_tar('tar', '-V', 'label')
    yield 'gnu tar dump', by_tar('tar', '--listed-incremental=/dev/null')
    yield 'gnu tar globals', by_tar(
        'tar', '--format=posix', '--pax-option=comment=x,uid=5')
    for name in ('v7', 'ustar', 'pax', 'paxr', 'gnutar'):
        yield f'bsdtar {name}', by_tar('bsdtar', '--format', name)
    for number, name in ((2, 'ustar'), (4, 'pax'), (8, 'gnu')):
        yield f'go {name}', by_go(number)
    yield 'umoci', by_umoci
    yield 'buildah', by_buildah
    yield 'by hand', lambda folder: list(hand_archives())
