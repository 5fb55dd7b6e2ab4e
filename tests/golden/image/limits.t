Each bound of an image has a name, which is told when it is met, and can be
set. What is within it is read: the second run of each pair.
%% image bomb.tar
layer gzip
zeros zeros 3000000
%% image three.tar
layer gzip
file a 10
file b 10
file c 10
%% image pax.tar
layer gzip
format pax
header comment aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
file a 10
%% image deep.tar
index 3
layer gzip
file a 10
%% image packed.tar
pack gzip
layer gzip
file a 10
%% image window.tar
layer zstd
file a 10
%% image window.layer
form layer
layer zstd
file a 10
%% run
binsize report -d layer --format csv --image-limit layer-ratio=10 bomb.tar
%% stdout
layer,filesize
%% stderr
binsize: bomb.tar: note: layer 1 cannot be read: expands to more than 1081417 bytes, which is not believed of 2996 (limit: layer ratio)
%% run
binsize report -d layer --format csv --image-limit layer-ratio=2000 bomb.tar
%% stdout
layer,filesize
1 bae7084ed468 COPY layer1 /,3001856
%% run
binsize report -d layer --format csv --image-limit entries=2 three.tar
%% stdout
layer,filesize
%% stderr
binsize: three.tar: note: layer 1 cannot be read: more than 2 entries (limit: entries)
%% run
binsize report -d layer --format csv --image-limit entries=3 three.tar
%% stdout
layer,filesize
1 b449458de9cd COPY layer1 /,4096
%% run
binsize report -d layer --format csv --image-limit header-bytes=50 pax.tar
%% stdout
layer,filesize
%% stderr
binsize: pax.tar: note: layer 1 cannot be read: tar: 76 bytes of extended header at byte 512, more than 50 (limit: header bytes)
%% run
binsize report -d layer --format csv --image-limit header-bytes=100 pax.tar
%% stdout
layer,filesize
1 dd3dc8390790 COPY layer1 /,3072
%% run
binsize report -d layer --format csv --image-limit index-depth=2 deep.tar
%% stderr
binsize: deep.tar: indexes inside of indexes, more than 2 deep (limit: index depth)
%% status 3
%% run
binsize report -d layer --format csv --image-limit index-depth=3 deep.tar
%% stdout
layer,filesize
1 d899fa55970b COPY layer1 /,2048
%% run
binsize report -d layer --format csv --image-limit memory=1KiB packed.tar
%% stderr
binsize: packed.tar: the archive has more than 1024 bytes when it is decompressed (limit: memory)
%% status 3
%% run
binsize report -d layer --format csv --image-limit memory=100KiB packed.tar
%% stdout
layer,filesize
1 d899fa55970b COPY layer1 /,2048
%% run
binsize report -d layer --format csv --image-limit zstd-window=1MiB window.tar
%% stdout
layer,filesize
%% stderr
binsize: window.tar: note: layer 1 cannot be read: zstd: needs a window of 2.0 MiB, more than 1.0 MiB (limit: zstd window)
%% run
binsize report -d layer --format csv --image-limit zstd-window=2MiB window.tar
%% stdout
layer,filesize
1 b73c4a268eea COPY layer1 /,2048
%% run
binsize report -d layer --format csv --image-limit zstd-window=2MiB window.layer
%% stdout
layer,filesize
1 b73c4a268eea,2048
%% run
binsize report --image-limit depth=3 deep.tar
%% stderr
binsize: --image-limit takes entries, header-bytes, index-depth, layer-ratio, memory or zstd-window, then '=' and a number above 0, not 'depth=3'
%% status 2
%% run
binsize report --image-limit entries deep.tar
%% stderr
binsize: --image-limit takes entries, header-bytes, index-depth, layer-ratio, memory or zstd-window, then '=' and a number above 0, not 'entries'
%% status 2
%% run
binsize report --image-limit entries=0 deep.tar
%% stderr
binsize: --image-limit takes entries, header-bytes, index-depth, layer-ratio, memory or zstd-window, then '=' and a number above 0, not 'entries=0'
%% status 2
%% run
binsize report --image-limit entries=x deep.tar
%% stderr
binsize: --image-limit: 'x' is not an amount (write 10MiB, 64 KiB or 4096)
%% status 2
