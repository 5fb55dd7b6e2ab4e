Findings of lint in the formats of pipelines, with a name in the file that each
of them has to make harmless.
%% file Dockerfile
FROM debian:12 AS x<&>"%,:`|
ADD https://x.example/<&>"%,:`|[1m::error::@all]]>.zip /y
RUN apt-get update
%% run
printf 'ADD https://x.example/\033[2J\001.zip /z\n' >> Dockerfile
for format in github codequality sarif junit markdown jsonl; do
	echo "--- $format"; binsize lint -q --context . --format $format Dockerfile
done
binsize lint -q --context . --format tsv --report sarif:a.sarif --report codequality:a.json -o a.tsv Dockerfile; echo $?
binsize lint -q --context . --format sarif Dockerfile | cmp - a.sarif
binsize lint -q --context . --format codequality Dockerfile | cmp - a.json
cut -f1-3 a.tsv
%% stdout
--- github
::error title=binsize%3A package-lists,file=Dockerfile,line=3::apt-get update leaves package lists in the layer. Package lists are of no use in an image, and later layers cannot take them back. End the same RUN with && rm -rf /var/lib/apt/lists/*, or use RUN --mount=type=cache,target=/var/lib/apt/lists.
::error title=binsize%3A update-alone,file=Dockerfile,line=3::apt-get update stands in a RUN of its own. Its lists are taken from the cache for as long as the line stays, until an install behind it asks for a version that is gone. Put update and install into one RUN.
::warning title=binsize%3A add-remote,file=Dockerfile,line=2::ADD keeps https://x.example/<&>%25,:`|[1m::error::@all]]>.zip packed, in a layer of its own. An archive that ADD fetches cannot be unpacked, trimmed or removed in the same layer. RUN curl -fsSL URL | tar -x, ADD --unpack where the builder has it, or ADD in a stage of its own and COPY --from what is needed.
::warning title=binsize%3A add-remote,file=Dockerfile,line=4::ADD keeps https://x.example/\x1b[2J\x01.zip packed, in a layer of its own. An archive that ADD fetches cannot be unpacked, trimmed or removed in the same layer. RUN curl -fsSL URL | tar -x, ADD --unpack where the builder has it, or ADD in a stage of its own and COPY --from what is needed.
::notice title=binsize::Dockerfile: FAIL: 2 failed, 2 warned, 0 ignored
--- codequality
[
{"check_name":"add-remote","description":"ADD keeps https://x.example/<&>%,:`|[1m::error::@all]]>.zip packed, in a layer of its own. An archive that ADD fetches cannot be unpacked, trimmed or removed in the same layer.","fingerprint":"e3542d7c72ddac93","location":{"lines":{"begin":2},"path":"Dockerfile"},"severity":"minor"},
{"check_name":"package-lists","description":"apt-get update leaves package lists in the layer. Package lists are of no use in an image, and later layers cannot take them back.","fingerprint":"9288caf04cd73134","location":{"lines":{"begin":3},"path":"Dockerfile"},"severity":"major"},
{"check_name":"update-alone","description":"apt-get update stands in a RUN of its own. Its lists are taken from the cache for as long as the line stays, until an install behind it asks for a version that is gone.","fingerprint":"6959e21126311ebb","location":{"lines":{"begin":3},"path":"Dockerfile"},"severity":"major"},
{"check_name":"add-remote","description":"ADD keeps https://x.example/\\x1b[2J\\x01.zip packed, in a layer of its own. An archive that ADD fetches cannot be unpacked, trimmed or removed in the same layer.","fingerprint":"23f1463b77ca8474","location":{"lines":{"begin":4},"path":"Dockerfile"},"severity":"minor"}]
--- sarif
{"$schema":"https://json.schemastore.org/sarif-2.1.0.json",
"runs":[{"automationDetails":{"id":"binsize/"},
"results":[
{"level":"warning","locations":[{"physicalLocation":{"artifactLocation":{"uri":"Dockerfile"},"region":{"startLine":2}}}],"message":{"text":"ADD keeps https://x.example/<&>%,:`|[1m::error::@all]]>.zip packed, in a layer of its own. An archive that ADD fetches cannot be unpacked, trimmed or removed in the same layer."},"partialFingerprints":{"binsize/v1":"e3542d7c72ddac93"},"ruleId":"add-remote"},
{"level":"error","locations":[{"physicalLocation":{"artifactLocation":{"uri":"Dockerfile"},"region":{"startLine":3}}}],"message":{"text":"apt-get update leaves package lists in the layer. Package lists are of no use in an image, and later layers cannot take them back."},"partialFingerprints":{"binsize/v1":"9288caf04cd73134"},"ruleId":"package-lists"},
{"level":"error","locations":[{"physicalLocation":{"artifactLocation":{"uri":"Dockerfile"},"region":{"startLine":3}}}],"message":{"text":"apt-get update stands in a RUN of its own. Its lists are taken from the cache for as long as the line stays, until an install behind it asks for a version that is gone."},"partialFingerprints":{"binsize/v1":"6959e21126311ebb"},"ruleId":"update-alone"},
{"level":"warning","locations":[{"physicalLocation":{"artifactLocation":{"uri":"Dockerfile"},"region":{"startLine":4}}}],"message":{"text":"ADD keeps https://x.example/\\x1b[2J\\x01.zip packed, in a layer of its own. An archive that ADD fetches cannot be unpacked, trimmed or removed in the same layer."},"partialFingerprints":{"binsize/v1":"23f1463b77ca8474"},"ruleId":"add-remote"}],
"tool":{"driver":{"name":"binsize","rules":[
{"id":"add-remote","shortDescription":{"text":"RUN curl -fsSL URL | tar -x, ADD --unpack where the builder has it, or ADD in a stage of its own and COPY --from what is needed."}},
{"id":"package-lists","shortDescription":{"text":"End the same RUN with && rm -rf /var/lib/apt/lists/*, or use RUN --mount=type=cache,target=/var/lib/apt/lists."}},
{"id":"update-alone","shortDescription":{"text":"Put update and install into one RUN."}}],"version":"0.1.0"}}}],
"version":"2.1.0"}
--- junit
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="binsize" tests="4" failures="2" errors="0" skipped="0">
    <testcase classname="Dockerfile" name="add-remote of x&lt;&amp;&gt;%,:`|: ADD https://x.example/&lt;&amp;&gt;&quot;%,:`|[1m::error::@all]]&gt;.zip /y" file="Dockerfile">
      <system-out>ADD keeps https://x.example/&lt;&amp;&gt;%,:`|[1m::error::@all]]&gt;.zip packed, in a layer of its own. An archive that ADD fetches cannot be unpacked, trimmed or removed in the same layer.</system-out>
    </testcase>
    <testcase classname="Dockerfile" name="package-lists of x&lt;&amp;&gt;%,:`|: RUN apt-get update" file="Dockerfile">
      <failure message="apt-get update leaves package lists in the layer. Package lists are of no use in an image, and later layers cannot take them back.">End the same RUN with &amp;&amp; rm -rf /var/lib/apt/lists/*, or use RUN --mount=type=cache,target=/var/lib/apt/lists.</failure>
    </testcase>
    <testcase classname="Dockerfile" name="update-alone of x&lt;&amp;&gt;%,:`|: RUN apt-get update" file="Dockerfile">
      <failure message="apt-get update stands in a RUN of its own. Its lists are taken from the cache for as long as the line stays, until an install behind it asks for a version that is gone.">Put update and install into one RUN.</failure>
    </testcase>
    <testcase classname="Dockerfile" name="add-remote of x&lt;&amp;&gt;%,:`|: ADD https://x.example/\x1b[2J\x01.zip /z" file="Dockerfile">
      <system-out>ADD keeps https://x.example/\x1b[2J\x01.zip packed, in a layer of its own. An archive that ADD fetches cannot be unpacked, trimmed or removed in the same layer.</system-out>
    </testcase>
  </testsuite>
</testsuites>
--- markdown
### `Dockerfile: FAIL: 2 failed, 2 warned, 0 ignored`

| LINE | STATUS | RULE | WHAT |
| ---: | :--- | :--- | :--- |
| 2 | `warn` | `add-remote` | `` ADD keeps https://x.example/<&>%,:`\|[1m::error::@all]]>.zip packed, in a layer of its own `` |
| 3 | `fail` | `package-lists` | `apt-get update leaves package lists in the layer` |
| 3 | `fail` | `update-alone` | `apt-get update stands in a RUN of its own` |
| 4 | `warn` | `add-remote` | `ADD keeps https://x.example/\x1b[2J\x01.zip packed, in a layer of its own` |

- `add-remote: An archive that ADD fetches cannot be unpacked, trimmed or removed in the same layer. RUN curl -fsSL URL \| tar -x, ADD --unpack where the builder has it, or ADD in a stage of its own and COPY --from what is needed.`
- `package-lists: Package lists are of no use in an image, and later layers cannot take them back. End the same RUN with && rm -rf /var/lib/apt/lists/*, or use RUN --mount=type=cache,target=/var/lib/apt/lists.`
- `update-alone: Its lists are taken from the cache for as long as the line stays, until an install behind it asks for a version that is gone. Put update and install into one RUN.`
--- jsonl
{"columns":[{"key":"line","kind":"count"},{"key":"status","kind":"text"},{"key":"rule","kind":"text"},{"key":"stage","kind":"text"},{"key":"message","kind":"text"},{"key":"context_bytes","kind":"bytes"},{"key":"reason","kind":"text"},{"key":"fix","kind":"text"},{"key":"instruction","kind":"text"}],"input":"Dockerfile","schema":"binsize.lint","schema_version":"1.0","table":"findings","tool":{"name":"binsize","version":"0.1.0"}}
{"context_bytes":0,"fix":"RUN curl -fsSL URL | tar -x, ADD --unpack where the builder has it, or ADD in a stage of its own and COPY --from what is needed.","instruction":"x<&>%,:`|: ADD https://x.example/<&>\"%,:`|[1m::error::@all]]>.zip /y","line":2,"message":"ADD keeps https://x.example/<&>%,:`|[1m::error::@all]]>.zip packed, in a layer of its own","reason":"An archive that ADD fetches cannot be unpacked, trimmed or removed in the same layer.","rule":"add-remote","stage":"x<&>%,:`|","status":"warn"}
{"context_bytes":0,"fix":"End the same RUN with && rm -rf /var/lib/apt/lists/*, or use RUN --mount=type=cache,target=/var/lib/apt/lists.","instruction":"x<&>%,:`|: RUN apt-get update","line":3,"message":"apt-get update leaves package lists in the layer","reason":"Package lists are of no use in an image, and later layers cannot take them back.","rule":"package-lists","stage":"x<&>%,:`|","status":"fail"}
{"context_bytes":0,"fix":"Put update and install into one RUN.","instruction":"x<&>%,:`|: RUN apt-get update","line":3,"message":"apt-get update stands in a RUN of its own","reason":"Its lists are taken from the cache for as long as the line stays, until an install behind it asks for a version that is gone.","rule":"update-alone","stage":"x<&>%,:`|","status":"fail"}
{"context_bytes":0,"fix":"RUN curl -fsSL URL | tar -x, ADD --unpack where the builder has it, or ADD in a stage of its own and COPY --from what is needed.","instruction":"x<&>%,:`|: ADD https://x.example/\u001b[2J\u0001.zip /z","line":4,"message":"ADD keeps https://x.example/\u001b[2J\u0001.zip packed, in a layer of its own","reason":"An archive that ADD fetches cannot be unpacked, trimmed or removed in the same layer.","rule":"add-remote","stage":"x<&>%,:`|","status":"warn"}
1
line	status	rule
2	warn	add-remote
3	fail	package-lists
3	fail	update-alone
4	warn	add-remote
