"""
What shells offer for a line that is typed so far, asked of the shells
themselves: bash by calling the function that "complete" named, fish by its
own question, zsh on a terminal.
"""
import os
import pty
import re
import select
import signal
import subprocess
import time


def bash(script, *words):
    """The words of a line, the last one unfinished."""
    line = 'source "$1"; shift; [[ $(complete -p binsize) == *_binsize* ]]; ' \
           'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _binsize; ' \
           'printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(['bash', '--norc', '-c', line, 'bash', script,
                           *words], capture_output=True, text=True,
                          timeout=60, check=True)
    if done.stderr:
        raise AssertionError(done.stderr)
    return {word.strip() for word in done.stdout.split('\n') if word.strip()}


def fish(script, lines):
    """One set of words for each line."""
    asked = '; '.join("complete -C '%s'; echo ---" % line for line in lines)
    done = subprocess.run(['fish', '--no-config', '-c',
                           "source '%s'; %s" % (script, asked)],
                          capture_output=True, text=True, timeout=60,
                          check=True)
    if done.stderr:
        raise AssertionError(done.stderr)
    return [{line.split('\t')[0] for line in part.strip().split('\n') if line}
            for part in done.stdout.split('---\n')[:-1]]


class Zsh:
    """A terminal on which somebody asks for choices (^T is bound to that)."""

    SETUP = "PS1=; stty -echo cols 300 rows 2000; fpath=(%s $fpath); " \
            "autoload -Uz compinit; compinit -u -D; " \
            "bindkey '^T' list-choices; LISTMAX=100000; echo set$((1 + 1))\n"

    def __init__(self, folder):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM='dumb', LC_ALL='C')
            os.execvp('zsh', ['zsh', '-f', '-i'])
        self.write(self.SETUP % folder)
        self.read('set2')

    def write(self, text):
        os.write(self.terminal, text.encode())

    def read(self, mark):
        text, end = b'', time.monotonic() + 60
        while mark.encode() not in text:
            if time.monotonic() > end:
                raise AssertionError('zsh does not answer: %r' % text)
            if select.select([self.terminal], [], [], 0.2)[0]:
                text += os.read(self.terminal, 65536)
        return text.decode(errors='replace')

    def offered(self, line):
        self.write(line + '\x14')
        time.sleep(0.5)
        self.write('\x15echo end$((1 + 1))\n')
        shown = self.read('end2')
        return set(re.findall(r'(?<![^\s])(-{0,2}[a-z0-9][a-z0-9-]*)(?=\s)',
                              shown))

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)
