"""
What the tests of levers share: programs in many variants, what is foreseen of
each, and how far off that was.
"""
import hashlib
import itertools
import json
import os
import re
import statistics
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
SRC = os.path.join(HERE, 'src')
BINSIZE = os.path.abspath(os.environ.get('BINSIZE', 'binsize'))

PROGRAMS = {
    'c': ['gcc', 'main.c', 'table.c'],
    'c++': ['g++', 'shapes.cc', 'shapes_main.cc'],
    'clang': ['clang++', '-O1', 'shapes.cc', 'shapes_main.cc'],
    'pointers': ['gcc', 'main.c', 'table.c', 'POINTERS'],
}
LEVELS = ['-O0', '-O2']
ALL_LEVELS = ['-O0', '-O1', '-O2', '-O3', '-Os', '-Og']


def run(command, **more):
    return subprocess.run(command, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          text=True, check=False, **more)


def object_of(compiler, options, source, folder):
    """
    The object of one source, compiled once, or None. It is the one that the
    compiler makes on its way to a program.
    """
    with open(source, 'rb') as stream:
        recipe = repr([compiler, options, source]).encode() + stream.read()
    path = os.path.join(folder, hashlib.sha256(recipe).hexdigest() + '.o')
    if os.path.exists(path) or run([compiler, *options, '-c', source, '-o',
                                    path]).returncode == 0:
        return path
    return None


def build(command, out):
    """
    Whether a compiler's command makes the program. Sources that were compiled
    with the same options before are only linked.
    """
    folder = os.path.join(os.path.dirname(out), 'objects')
    os.makedirs(folder, exist_ok=True)
    words = [word for word in command[1:] if word[0] == '-']
    options = [word for word in words
               if not word.startswith(('-Wl,', '-fuse-ld='))]
    objects = [object_of(command[0], options, word, folder)
               for word in command[1:] if word[0] != '-']
    return None not in objects and run(
        [command[0], *objects, *words, '-o', out]).returncode == 0


def levers(path):
    """Bytes that each lever is said to save."""
    said = run([BINSIZE, 'savings', '--format', 'json', path])
    tables = json.loads(said.stdout)['results'][0]['tables']
    rows = tables.get('levers', {'rows': []})['rows']
    return {row['label']: row['saved_bytes'] for row in rows}


def section_sizes(path):
    text = run(['readelf', '-SW', path]).stdout
    return {name: int(size, 16) for name, size in re.findall(
        r'\] (\.\S+)\s+\S+\s+[0-9a-f]+ [0-9a-f]+ ([0-9a-f]+)', text)}


class Tap:
    def __init__(self):
        self.number, self.failed = 0, 0

    def test(self, name, good, detail=''):
        self.number += 1
        self.failed += not good
        print(f'{"ok" if good else "not ok"} {self.number} - {name}{detail}')

    def skip(self, name, why):
        self.number += 1
        print(f'ok {self.number} - {name} # SKIP {why}')

    def total(self):
        print(f'1..{self.number}')
        return self.failed > 0


def spread(errors):
    """Errors in words: the middle one, nine of ten, the worst."""
    sizes = sorted(map(abs, errors))
    most = max(errors, key=abs)
    return f'off by {statistics.median(sizes):g} in the middle, ' \
        f'{sizes[(9 * len(sizes) - 1) // 10]:g} in nine of ten, ' \
        f'{most:+g} at worst, {len(sizes)} files'


def write_pointers(path):
    """Many relocations, in runs and alone."""
    with open(path, 'w', encoding='utf-8') as stream:
        for count in (1, 3, 62, 63, 64, 200):
            words = ', '.join(f'0, "w{count}_{i}"' if i % 5 == 0 else
                              f'"w{count}_{i}"' for i in range(count))
            stream.write(f'const char *const table_{count}[] = '
                         f'{{{words}}};\n')


def variants(folder, options, levels=tuple(ALL_LEVELS), step=1):
    """
    (title, command, program) for levels and options, every step-th; what
    builds.
    """
    pointers = os.path.join(folder, 'pointers.c')
    for (name, words), level, more in list(itertools.product(
            PROGRAMS.items(), levels, options))[::step]:
        command = [pointers if word == 'POINTERS' else
                   os.path.join(SRC, word) if '.' in word else word
                   for word in words]
        out = os.path.join(folder, 'variant')
        if build(command + [level, *more], out):
            yield ' '.join([name, level, *more]), command + [
                level, *more], out
