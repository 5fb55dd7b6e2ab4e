Nine images of which tools that count paths say something else than what is
so. Each is small enough to be added up by hand: a file app of 1000 bytes, and
10 bytes beside it. Who has one layer alone has no share of its own layers,
which is said, not 0; the order of layers is that of the manifest, however
the archive is sorted.
%% image whiteout-of-folder.tar
layer
text x 0123456789
layer
file d/app 1000
layer
delete d
%% image opaque.tar
layer
text x 0123456789
layer
file d/app 1000
layer
opaque d
%% image folder-to-file.tar
layer
text x 0123456789
layer
file d/app 1000
layer
text d ""
%% image same-twice.tar
layer
text x 0123456789
layer
file app 1000 seed
layer
file app 1000 seed
%% image copied.tar
layer
text x 0123456789
layer
file app 1000 seed
layer
file other/app 1000 seed
%% image dangling.tar
layer
text x 0123456789
layer
file app 1000 seed
layer
delete never/was/here
file app 1000 seed
%% image one-layer.tar
layer
text x 0123456789
file app 1000 seed
%% image global.tar
layer
text x 0123456789
layer
global comment hello
file app 1000 seed
layer
delete app
%% image order.tar
layer
file app 1000 seed
layer
delete app
text x 0123456789
%% run
for i in whiteout-of-folder opaque folder-to-file same-twice copied dangling \
	one-layer global order; do
	echo "$i: $(binsize report $i.tar | grep ^efficiency)"
	binsize report --dive-compat $i.tar | grep -E '^(dive:|[+-].* BYTES|[^ ].*  (waste as|what it does|equal files))'
done
%% stdout
whiteout-of-folder: efficiency 0.0099: 10 of 1010 bytes of content are needed
+1000 B  what it does not see: deleted or replaced directories, whiteouts that find nothing
+1000 B  waste as binsize counts it
dive: efficiency 1.000000, wasted bytes 0
dive: user wasted percent 0.00 %
opaque: efficiency 0.0099: 10 of 1010 bytes of content are needed
+1000 B  what it does not see: deleted or replaced directories, whiteouts that find nothing
+1000 B  waste as binsize counts it
dive: efficiency 1.000000, wasted bytes 0
dive: user wasted percent 0.00 %
folder-to-file: efficiency 0.0099: 10 of 1010 bytes of content are needed
+1000 B  what it does not see: deleted or replaced directories, whiteouts that find nothing
+1000 B  waste as binsize counts it
dive: efficiency 1.000000, wasted bytes 0
dive: user wasted percent 0.00 %
same-twice: efficiency 0.5025: 1010 of 2010 bytes of content are needed
+1.95 KiB  waste as dive counts it
dive: efficiency 0.502488, wasted bytes 2000
dive: user wasted percent 100.00 %
copied: efficiency 0.5025: 1010 of 2010 bytes of content are needed
+1000 B  equal files at other paths, which it does not look for
+1000 B  waste as binsize counts it
dive: efficiency 1.000000, wasted bytes 0
dive: user wasted percent 0.00 %
dangling: efficiency 0.5025: 1010 of 2010 bytes of content are needed
+1.95 KiB  waste as dive counts it
dive: efficiency 0.501990, wasted bytes 2000
dive: user wasted percent 100.00 %
one-layer: efficiency 1.0000: 1010 of 1010 bytes of content are needed
dive: efficiency 1.000000, wasted bytes 0
dive: user wasted percent is not a number, shown as 0; its rule passes (no content above the lowest layer)
global: efficiency 0.0099: 10 of 1010 bytes of content are needed
+1000 B  waste as dive counts it
+1000 B  waste as binsize counts it
dive: efficiency 0.009901, wasted bytes 1000
dive: user wasted percent 100.00 %
order: efficiency 0.0099: 10 of 1010 bytes of content are needed
+1000 B  waste as dive counts it
+1000 B  waste as binsize counts it
dive: efficiency 0.009901, wasted bytes 1000
dive: user wasted percent 10000.00 %
%% run
# The same archive with its members the other way round, and compressed.
mkdir t && tar -xf order.tar -C t
(cd t && find . -type f | sort -r | tar -cf ../reverse.tar -T - &&
	find . -type f | sort | tar -czf ../forward.tgz -T -)
for i in order.tar reverse.tar forward.tgz; do
	binsize report -d layer,path --format csv $i | tail -n +2
done | sort | uniq -c | sed 's/^ *//'
%% stdout
3 1 730d19ccf1a6 COPY layer1 /,[end of archive],1024
3 1 730d19ccf1a6 COPY layer1 /,app,1536
3 2 a6a0ea475170 COPY layer2 /,.wh.app,512
3 2 a6a0ea475170 COPY layer2 /,[end of archive],1024
3 2 a6a0ea475170 COPY layer2 /,x,1024
