The first look at an image: its layers, what of them is waste, and where.
%% image a.tar
tag team/app:v2
layer gzip "/bin/sh -c #(nop) COPY base / # buildkit"
file usr/bin/tool 5000
file usr/lib/libx.so 3000
layer gzip "RUN make"
dir build
file build/x.o 7000
file usr/bin/tool 5100 changed
layer none "RUN rm -r build && chown app usr/lib/libx.so"
delete build
attributes uid=1000
file usr/lib/libx.so 3000
%% file b.recipe
elf 64 lsb exec x86-64
%% run
binsize report a.tar
%% stdout
OCI layout team/app:v2, linux/amd64, 3 layers, 29.5 KiB, 16.7 KiB compressed

layers, the lowest first
LAYER  ENTRIES  FILE SIZE  WIRE SIZE     WASTE  COMPRESSION  BUILD STEP
1            2   10.0 KiB   4.66 KiB  4.88 KiB  gzip         COPY base /
2            3   14.5 KiB   7.03 KiB  6.84 KiB  gzip         RUN make
3            2   5.00 KiB   5.00 KiB  2.93 KiB  none         RUN rm -r build && chown app usr/lib/libx.so
TOTAL        7   29.5 KiB   16.7 KiB  14.6 KiB

what the final tree needs of them
WASTE          FILE SIZE  FILE %  WIRE SIZE  WHAT IT IS
live            7.91 KiB   26.8%   4.59 KiB  content of the final tree
shadowed        4.88 KiB   16.6%   2.78 KiB  replaced in a layer above
deleted         6.84 KiB   23.2%   3.94 KiB  deleted by a layer above
metadata only   2.93 KiB    9.9%   2.93 KiB  copied again, its content unchanged
duplicate            0 B    0.0%        0 B  the same content at another path
tar overhead    6.94 KiB   23.5%   2.45 KiB  headers, padding, ends
TOTAL           29.5 KiB  100.0%   16.7 KiB

largest waste
PATH             LAYER  FILE SIZE  WIRE SIZE  WASTE
build/x.o            2   6.84 KiB   3.94 KiB  deleted
usr/bin/tool         1   4.88 KiB   2.78 KiB  shadowed
usr/lib/libx.so      3   2.93 KiB   2.93 KiB  metadata only

efficiency 0.3506: 8100 of 23100 bytes of content are needed
by file: binsize report -d layer,path --wire IMAGE; waste by file: -d waste,path
%% run
binsize report -d layer,path --wire a.tar
%% stdout
FILE SIZE  FILE %  WIRE SIZE  WIRE %  LAYER / PATH
 14.5 KiB   49.2%   7.03 KiB   42.1%  2 5585dfc29dda RUN make
 7.50 KiB   25.4%   3.98 KiB   23.8%    build/x.o
 5.50 KiB   18.6%   2.93 KiB   17.5%    usr/bin/tool
 1.00 KiB    3.4%       13 B    0.1%    [end of archive]
    512 B    1.7%       47 B    0.3%    build
      0 B    0.0%       72 B    0.4%    [compression]
 10.0 KiB   33.9%   4.66 KiB   27.9%  1 52a272eee271 COPY base /
 5.50 KiB   18.6%   2.84 KiB   17.0%    usr/bin/tool
 3.50 KiB   11.9%   1.74 KiB   10.4%    usr/lib/libx.so
 1.00 KiB    3.4%       11 B    0.1%    [end of archive]
      0 B    0.0%       69 B    0.4%    [compression]
 5.00 KiB   16.9%   5.00 KiB   30.0%  3 e4649732259c RUN rm -r build && chown app usr/lib/libx.so
 3.50 KiB   11.9%   3.50 KiB   21.0%    usr/lib/libx.so
 1.00 KiB    3.4%   1.00 KiB    6.0%    [end of archive]
    512 B    1.7%      512 B    3.0%    .wh.build
 29.5 KiB  100.0%   16.7 KiB  100.0%  TOTAL
%% run
binsize report a.tar --format csv | cut -d, -f1-6
%% stdout
layer,entries,filesize,wire_bytes,waste_bytes,compression
1,2,10240,4769,5000,gzip
2,3,14848,7201,7000,gzip
3,2,5120,5120,3000,none
%% run
binsize report -d waste,path --format csv --sort name a.tar
%% stdout
waste,path,filesize
deleted,build/x.o,7000
live,usr/bin/tool,5100
live,usr/lib/libx.so,3000
metadata only,usr/lib/libx.so,3000
shadowed,usr/bin/tool,5000
tar overhead,.wh.build,512
tar overhead,[end of archive],3072
tar overhead,build,512
tar overhead,build/x.o,680
tar overhead,usr/bin/tool,1164
tar overhead,usr/lib/libx.so,1168
%% run
binsize map -d path --format csv a.tar
%% stdout
domain,start,size,label,evidence
file,0,5632,usr/bin/tool,format
file,5632,3584,usr/lib/libx.so,format
file,9216,1024,[end of archive],format
file,10240,512,build,format
file,10752,7680,build/x.o,format
file,18432,5632,usr/bin/tool,format
file,24064,1024,[end of archive],format
file,25088,512,.wh.build,format
file,25600,3584,usr/lib/libx.so,format
file,29184,1024,[end of archive],format
%% run
binsize explain a.tar +600 | head -12
%% stdout
file offset +0x258, not in memory

DIMENSION  VERDICT      LABEL                       EVIDENCE  START      SIZE
segment    wins         [file content]              format    0x200  4.88 KiB
section    wins         [file content]              format    0x200  4.88 KiB
kind       wins         files                       format    0x200  4.88 KiB
symbol     wins         [file content]              format    0x200  4.88 KiB
unit       wins         [file content]              format    0x200  4.88 KiB
file       wins         [file content]              format    0x200  4.88 KiB
dir        wins         [file content]              format    0x200  4.88 KiB
line       wins         [file content]              format    0x200  4.88 KiB
inline     wins         [file content]              format    0x200  4.88 KiB
%% run
binsize diff a.tar a.tar -d path
%% stdout
a.tar (29.5 KiB) -> a.tar (29.5 KiB)

no row changed its size
%% run
mkelf b.recipe -o b.elf
binsize report --wire -d path b.elf
binsize report --domain vm a.tar
%% stderr
binsize: b.elf: --wire is about images and their layers; this is neither
binsize: a.tar: an image has no memory: leave --domain vm out
%% status 2
