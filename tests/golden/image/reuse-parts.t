What would have been known, and what several images have in common. In new.tar
layer 1 has other times, 2 other owners, 3 other modes, 4 another order, 5
other times and another order, 6 other content. What is put in front of a file
moves no cut behind it.
%% image old.tar
layer
file a/one 1000
file a/two 2000
layer
file b/one 1100
layer
file c/one 1200
layer
file d/one 1300
file d/two 1400
layer
file e/one 1500
file e/two 1600
layer
file f/one 1700
layer
file g/large 40000 letters
%% image new.tar
layer
attributes mtime=77
file a/one 1000
file a/two 2000
layer
attributes uid=5
file b/one 1100
layer
attributes mode=0o600
file c/one 1200
layer
file d/two 1400
file d/one 1300
layer
attributes mtime=99
file e/two 1600
file e/one 1500
layer
file f/one 1701 other
%% image next.tar
layer
file a/one 1000
file a/two 2000
layer
file f/one 1701 other
%% run
binsize reuse new.tar old.tar --json | python3 -c '
import json, sys
tables = json.load(sys.stdin)["results"][0]["tables"]
for row in tables["what_if"]["rows"]:
    print(row["what_if"], row["layers"])
print("images" in tables)'
%% stdout
mtimes clamped 1
owners as before (COPY --chown) 1
modes as before (COPY --chmod) 1
entries sorted 1
mtimes clamped, entries sorted 3
all of these 5
False
%% run
binsize reuse new.tar old.tar next.tar --json | python3 -c '
import json, sys
for row in json.load(sys.stdin)["results"][0]["tables"]["images"]["rows"]:
    print(row["label"], row["layers"], row["wire_bytes"] == row["shared_bytes"] + row["unique_bytes"], row["shared_bytes"] > 0)'
binsize reuse next.tar old.tar new.tar | sed -n 1,4p
%% stdout
new.tar 6 True True
old.tar 7 True True
next.tar 2 True True
TOTAL 13 True True
layers, the lowest first
LAYER  KNOWN BY      WIRE SIZE   CONTENT     KNOWN  MAIN CAUSE  BUILD STEP
1      layer digest   1.80 KiB  2.93 KiB  2.93 KiB  unchanged   COPY layer1 /
2      layer digest   1.02 KiB  1.66 KiB  1.66 KiB  unchanged   COPY layer2 /
%% elf prog
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 16 0x90
%% run
# 18,893 bytes, and the same with 100 others in front.
seq 4000 > data; mkdir old new
cp data old/large; { printf '%100s' x; cat data; } > new/large
for side in old new; do tar -C $side -cf $side.layer large; done
binsize reuse new.layer old.layer --chunk-size 1KiB --json | python3 -c '
import json, sys
rows = json.load(sys.stdin)["results"][0]["tables"]["ladder"]["rows"]
for row in rows[2:]:
    print(row["known_by"], row["items"], row["all_bytes"], row["hit_bytes"])'
%% stdout
file content 1 18993 0
chunk 15 18993 17475
%% run
binsize reuse new.tar old.tar --chunk-size 1000
%% stderr
binsize: --chunk-size takes a power of two from 1 KiB to 16 MiB, not '1000'
%% status 2
%% run
binsize reuse new.tar old.tar prog
%% stderr
binsize: prog: is no image, and only images can be several
%% status 2
