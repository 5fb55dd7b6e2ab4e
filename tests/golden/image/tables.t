Layers with tables of contents: what a client would fetch by ranges. app/conf
and the two pieces of data/new are not known, all others are, wherever they
stand. One table lies about a size, one about a name, one about a piece: those
count as none. A layer without a table has no such row.
%% image old.tar
layer estargz
file usr/lib/dep 800 dep
file app/main 5500
layer chunked
file data/large 3000
%% image new.tar
layer estargz
file moved/dep 800 dep
text app/conf abc
file app/main 5500
layer chunked
file data/large 3000
file data/new 1500
dir data/empty
%% image lying.tar
layer chunked
file data/large 3000
file data/new 1500
lie toc "\"size\": 1500=\"size\": 1499"
%% image named.tar
layer chunked
file data/large 3000
file data/new 1500
lie toc "\"name\": \"data/new=\"name\": \"data/old"
%% image kinds.tar
layer chunked
file data/large 3000
lie toc "\"chunkSize\": 1000, =\"chunkSize\": 9000, "
%% image broken.tar
layer chunked
file data/large 3000
lie toc "\"version\": 1,=\"version\"; 1,"
%% image plain.tar
layer zstd
file data/large 3000
%% run
binsize reuse new.tar old.tar
%% stdout
layers, the lowest first
LAYER  KNOWN BY  WIRE SIZE   CONTENT     KNOWN  MAIN CAUSE  BUILD STEP
1      -          4.46 KiB  8.05 KiB  6.15 KiB  content     COPY layer1 /
2      -          8.39 KiB  4.39 KiB  2.93 KiB  new path    COPY layer2 /

why layers are not known
LAYER  CAUSE      ENTRIES  FILE SIZE  LARGEST
1      unchanged        1   5.37 KiB  app/main
1      new path         2      803 B  moved/dep
1      content          1   1.89 KiB  stargz.index.json
2      unchanged        1   2.93 KiB  data/large
2      new path         2   1.46 KiB  data/new

what is known from the older image
OF  HITS  HIT %     BYTES  HIT BYTES  BYTE %  KNOWN BY
 2     0   0.0%  12.8 KiB        0 B    0.0%  layer digest
 2     0   0.0%  12.8 KiB        0 B    0.0%  diff_id
 6     3  50.0%  12.4 KiB   9.08 KiB   73.0%  file content
 6     3  50.0%  12.4 KiB   9.08 KiB   73.0%  chunk
13    10  76.9%  10.5 KiB   9.08 KiB   86.1%  table of contents

by tables of contents, 1602 bytes in 2 ranges of the layers that are not known would be fetched
layer 1 (COPY layer1 /) broke the chain: 4567 bytes of its own, and 8590 bytes in 1 layer above it
%% run
binsize reuse lying.tar old.tar
%% stdout
layers, the lowest first
LAYER  KNOWN BY  WIRE SIZE   CONTENT     KNOWN  MAIN CAUSE  BUILD STEP
1      -          7.84 KiB  4.39 KiB  2.93 KiB  new path    COPY layer1 /

why layers are not known
LAYER  CAUSE      ENTRIES  FILE SIZE  LARGEST
1      unchanged        1   2.93 KiB  data/large
1      new path         1   1.46 KiB  data/new

what is known from the older image
OF  HITS  HIT %     BYTES  HIT BYTES  BYTE %  KNOWN BY
 1     0   0.0%  7.84 KiB        0 B    0.0%  layer digest
 1     0   0.0%  7.84 KiB        0 B    0.0%  diff_id
 2     1  50.0%  4.39 KiB   2.93 KiB   66.7%  file content
 2     1  50.0%  4.39 KiB   2.93 KiB   66.7%  chunk

note: lying.tar: layer 1: its table of contents tells of another tar than this

layer 1 (COPY layer1 /) broke the chain: 8025 bytes of its own
%% run
binsize reuse named.tar old.tar
%% stdout
layers, the lowest first
LAYER  KNOWN BY  WIRE SIZE   CONTENT     KNOWN  MAIN CAUSE  BUILD STEP
1      -          7.84 KiB  4.39 KiB  2.93 KiB  new path    COPY layer1 /

why layers are not known
LAYER  CAUSE      ENTRIES  FILE SIZE  LARGEST
1      unchanged        1   2.93 KiB  data/large
1      new path         1   1.46 KiB  data/new

what is known from the older image
OF  HITS  HIT %     BYTES  HIT BYTES  BYTE %  KNOWN BY
 1     0   0.0%  7.84 KiB        0 B    0.0%  layer digest
 1     0   0.0%  7.84 KiB        0 B    0.0%  diff_id
 2     1  50.0%  4.39 KiB   2.93 KiB   66.7%  file content
 2     1  50.0%  4.39 KiB   2.93 KiB   66.7%  chunk

note: named.tar: layer 1: its table of contents tells of another tar than this

layer 1 (COPY layer1 /) broke the chain: 8025 bytes of its own
%% run
binsize reuse kinds.tar old.tar
%% stdout
layers, the lowest first
LAYER  KNOWN BY  WIRE SIZE   CONTENT     KNOWN  MAIN CAUSE                                BUILD STEP
1      diff_id    5.33 KiB  2.93 KiB  2.93 KiB  compression: another compressor or level  COPY layer1 /

what is known from the older image
OF  HITS   HIT %     BYTES  HIT BYTES  BYTE %  KNOWN BY
 1     0    0.0%  5.33 KiB        0 B    0.0%  layer digest
 1     1  100.0%  5.33 KiB   5.33 KiB  100.0%  diff_id
 1     1  100.0%  2.93 KiB   2.93 KiB  100.0%  file content
 1     1  100.0%  2.93 KiB   2.93 KiB  100.0%  chunk

layers that would be known
LAYERS  WIRE SIZE  WHAT IF
     1   5.33 KiB  compressed as before

note: kinds.tar: layer 1: its table of contents tells of another tar than this

every layer is known
%% run
binsize reuse plain.tar old.tar
%% stdout
layers, the lowest first
LAYER  KNOWN BY  WIRE SIZE   CONTENT     KNOWN  MAIN CAUSE                                BUILD STEP
1      diff_id    4.51 KiB  2.93 KiB  2.93 KiB  compression: another compressor or level  COPY layer1 /

what is known from the older image
OF  HITS   HIT %     BYTES  HIT BYTES  BYTE %  KNOWN BY
 1     0    0.0%  4.51 KiB        0 B    0.0%  layer digest
 1     1  100.0%  4.51 KiB   4.51 KiB  100.0%  diff_id
 1     1  100.0%  2.93 KiB   2.93 KiB  100.0%  file content
 1     1  100.0%  2.93 KiB   2.93 KiB  100.0%  chunk

layers that would be known
LAYERS  WIRE SIZE  WHAT IF
     1   4.51 KiB  compressed as before

every layer is known
%% run
binsize reuse --image-limit memory=1KiB new.tar old.tar | grep -E '^note|^by tables'
binsize reuse --image-limit memory=1MiB new.tar old.tar | grep -E '^note|^by tables'
%% stdout
note: old.tar: layer 1: its table of contents cannot be read: more than 1024 bytes (limit: memory)
note: new.tar: layer 1: its table of contents cannot be read: more than 1024 bytes (limit: memory)
note: new.tar: layer 2: its table of contents cannot be read: more than 1024 bytes (limit: memory)
by tables of contents, 1602 bytes in 2 ranges of the layers that are not known would be fetched
%% run
binsize reuse broken.tar old.tar | grep -E '^note|^1 '
%% stdout
1      diff_id    5.33 KiB  2.93 KiB  2.93 KiB  compression: another compressor or level  COPY layer1 /
note: broken.tar: layer 1: its table of contents cannot be read: not valid JSON: ':' expected near ';' at line 1, column 11
