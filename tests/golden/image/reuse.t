What of an image is known from an older one, and what broke the rest: each
cause in a layer of its own.
%% image old.tar
layer gzip "COPY base /"
file usr/bin/base 900
layer gzip "COPY deps /"
file usr/lib/dep 800
layer gzip "COPY app /"
file app/main 700 one
file app/data 300
file app/conf 200
file app/mode 100
file app/owner 90
layer none "COPY last /"
file last 60
%% image new.tar
layer gzip "COPY base /"
file usr/bin/base 900
layer members "COPY deps /"
file usr/lib/dep 800
layer gzip "COPY app /"
file app/main 700 two
attributes mtime=1
file app/data 300
attributes mtime=0
format gnu
file app/conf 200
format ustar
attributes mode=0o600
file app/mode 100
attributes mode=0o644 uid=5
file app/owner 90
attributes uid=0
file app/moved 300 app/data
layer none "COPY last /"
file last 60
%% image shuffled.tar
layer gzip "COPY base /"
file usr/bin/base 900
layer gzip "COPY app /"
file app/data 300
file app/main 700 one
file app/conf 200
file app/mode 100
file app/owner 90
%% file a.txt
hello
%% run
binsize reuse new.tar old.tar
%% stdout
layers, the lowest first
LAYER  KNOWN BY      WIRE SIZE   CONTENT  KNOWN  MAIN CAUSE                                BUILD STEP
1      layer digest      599 B     900 B  900 B  unchanged                                 COPY base /
2      diff_id           570 B     800 B  800 B  compression: another compressor or level  COPY deps /
3      -              1.03 KiB  1.65 KiB  990 B  content                                   COPY app /
4      layer digest   2.00 KiB      60 B   60 B  unchanged                                 COPY last /

why layers are not known
LAYER  CAUSE       ENTRIES  FILE SIZE  LARGEST
3      new path          1      300 B  app/moved
3      content           1      700 B  app/main
3      mode              1      100 B  app/mode
3      owner             1       90 B  app/owner
3      mtime             1      300 B  app/data
3      tar format        1      200 B  app/conf

what is known from the older image
OF  HITS  HIT %     BYTES  HIT BYTES  BYTE %  KNOWN BY
 4     2  50.0%  4.17 KiB   2.58 KiB   62.0%  layer digest
 4     3  75.0%  4.17 KiB   3.14 KiB   75.3%  diff_id
 9     8  88.9%  3.37 KiB   2.69 KiB   79.7%  file content
 9     8  88.9%  3.37 KiB   2.69 KiB   79.7%  chunk

layers that would be known
LAYERS  WIRE SIZE  WHAT IF
     1      570 B  compressed as before
     1   2.00 KiB  unchanged layers below changed ones (not built again)

layer 3 (COPY app /) broke the chain: 1055 bytes of its own, and 2048 bytes in 1 layer above it
%% run
binsize reuse shuffled.tar old.tar
%% stdout
layers, the lowest first
LAYER  KNOWN BY      WIRE SIZE   CONTENT     KNOWN  MAIN CAUSE                BUILD STEP
1      layer digest      599 B     900 B     900 B  unchanged                 COPY base /
2      -                1007 B  1.36 KiB  1.36 KiB  order or removed entries  COPY app /

why layers are not known
LAYER  CAUSE      ENTRIES  FILE SIZE  LARGEST
2      unchanged        5   1.36 KiB  app/main

what is known from the older image
OF  HITS   HIT %     BYTES  HIT BYTES  BYTE %  KNOWN BY
 2     1   50.0%  1.57 KiB      599 B   37.3%  layer digest
 2     1   50.0%  1.57 KiB      599 B   37.3%  diff_id
 6     6  100.0%  2.24 KiB   2.24 KiB  100.0%  file content
 6     6  100.0%  2.24 KiB   2.24 KiB  100.0%  chunk

layers that would be known
LAYERS  WIRE SIZE  WHAT IF
     1     1007 B  entries sorted
     1     1007 B  mtimes clamped, entries sorted
     1     1007 B  all of these

layer 2 (COPY app /) broke the chain: 1007 bytes of its own
%% run
binsize reuse new.tar new.tar
%% stdout
layers, the lowest first
LAYER  KNOWN BY      WIRE SIZE   CONTENT     KNOWN  MAIN CAUSE  BUILD STEP
1      layer digest      599 B     900 B     900 B  unchanged   COPY base /
2      layer digest      570 B     800 B     800 B  unchanged   COPY deps /
3      layer digest   1.03 KiB  1.65 KiB  1.65 KiB  unchanged   COPY app /
4      layer digest   2.00 KiB      60 B      60 B  unchanged   COPY last /

what is known from the older image
OF  HITS   HIT %     BYTES  HIT BYTES  BYTE %  KNOWN BY
 4     4  100.0%  4.17 KiB   4.17 KiB  100.0%  layer digest
 4     4  100.0%  4.17 KiB   4.17 KiB  100.0%  diff_id
 9     9  100.0%  3.37 KiB   3.37 KiB  100.0%  file content
 9     9  100.0%  3.37 KiB   3.37 KiB  100.0%  chunk

every layer is known
%% run
binsize reuse new.tar old.tar --format csv
%% stdout
layer,known_by,wire_bytes,content_bytes,known_bytes,cause,step
1,layer digest,599,900,900,unchanged,COPY base /
2,diff_id,570,800,800,compression: another compressor or level,COPY deps /
3,-,1055,1690,990,content,COPY app /
4,layer digest,2048,60,60,unchanged,COPY last /
%% run
binsize reuse new.tar a.txt
%% stderr
binsize: a.txt: not an ELF file: this is text (give the program it was built into)
%% status 3
