Documents that do not tell the truth, blobs that are damaged or missing: each
costs what it is about, and is named.
%% image digest.tar
layer
file a 700
layer
file b 700
lie digest
%% image diff_id.tar
layer
file a 700
lie diff_id
%% image size.tar
layer
file a 700
lie size
%% image history.tar
layer
file a 700
lie history
%% image missing.tar
layer
file a 700
layer
file b 700
lie missing
%% image flip.tar
layer
file a 700
layer
file b 700
lie flip
%% image cut.tar
layer
file a 700
layer
file b 700
lie cut 30
%% image flip.layer
form layer
layer
file a 7000
lie flip
%% image crc.layer
form layer
layer
file a 700
lie cut 4
%% image unfinished.layer
form layer
layer none
text a hello
unfinished
%% image behind.layer
form layer
layer none
text a hello
append "more than meets the eye"
%% run
for i in digest diff_id size history missing flip cut; do
	echo "$i"
	binsize report -d layer,path $i.tar --format csv | tail -n +2 |
		sed 's/^\([0-9]\) [0-9a-f-]*/\1/'
done
%% stdout
digest
1 COPY layer1 /,a,1536
1 COPY layer1 /,[end of archive],1024
2 COPY layer2 /,b,1536
2 COPY layer2 /,[end of archive],1024
diff_id
1 COPY layer1 /,a,1536
1 COPY layer1 /,[end of archive],1024
size
1 COPY layer1 /,a,1536
1 COPY layer1 /,[end of archive],1024
history
1,a,1536
1,[end of archive],1024
missing
1 COPY layer1 /,a,1536
1 COPY layer1 /,[end of archive],1024
flip
1 COPY layer1 /,a,1536
1 COPY layer1 /,[end of archive],1024
cut
1 COPY layer1 /,a,1536
1 COPY layer1 /,[end of archive],1024
%% stderr
binsize: digest.tar: note: layer 2: the blob of sha256:f41f3fa625ff120ddca7ef456bf66371ecea23c129f4e4c32367101edb516cf8 is in fact sha256:7c04ee96e4f5c376b90e2fa03ff1a95bea3af3b0998b21dde7706eadcab631ce
binsize: diff_id.tar: note: layer 1: its tar is sha256:f79ae114a64e790a6cf05e1058d25b067406ddf4a9e7ecc95a5fbc081ab6f889, the config says sha256:f41f3fa625ff120ddca7ef456bf66371ecea23c129f4e4c32367101edb516cf8
binsize: size.tar: note: layer 1: sha256:1563e0173cc3afd111fd2a630cfdfec5ecb82ff8b6a03171f0963cfbb598a5ef has 474 bytes, its descriptor says 475
binsize: history.tar: note: the history tells of 2 layers, the image has 1: no layer is given a build step
binsize: missing.tar: note: layer 2: its blob sha256:7c04ee96e4f5c376b90e2fa03ff1a95bea3af3b0998b21dde7706eadcab631ce is not here
binsize: flip.tar: note: layer 2 cannot be read: gzip: the checksum of a member is 0b0ac4b0, not faf0dd9f as it says; its blob sha256:7c04ee96e4f5c376b90e2fa03ff1a95bea3af3b0998b21dde7706eadcab631ce is in fact sha256:d24735d579970760940f8b9ee8f203e8263775cf3558a58d5957e8a5a59004bd
binsize: cut.tar: note: layer 2 cannot be read: gzip: deflate: ends inside a block at bit 3560; its blob sha256:7c04ee96e4f5c376b90e2fa03ff1a95bea3af3b0998b21dde7706eadcab631ce is in fact sha256:f911f62039b64912f2d1494589edf8b6cac97d9040b283762fcbfe3e6174a59f
%% run
binsize report flip.layer
%% stderr
binsize: flip.layer: gzip: the checksum of a member is 205384e1, not 1b3ba199 as it says
%% status 3
%% run
binsize report crc.layer
%% stderr
binsize: crc.layer: gzip: ends before the checksum of a member
%% status 3
%% run
binsize report -d path unfinished.layer --format csv
binsize report -d path behind.layer --format csv
%% stdout
path,filesize
a,1024
path,filesize
[end of archive],1047
a,1024
%% stderr
binsize: unfinished.layer: note: layer 1: the tar has no end marker
binsize: behind.layer: note: layer 1: bytes behind the end of the tar are part of its diff_id, but no entry
