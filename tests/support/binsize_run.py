"""
Runs binsize for the tests and states the laws that hold for every input:
it ends by itself, in time and within its memory; it exits 0 or 3; when 0,
each dimension covers the file and the address space exactly once.

Used by tests/run-golden, tests/oracle and tests/system.
"""
import csv
import functools
import io
import os
import resource
import shlex
import signal
import subprocess
import sys
import tempfile
import threading

DIMENSIONS = ['segment', 'section', 'kind', 'symbol', 'unit', 'file', 'dir',
              'line', 'inline', 'language', 'package', 'instance',
              'generic', 'origin', 'module',
              'member', 'layer', 'path', 'waste']
# Most of them in two calls, for builds in which starting takes longest.
SEVERAL = ['section,symbol,unit,line,inline', 'package,generic,origin,module']
TIMEOUT = float(os.environ.get('BINSIZE_TEST_TIMEOUT', '60'))
MEMORY_BASE, MEMORY_RATIO = 64 << 20, 4
# Address space of one call: far more than is right, so that a fault of ours
# ends here and not with the machine.
ADDRESSES = 4 << 30


class Result:
    def __init__(self, status, out, err, peak):
        self.status, self.out, self.err, self.peak = status, out, err, peak


def binary():
    """The program under test, absolute."""
    path = os.path.abspath(os.environ.get('BINSIZE', './binsize'))
    if not os.access(path, os.X_OK):
        sys.exit(f'{path}: not there; build it, or set BINSIZE')
    return path


def sanitized(path):
    with open(path, 'rb') as stream:
        data = stream.read()
    return b'__asan_init' in data or b'__tsan_init' in data


def environment():
    keep = {k: v for k, v in os.environ.items()
            if not k.startswith('BINSIZE') and k not in
            ('COLUMNS', 'NO_COLOR', 'FORCE_COLOR', 'CLICOLOR_FORCE',
             'LANG', 'LANGUAGE', 'SOURCE_DATE_EPOCH', 'GITHUB_ACTIONS',
             'GITLAB_CI', 'BUILDKITE', 'JENKINS_URL')}
    keep.update(LC_ALL='C', TZ='UTC')
    return keep


@functools.lru_cache(maxsize=None)
def capped(path):
    return not sanitized(path)


def limited(argv, addresses):
    """The same call with a limit on its memory."""
    if not capped(binary()):
        return argv
    return ['/bin/sh', '-c', f'ulimit -v {addresses >> 10}; exec "$@"', 'sh',
            *argv]


def run(argv, cwd=None, env=None, timeout=None, addresses=ADDRESSES):
    """Run to the end; a status below 0 is a signal, 'timeout' is one too."""
    if argv[0] != '/bin/sh':
        argv = limited(argv, addresses)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            argv, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=cwd,
            env=env or environment(), start_new_session=True)
        late = threading.Event()

        def stop():
            late.set()
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        timer = threading.Timer(timeout or TIMEOUT, stop)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        code = 'timeout' if late.is_set() else process.returncode
        return Result(code, out.read(), err.read(), usage.ru_maxrss * 1024)


def batch(calls, cwd=None):
    """
    The results of several calls of binsize, one after the other, by one
    shell: starting processes from here would take longer than they run.
    """
    with tempfile.TemporaryDirectory(prefix='binsize-b.') as folder:
        script = [] if not capped(binary()) else [
            f'ulimit -v {ADDRESSES >> 10}']
        for number, words in enumerate(calls):
            line = ' '.join(shlex.quote(w) for w in [binary(), *words])
            at = os.path.join(folder, str(number))
            script.append(f'{line} </dev/null >{at}.out 2>{at}.err; '
                          f'echo $? >{at}.status')
        whole = run(['/bin/sh', '-c', '\n'.join(script)], cwd=cwd,
                    timeout=TIMEOUT + len(calls))
        return [finished(os.path.join(folder, str(number)), whole)
                for number in range(len(calls))]


def finished(path, whole):
    status, parts = 'timeout', []
    for suffix in ('out', 'err', 'status'):
        try:
            with open(f'{path}.{suffix}', 'rb') as stream:
                parts.append(stream.read())
        except FileNotFoundError:
            parts.append(b'')
    if parts[2].strip():
        status = int(parts[2])
        # What the shell says of a signal.
        status = 128 - status if status > 128 else status
    return Result(status, parts[0], parts[1], whole.peak)


def rows(data):
    """CSV with a header as (columns, list of rows)."""
    csv.field_size_limit(1 << 30)
    text = data.decode('utf-8', 'surrogateescape')
    table = list(csv.reader(io.StringIO(text, newline='')))
    return (table[0], table[1:]) if table else ([], [])


def sums(data):
    """Totals (vm, file) of a report's csv."""
    columns, table = rows(data)
    vm, file = columns.index('vmsize'), columns.index('filesize')
    return (sum(int(row[vm]) for row in table),
            sum(int(row[file]) for row in table))


def map_faults(data, size):
    """What is wrong with a map's csv: file domain [0, size), VM disjoint."""
    faults, end, vm_total = [], {'file': 0, 'vm': 0}, 0
    for domain, start, length, label, evidence in rows(data)[1]:
        start, length = int(start), int(length)
        if start < end[domain]:
            faults.append(f'{domain} {start:#x} {label}: overlaps or is out '
                          'of order')
        elif domain == 'file' and start != end['file']:
            faults.append(f'file {end["file"]:#x}..{start:#x}: a hole')
        if length == 0 or not label:
            faults.append(f'{domain} {start:#x}: empty range or label')
        end[domain] = start + length
        vm_total += length if domain == 'vm' else 0
    if end['file'] != size:
        faults.append(f'file: covered to {end["file"]}, size is {size}')
    return faults, vm_total


def most_memory(size):
    """
    What a call may take. A child's peak begins with that of the process that
    started it, so ours is a floor of what can be told.
    """
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return max(MEMORY_BASE + MEMORY_RATIO * size, ours)


def queries(path, dimensions=DIMENSIONS):
    """The calls that laws() looks at: a report and a map of each."""
    return [words for dimension in dimensions for words in (
        ('report', '-d', dimension, '-n', '0', '--format', 'csv', path),
        ('map', '-d', dimension, '--format', 'csv', path))]


def laws(path, must=None, cwd=None, memory=True):
    """
    Faults of binsize on one file, a list of lines. must: the exit status
    that is due, None for either 0 or 3.
    """
    size = os.stat(os.path.join(cwd or '.', path)).st_size
    calls = queries(path) if capped(binary()) else queries(path, SEVERAL)[::2]
    return judge(path, size, calls, batch(calls, cwd=cwd), must, memory)


def judge(path, size, calls, results, must, memory):
    faults, totals = [], {}
    for words, result in zip(calls, results):
        if result.status not in ((0, 3) if must is None else (must,)):
            faults.append(f'{" ".join(words)}: exit {result.status}: '
                          + result.err.decode('utf-8', 'replace')[:400])
        elif result.status == 3:
            faults += refusal_faults(path, result)
        elif words[0] == 'report':
            faults += report_faults(words, result, size, totals)
        else:
            faults += coverage_faults(words, result, size, totals)
    if memory and results[0].peak > most_memory(size):
        faults.append(f'{path}: {results[0].peak} bytes of memory for a file '
                      f'of {size}')
    if len(set(totals.values())) > 1:
        faults.append(f'{path}: VM totals differ: {totals}')
    return faults


def report_faults(words, result, size, totals):
    totals[words[2]], file = sums(result.out)
    if file == size:
        return []
    return [f'{" ".join(words)}: rows sum to {file}, the file has {size}']


def coverage_faults(words, result, size, totals):
    odd, mapped = map_faults(result.out, size)
    if mapped != totals.get(words[2], mapped):
        odd.append(f'covers {mapped} bytes of VM, report {totals[words[2]]}')
    return [f'{" ".join(words)}: {o}' for o in odd[:5]]


def refusal_faults(path, result):
    """A refusal is one line: "binsize: FILE: what"."""
    text = result.err.decode('utf-8', 'replace')
    if result.out:
        return [f'{path}: exit 3 with output on stdout']
    if not text.startswith(f'binsize: {path}: ') or text.count('\n') != 1:
        return [f'{path}: exit 3 says: {text[:400]!r}']
    return []
