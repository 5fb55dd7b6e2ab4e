What is left behind for the CI system at hand: files that it names are added
to, others are written anew, and --ci none leaves all of it out.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 96 0x90
symbol one at=one size=96 type=func bind=global
%% run
echo before > summary
GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=summary GITHUB_OUTPUT=output binsize check --max 100 app; echo $?
cat summary output
GITHUB_ACTIONS=true binsize check -q --max 1GB app --format csv | grep -c ^::
GITHUB_ACTIONS=true GITHUB_OUTPUT=output2 binsize check --ci none --max 100 app --format csv | grep -c ^::
test -e output2; echo $?
GITHUB_ACTIONS=true GITHUB_OUTPUT=no/such/folder binsize check -q --max 1GB app > /dev/null; echo $?
GITLAB_CI=true JENKINS_URL=x BUILDKITE=true binsize check --max 100 app > /dev/null; echo $?
ls binsize*; cat binsize.env
%% stdout
FAIL: 1 artifact, 1 limit, 1 failed, 0 warned

STATUS  BUDGET        ARTIFACT  SUBJECT  KEY  VALUE  LIMIT  CHANGE  OWNER
fail    command-line  app                max  632 B  100 B

fail: command-line: app is 632 B, more than 100 B
::error title=binsize%3A command-line::app is 632 B, more than 100 B
::notice title=binsize::FAIL: 1 artifact, 1 limit, 1 failed, 0 warned
1
before
### `FAIL: 1 artifact, 1 limit, 1 failed, 0 warned`

| STATUS | BUDGET | ARTIFACT | SUBJECT | KEY | VALUE | LIMIT | CHANGE | OWNER |
| :--- | :--- | :--- | :--- | :--- | :--- | :--- | :--- | :--- |
| `fail` | `command-line` | `app` |  | `max` | `632 B` | `100 B` |  |  |

- `fail: command-line: app is 632 B, more than 100 B`
binsize_status=fail
binsize_limits=1
binsize_failed=1
binsize_warned=0
1
0
1
4
1
binsize-annotation.md
binsize-codequality.json
binsize-junit.xml
binsize-metrics.txt
binsize.env
binsize.sarif
binsize_status=fail
binsize_limits=1
binsize_failed=1
binsize_warned=0
%% stderr
binsize: summary: markdown written
binsize: output: dotenv written
binsize: no/such/folder: cannot be written: No such file or directory
binsize: binsize-codequality.json: codequality written
binsize: binsize-junit.xml: junit written
binsize: binsize-metrics.txt: openmetrics written
binsize: binsize.env: dotenv written
binsize: binsize-annotation.md: markdown written
binsize: binsize.sarif: sarif written
