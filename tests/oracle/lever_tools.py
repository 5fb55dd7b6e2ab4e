"""
What the tests of levers share: programs in many variants, what is foreseen of
each, and how far off that was.
"""
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


def variants(folder, options, levels=tuple(ALL_LEVELS)):
    """(title, command, program) for levels and options; what builds."""
    pointers = os.path.join(folder, 'pointers.c')
    for (name, words), level, more in itertools.product(
            PROGRAMS.items(), levels, options):
        command = [pointers if word == 'POINTERS' else
                   os.path.join(SRC, word) if '.' in word else word
                   for word in words]
        out = os.path.join(folder, 'variant')
        if run(command + [level, *more, '-o', out]).returncode == 0:
            yield ' '.join([name, level, *more]), command + [
                level, *more], out
