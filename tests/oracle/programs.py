"""
The programs that the oracles look at: small real ones, built here by what
compilers and linkers the machine has. A missing tool is skipped aloud.
"""
import os
import shutil
import subprocess

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'src')

C = ['table.c', 'main.c', 'unused.c']
CXX = ['shapes.cc', 'shapes_main.cc']
SECTIONS = ['-ffunction-sections', '-fdata-sections', '-Wl,--gc-sections']


class Program:
    """words: what it shows; command: list of argv, {out} is the file."""

    def __init__(self, name, *commands, needs=(), marks=()):
        self.name, self.commands = name, commands
        self.needs = set(needs) | {command[0] for command in commands}
        self.marks = set(marks)

    def missing(self):
        return sorted(t for t in self.needs if not shutil.which(t))

    def build(self, folder):
        """The path, or None with what went wrong."""
        work = os.path.join(folder, self.name)
        os.makedirs(work)
        for file in os.listdir(SOURCE):
            shutil.copy(os.path.join(SOURCE, file), work)
        for command in self.commands:
            done = subprocess.run(command, cwd=work, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT)
            if done.returncode:
                return None, ' '.join(command) + ': ' + \
                    done.stdout.decode('utf-8', 'replace')[-300:]
        return os.path.join(work, 'program'), None


def c(compiler, *options):
    return [compiler, *options, *C, '-o', 'program']


def bare(compiler, *options):
    """For another machine, of which there is no C library."""
    return [compiler, '-O2', '-g', '-nostdlib', '-funwind-tables', *options,
            'bare.c', '-o', 'program']


def cxx(compiler, *options):
    return [compiler, *options, *CXX, '-o', 'program']


def relative(*options):
    """Built with a compilation directory that is a relative path."""
    return ['sh', '-c', ' '.join(c('gcc', '-O2', *options,
                                   '-fdebug-prefix-map=$PWD=./build'))]


# What a program says itself of units that are elsewhere; with these: twins.
SKELETONS = ['sh', '-c', 'rm *.dwo']


def rust(*options):
    return ['rustc', '-C', 'panic=abort', *options, 'list.rs', '-o',
            'program']


def go(*options):
    return ['go', 'build', *options, '-o', 'program', 'prog.go']


CLANG = 'clang-14' if shutil.which('clang-14') else 'clang'
CLANGXX = 'clang++-14' if shutil.which('clang++-14') else 'clang++'

OBJECTS = [
    ('gcc', ['gcc']),
    ('gcc-sections', ['gcc', '-fdata-sections', '-ffunction-sections']),
    ('gcc-no-pic', ['gcc', '-fno-pic']),
    ('clang', [CLANG], 'named'),
    ('i386', ['gcc', '-m32', '-fno-pic'], 'maybe'),
    ('i386-pic', ['gcc', '-m32', '-fPIC'], 'maybe'),
    ('aarch64', ['aarch64-linux-gnu-gcc']),
    ('arm', ['arm-linux-gnueabihf-gcc', '-fno-pic', '-marm']),
    ('thumb', ['arm-linux-gnueabihf-gcc', '-fno-pic', '-mthumb']),
    ('arm-pic', ['arm-linux-gnueabihf-gcc', '-fPIC']),
    ('riscv', ['riscv64-linux-gnu-gcc']),
    ('s390x', ['s390x-linux-gnu-gcc']),
    ('ppc64', ['powerpc64le-linux-gnu-gcc']),
]

PROGRAMS = [
    Program('c-gcc-O0-dwarf4', c('gcc', '-O0', '-gdwarf-4')),
    Program('c-gcc-O2-dwarf5', c('gcc', '-O2', '-gdwarf-5')),
    Program('c-gcc-O2-dwarf2', c('gcc', '-O2', '-gdwarf-2',
                                 '-gstrict-dwarf')),
    Program('c-gcc-O2-dwarf64', c('gcc', '-O2', '-gdwarf-5', '-gdwarf64')),
    Program('c-gcc-O2-macro', c('gcc', '-O2', '-g3')),
    Program('c-gcc-O2-relative4', relative('-gdwarf-4'), needs=['gcc']),
    Program('c-gcc-O2-relative5', relative('-gdwarf-5'), needs=['gcc']),
    Program('c-gcc-O2-types', c('gcc', '-O2', '-gdwarf-4',
                                '-fdebug-types-section')),
    Program('c-gcc-O2-lto', c('gcc', '-O2', '-g', '-flto')),
    Program('c-gcc-O2-32', c('gcc', '-O2', '-g', '-m32'), marks=['maybe']),
    Program('c-gcc-O2-static', c('gcc', '-O2', '-g', '-static'),
            marks=['maybe']),
    Program('c-gcc-O2-no-pie', c('gcc', '-O2', '-g', '-no-pie')),
    Program('c-gcc-O2-relr', c('gcc', '-O2', '-g',
                               '-Wl,-z,pack-relative-relocs'),
            marks=['maybe']),
    Program('c-gcc-O1-shared', c('gcc', '-O1', '-g', '-fPIC', '-shared')),
    Program('c-gcc-O2-object', ['gcc', '-O2', '-gdwarf-5', '-c', 'table.c',
                                '-o', 'program'], marks=['object']),
    Program('c-gcc-O2-object-sections',
            ['gcc', '-O2', '-gdwarf-4', '-ffunction-sections',
             '-fdata-sections', '-c', 'table.c', '-o', 'program'],
            marks=['object', 'sections']),
    *[Program(f'constants-{name}', [*compiler, '-O2', '-fno-inline', '-c',
                                    'constants.c', '-o', 'program'],
              marks=['object', 'constants', *marks])
      for name, compiler, *marks in OBJECTS],
    Program('c-gcc-O2-split', c('gcc', '-O2', '-gdwarf-5', '-gsplit-dwarf'),
            SKELETONS, marks=['split']),
    Program('c-gcc-O2-split4', c('gcc', '-O2', '-gdwarf-4', '-gsplit-dwarf'),
            SKELETONS, marks=['split']),
    Program('c-clang-O2-split', c(CLANG, '-O2', '-gdwarf-5', '-gsplit-dwarf'),
            SKELETONS, marks=['split']),
    Program('c-gcc-gc-bfd', c('gcc', '-O2', '-gdwarf-5', *SECTIONS,
                              '-fuse-ld=bfd'), needs=['ld.bfd']),
    Program('c-gcc-gc-gold', c('gcc', '-O2', '-gdwarf-4', *SECTIONS,
                               '-fuse-ld=gold'), needs=['ld.gold']),
    Program('c-gcc-gc-lld', c('gcc', '-O2', '-gdwarf-4', *SECTIONS,
                              '-fuse-ld=lld'), needs=['ld.lld']),
    Program('c-clang-gc-lld', c(CLANG, '-O2', '-gdwarf-5', *SECTIONS,
                                '-fuse-ld=lld'), needs=['ld.lld']),
    Program('c-clang-gc-mold', c(CLANG, '-O2', '-gdwarf-5', *SECTIONS,
                                 '-fuse-ld=mold'), needs=['mold']),
    Program('c-clang-gc-bfd4', c(CLANG, '-O1', '-gdwarf-4', *SECTIONS,
                                 '-fuse-ld=bfd'), needs=['ld.bfd']),
    Program('c-gcc-O2-zlib', c('gcc', '-O2', '-g', '-gz=zlib')),
    Program('c-gcc-O2-zdebug', c('gcc', '-O2', '-g', '-gz=zlib-gnu')),
    Program('c-gcc-O2-zstd', c('gcc', '-O2', '-g'),
            ['objcopy', '--compress-debug-sections=zstd', 'program'],
            marks=['maybe', 'zstd']),
    Program('c-gcc-O2-stripped', c('gcc', '-O2', '-g'), ['strip', 'program'],
            marks=['plain']),
    Program('c-aarch64-static', bare('aarch64-linux-gnu-gcc', '-static')),
    Program('c-aarch64-pie', bare('aarch64-linux-gnu-gcc', '-fPIE', '-pie')),
    Program('c-aarch64-shared', bare('aarch64-linux-gnu-gcc', '-fPIC',
                                     '-shared')),
    Program('c-arm-static', bare('arm-linux-gnueabihf-gcc', '-static')),
    Program('c-arm-shared', bare('arm-linux-gnueabihf-gcc', '-fPIC',
                                 '-shared')),
    Program('c-gcc-O2-only-debug', c('gcc', '-O2', '-g'),
            ['objcopy', '--only-keep-debug', 'program']),
    Program('cxx-gcc-O0-dwarf5', cxx('g++', '-O0', '-gdwarf-5')),
    Program('cxx-gcc-O2-dwarf4', cxx('g++', '-O2', '-gdwarf-4')),
    Program('cxx-gcc-O2-dwz', cxx('g++', '-O2', '-gdwarf-4'),
            ['dwz', 'program'], marks=['maybe']),
    Program('cxx-clang-O2-dwarf5', cxx(CLANGXX, '-O2', '-gdwarf-5')),
    Program('cxx-clang-O2-icf', cxx(CLANGXX, '-O2', '-gdwarf-4',
                                    '-ffunction-sections', '-fuse-ld=lld',
                                    '-Wl,--icf=all'), needs=['ld.lld'],
            marks=['icf']),
    Program('rust-O0', rust('-g')),
    Program('rust-O2', rust('-O', '-g')),
    Program('rust-O2-v0', rust('-O', '-g', '-C',
                               'symbol-mangling-version=v0')),
    Program('go', go()),
    Program('go-uncompressed', go('-ldflags=-compressdwarf=false')),
]
