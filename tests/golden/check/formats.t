Every format of findings, with a name that each of them has to make harmless.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 96 0x90
two:
	fill 32 0x90
section .rodata progbits a align=16
	fill 48 0x01
symbol one at=one size=96 type=func bind=global
symbol "x<&>\"%,:`|\e[1m\n::error::@all]]>" at=two size=32 type=func bind=global
%% file .binsize.yml
schema: 1
artifacts:
  - {name: app, path: app}
budgets:
  - {id: "a<b", each: symbol, max: 31, warn: 10, message: "100% & more"}
  - {id: growth, growth: {max: 1}}
%% run
for format in github codequality sarif junit openmetrics markdown benchmark bmf; do
	echo "--- $format"; binsize check --format $format
done
%% stdout
--- github
::error title=binsize%3A a<b,file=.binsize.yml,line=5::one of app is 124 B, more than 31 B 100%25 & more
::error title=binsize%3A a<b,file=.binsize.yml,line=5::x<&>"%25,:`|e[1m\x0a::error::@all]]> of app is 88 B, more than 31 B 100%25 & more
::notice title=binsize::FAIL: 1 artifact, 3 limits, 2 failed, 0 warned
--- codequality
[
{"check_name":"a<b","description":"one of app is 124 B, more than 31 B","fingerprint":"7c86a827dc6218f9","location":{"lines":{"begin":5},"path":".binsize.yml"},"severity":"major"},
{"check_name":"a<b","description":"x<&>\"%,:`|e[1m\\x0a::error::@all]]> of app is 88 B, more than 31 B","fingerprint":"248c25019740f337","location":{"lines":{"begin":5},"path":".binsize.yml"},"severity":"major"},
{"check_name":"growth","description":"app has no baseline","fingerprint":"877307d6f73bed7d","location":{"lines":{"begin":6},"path":".binsize.yml"},"severity":"info"}]
--- sarif
{"$schema":"https://json.schemastore.org/sarif-2.1.0.json",
"runs":[{"automationDetails":{"id":"binsize/"},
"results":[
{"level":"error","locations":[{"physicalLocation":{"artifactLocation":{"uri":".binsize.yml"},"region":{"startLine":5}}}],"message":{"text":"one of app is 124 B, more than 31 B"},"partialFingerprints":{"binsize/v1":"7c86a827dc6218f9"},"ruleId":"a<b"},
{"level":"error","locations":[{"physicalLocation":{"artifactLocation":{"uri":".binsize.yml"},"region":{"startLine":5}}}],"message":{"text":"x<&>\"%,:`|e[1m\\x0a::error::@all]]> of app is 88 B, more than 31 B"},"partialFingerprints":{"binsize/v1":"248c25019740f337"},"ruleId":"a<b"},
{"level":"note","locations":[{"physicalLocation":{"artifactLocation":{"uri":".binsize.yml"},"region":{"startLine":6}}}],"message":{"text":"app has no baseline"},"partialFingerprints":{"binsize/v1":"877307d6f73bed7d"},"ruleId":"growth"}],
"tool":{"driver":{"name":"binsize","rules":[
{"id":"a<b","shortDescription":{"text":"100% & more"}},
{"id":"growth","shortDescription":{"text":"growth"}}],"version":"0.1.0"}}}],
"version":"2.1.0"}
--- junit
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="binsize" tests="3" failures="2" errors="0" skipped="1">
    <testcase classname="app" name="a&lt;b (max) of one" file=".binsize.yml">
      <failure message="one of app is 124 B, more than 31 B">100% &amp; more</failure>
    </testcase>
    <testcase classname="app" name="a&lt;b (max) of x&lt;&amp;&gt;&quot;%,:`|e[1m\x0a::error::@all]]&gt;" file=".binsize.yml">
      <failure message="x&lt;&amp;&gt;&quot;%,:`|e[1m\x0a::error::@all]]&gt; of app is 88 B, more than 31 B">100% &amp; more</failure>
    </testcase>
    <testcase classname="app" name="growth" file=".binsize.yml">
      <skipped message="app has no baseline"/>
    </testcase>
  </testsuite>
</testsuites>
--- openmetrics
# TYPE binsize_size_bytes gauge
# UNIT binsize_size_bytes bytes
# HELP binsize_size_bytes What a limit was held against.
binsize_size_bytes{artifact="app",budget="a<b",limit="max",measure="file",subject="one"} 124
binsize_size_bytes{artifact="app",budget="a<b",limit="max",measure="file",subject="x<&>\"%,:`|e[1m\\x0a::error::@all]]>"} 88
# TYPE binsize_limit_bytes gauge
# UNIT binsize_limit_bytes bytes
# HELP binsize_limit_bytes The limit, of growth the largest that is allowed.
binsize_limit_bytes{artifact="app",budget="a<b",limit="max",measure="file",subject="one"} 31
binsize_limit_bytes{artifact="app",budget="a<b",limit="max",measure="file",subject="x<&>\"%,:`|e[1m\\x0a::error::@all]]>"} 31
# TYPE binsize_check_failed gauge
# HELP binsize_check_failed 1 when the limit is broken.
binsize_check_failed{artifact="app",budget="a<b",limit="max",measure="file",subject="one"} 1
binsize_check_failed{artifact="app",budget="a<b",limit="max",measure="file",subject="x<&>\"%,:`|e[1m\\x0a::error::@all]]>"} 1
binsize_check_failed{artifact="app",budget="growth",measure="file"} 0
# EOF
--- markdown
### `FAIL: 1 artifact, 3 limits, 2 failed, 0 warned`

| STATUS | BUDGET | ARTIFACT | SUBJECT | KEY | VALUE | LIMIT | CHANGE | OWNER |
| :--- | :--- | :--- | :--- | :--- | :--- | :--- | :--- | :--- |
| `fail` | `a<b` | `app` | `one` | `max` | `124 B` | `31 B` |  |  |
| `fail` | `a<b` | `app` | `` x<&>"%,:`\|e[1m\x0a::error::@all]]> `` | `max` | `88 B` | `31 B` |  |  |
| `skipped` | `growth` | `app` |  |  |  |  |  |  |

- `fail: a<b: one of app is 124 B, more than 31 B`
- `100% & more`
- `` fail: a<b: x<&>"%,:`\|e[1m\x0a::error::@all]]> of app is 88 B, more than 31 B ``
- `skipped: growth: app has no baseline`
--- benchmark
[
{"name":"app: a<b (max) of one","unit":"bytes","value":124,"extra":"max: 31"},
{"name":"app: a<b (max) of x<&>\"%,:`|e[1m\u000a::error::@all]]>","unit":"bytes","value":88,"extra":"max: 31"}]
--- bmf
{
"app: a<b (max) of one":{"file-size":{"value":124,"upper_value":31}},
"app: a<b (max) of x<&>\"%,:`|e[1m\u000a::error::@all]]>":{"file-size":{"value":88,"upper_value":31}}}
%% status 1
%% run
binsize check -q --format json --report junit:a.xml --report sarif:a.sarif -o a.json; echo $?
binsize check --format junit | cmp - a.xml
binsize check --format sarif | cmp - a.sarif
python3 -c 'import json; print(len(json.load(open("a.sarif"))["runs"][0]["results"]))'
python3 -c 'import xml.dom.minidom as m; print(len(m.parse("a.xml").getElementsByTagName("testcase")))'
binsize check -q --report junit:/dev/full > /dev/null; echo $?
%% stdout
1
3
3
4
%% stderr
binsize: /dev/full: cannot be written: No space left on device
