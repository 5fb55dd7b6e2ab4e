Content that stands in the descriptor (its member "data") instead of a blob
beside it: taken when it is what size and digest say, told and left alone when
it is not.
%% image plain.tar
layer gzip
file a 1000
layer zstd
file b 1000
%% image embedded.tar
embed config
embed layer
embed manifest
layer gzip
file a 1000
layer zstd
file b 1000
%% image only-config.tar
embed config
layer
file a 1000
%% image other.tar
embed config aGVsbG8=
embed layer aGVsbG8=
layer
file a 10
%% image odd.tar
embed config %%%
embed manifest ""
layer
file a 10
%% image flipped.tar
embed layer
layer
file a 10
lie flip
%% run
for i in plain embedded only-config; do
	echo $i
	binsize report -d layer,path --wire --format csv $i.tar
	tar -tf $i.tar | grep -c blobs/
done
%% stdout
plain
layer,path,filesize,wire_bits
1 0b9f7a6f5410 COPY layer1 /,a,1536,4572
1 0b9f7a6f5410 COPY layer1 /,[end of archive],1024,77
1 0b9f7a6f5410 COPY layer1 /,[compression],0,479
2 992804413c49 COPY layer2 /,b,1536,12288
2 992804413c49 COPY layer2 /,[end of archive],1024,8192
2 992804413c49 COPY layer2 /,[compression],0,104
4
embedded
layer,path,filesize,wire_bits
1 0b9f7a6f5410 COPY layer1 /,a,1536,4572
1 0b9f7a6f5410 COPY layer1 /,[end of archive],1024,77
1 0b9f7a6f5410 COPY layer1 /,[compression],0,479
2 992804413c49 COPY layer2 /,b,1536,12288
2 992804413c49 COPY layer2 /,[end of archive],1024,8192
2 992804413c49 COPY layer2 /,[compression],0,104
0
only-config
layer,path,filesize,wire_bits
1 0b9f7a6f5410 COPY layer1 /,a,1536,4572
1 0b9f7a6f5410 COPY layer1 /,[end of archive],1024,77
1 0b9f7a6f5410 COPY layer1 /,[compression],0,479
2
%% run
binsize report -d layer --format csv other.tar
%% stdout
layer,filesize
1 d899fa55970b COPY layer1 /,2048
%% stderr
binsize: other.tar: note: content that stands in a descriptor is not used: sha256:d899fa55970b07cc3f0cacee34612d5004e6d3919527f13457950b4d27ce9e8e has 5 bytes, not 87 as its descriptor says
binsize: other.tar: note: content that stands in a descriptor is not used: sha256:c5c6f7721318a66766b502a8a7575eb828a9df8d893fba3c935d2c7c5ac1bc1e has 5 bytes, not 253 as its descriptor says
%% run
binsize report -d layer --format csv odd.tar
%% stdout
layer,filesize
1 d899fa55970b COPY layer1 /,2048
%% stderr
binsize: odd.tar: note: content that stands in a descriptor is not used: sha256:e1c2e05c32f892f593202a4f2544779bbc5576d9c3cf48d9e8bec801efa6100d has 0 bytes, not 432 as its descriptor says
binsize: odd.tar: note: content that stands in a descriptor is not used: sha256:c5c6f7721318a66766b502a8a7575eb828a9df8d893fba3c935d2c7c5ac1bc1e: it is no base64
%% run
binsize report -d layer --format csv flipped.tar
%% stdout
layer,filesize
%% stderr
binsize: flipped.tar: note: content that stands in a descriptor is not used: sha256:d899fa55970b07cc3f0cacee34612d5004e6d3919527f13457950b4d27ce9e8e is in fact sha256:ba75a92a2ec301b336f5211a148a241337d6d5f10283fe6806d679358aef3384
binsize: flipped.tar: note: layer 1: its blob sha256:d899fa55970b07cc3f0cacee34612d5004e6d3919527f13457950b4d27ce9e8e is not here
