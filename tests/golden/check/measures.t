Measures besides bytes of the file: what GNU strip would leave, what travels of
an image, and both in a baseline. What an artifact has no such size of is no
data, never 0.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 96 0x90
symbol one at=one size=96 type=func bind=global
%% image box.tar
layer
file usr/bin/one 900
layer
file usr/bin/two 4000
%% file .binsize.yml
schema: 1
baseline: kept.json
artifacts:
  - {name: app, path: app}
  - {name: box, path: box.tar}
budgets:
  - {id: shipped, artifact: app, measure: stripped, max: 100, growth: {max: 0}}
  - {id: sent, artifact: box, measure: wire, max: 1, growth: {max: 0}}
  - {id: layers, artifact: box, measure: wire, each: layer, max: 1 KiB, growth: {max: 0}}
  - {id: apart, artifact: box, measure: stripped, max: 1}
  - {id: still, artifact: app, measure: wire, max: 1}
  - {id: reused, artifact: box, measure: reuse, min: 80%}
  - {id: efficient, artifact: box, measure: efficiency, min: 99.9%}
%% run
binsize check --format csv
%% stdout
status,budget,artifact,subject,measure,limit_key,value,limit,baseline,compared,owner,line,message
fail,shipped,app,,stripped,max,440,100,0,no,,7,"app is 440 B stripped, more than 100 B"
fail,sent,box,,wire,max,2987,1,0,no,,8,"box is 2.9 KiB on the wire, more than 1 B"
fail,layers,box,2 1d02940523a5 COPY layer2 /,wire,max,2387,1024,0,no,,9,"2 1d02940523a5 COPY layer2 / of box is 2.3 KiB on the wire, more than 1.0 KiB"
no-data,apart,box,,stripped,,0,0,0,no,,10,"box has no measure stripped, which is known of ELF files that GNU strip accepts"
no-data,still,app,,wire,,0,0,0,no,,11,"app has no measure wire, which is known of images"
skipped,shipped,app,,stripped,,0,0,0,no,,7,app has no baseline
skipped,sent,box,,wire,,0,0,0,no,,8,box has no baseline
skipped,layers,box,,wire,,0,0,0,no,,9,box has no baseline
skipped,reused,box,,reuse,,0,0,0,no,,12,box has no baseline
pass,layers,box,1 d29d6b0c6460 COPY layer1 /,wire,max,600,1024,0,no,,9,"1 d29d6b0c6460 COPY layer1 / of box is 600 B on the wire, 424 B within the limit"
pass,efficient,box,,efficiency,min,1000000,999000,0,no,,13,"box is 100.00% efficient, 0.10% within the limit"
%% status 1
%% run
binsize baseline update && binsize check --format csv | grep -v skipped | sort | cut -d, -f1-10
%% stdout
fail,layers,box,2 1d02940523a5 COPY layer2 /,wire,max,2387,1024,2387,yes
fail,sent,box,,wire,max,2987,1,2987,yes
fail,shipped,app,,stripped,max,440,100,440,yes
no-data,apart,box,,stripped,,0,0,0,no
no-data,still,app,,wire,,0,0,0,no
pass,efficient,box,,efficiency,min,1000000,999000,0,no
pass,layers,box,1 d29d6b0c6460 COPY layer1 /,wire,growth.max,600,0,600,yes
pass,layers,box,1 d29d6b0c6460 COPY layer1 /,wire,max,600,1024,600,yes
pass,reused,box,,reuse,min,1000000,800000,0,no
pass,sent,box,,wire,growth.max,2987,0,2987,yes
pass,shipped,app,,stripped,growth.max,440,0,440,yes
status,budget,artifact,subject,measure,limit_key,value,limit,baseline,compared
%% stderr
binsize: kept.json: written
%% run
# The lower layer stays, the upper one is another.
cat > other <<'EOF'
layer
file usr/bin/one 900
layer
file usr/bin/two 4000 9
EOF
mkimage other -o box.tar
binsize check --format csv | grep reused
binsize check --report openmetrics:metrics --format csv > all; grep -A2 'TYPE binsize_share' metrics
%% stdout
fail,reused,box,,reuse,min,200937,800000,0,no,,12,"box is 20.09% reused, less than 80.00%"
# TYPE binsize_share_ratio gauge
# UNIT binsize_share_ratio ratio
# HELP binsize_share_ratio What a limit on a share was held against.
%% run
strip -o stripped app 2>/dev/null && wc -c < stripped
%% stdout
440
%% run
sed -i 's/measure: stripped, max: 100/measure: stripped, select: {section: .text}, max: 100/' .binsize.yml
binsize check
%% stderr
binsize: .binsize.yml:7:1: measure: is of whole artifacts, without select or each
%% status 2
%% file packed.yml
schema: 1
baseline: packed.json
artifacts:
  - {name: app, path: app}
  - {name: box, path: box.tar}
budgets:
  - {id: gzip, artifact: app, measure: gzip, max: 1, growth: {max: 0}}
  - {id: zstd, artifact: app, measure: zstd, max: 1, growth: {max: 0}}
  - {id: apart, artifact: box, measure: gzip, max: 1}
%% run
# Compressed as layers carry it: what savings says, too.
for codec in gzip zstd; do
	binsize savings --wire --codec $codec --format csv app |
	sed -n "s/^as it is,[0-9]*,\([0-9]*\),.*/$codec,\1/p"
done > wire
binsize check --config packed.yml --format csv |
sed -n 's/^fail,\(....\),app,,....,max,\([0-9]*\),.*/\1,\2/p' | cmp - wire && wc -l < wire
binsize check --config packed.yml | grep apart:
%% stdout
2
no-data: apart: box has no measure gzip, which is known of files that are no images
%% run
# Another compressor is incomparable, and another major version of binsize.
try() {
	sed -E "$@" packed.json > old.json
	binsize check --config packed.yml --baseline old.json | grep -E '^(pass|incom)[^:]*$|: .*cannot' |
	sed -E 's/(z[a-z]+) [0-9.]+ level/\1 VERSION level/g; s/ +[0-9]+ B .*//; s/is [0-9.]+$/is VERSION/'
}
binsize baseline update -q --config packed.yml
try ''
try 's/(zlib.* level) 6/\1 9/'
try 's/"version":"0[^"]*"/"version":"1.0.0"/'
%% stdout
pass     gzip    app                growth.max
pass     zstd    app                growth.max
incomparable  gzip    app
pass          zstd    app                growth.max
incomparable: gzip: app cannot be compared with its baseline: the compressor was zlib VERSION level 9, is zlib VERSION level 6
incomparable  gzip    app
incomparable  zstd    app
incomparable: gzip: app cannot be compared with its baseline: binsize was 1.0.0, is VERSION
incomparable: zstd: app cannot be compared with its baseline: binsize was 1.0.0, is VERSION
