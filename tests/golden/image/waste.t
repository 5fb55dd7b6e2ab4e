What of an image its final tree does not need, in the cases that counting
paths gets wrong. Each image holds 1000 bytes of content that is dead, or said
twice, beside 10 that live; classes of a layer sum to its tar.
%% image directory-deleted.tar
layer
text etc/x 0123456789
layer
dir d
file d/app 1000
layer
delete d
%% image opaque.tar
layer
text etc/x 0123456789
layer
dir d
file d/app 1000
layer
opaque d
%% image directory-replaced.tar
layer
text d/x 0123456789
layer
file e/app 1000
layer
text e ""
%% image same-again.tar
layer
text etc/x 0123456789
file app 1000 seed
layer
file app 1000 seed
%% image chmod.tar
layer
text etc/x 0123456789
file app 1000 seed
layer
attributes mode=0o755 uid=7
file app 1000 seed
%% image copied.tar
layer
text etc/x 0123456789
file app 1000 seed
layer
file elsewhere/app 1000 seed
%% image dangling-whiteout.tar
layer
text etc/x 0123456789
file app 1000 seed
layer
delete never/was
file app 1000 other
%% image dangling-first.tar
layer
text etc/x 0123456789
file app 1000 seed
layer
delete never
file app 1000 other
%% image one-layer.tar
layer
text etc/x 0123456789
%% image global-header.tar
layer
global comment hello
text etc/x 0123456789
file app 1000 seed
layer
delete app
%% image twice-in-one-layer.tar
layer
text etc/x 0123456789
file app 1000 one
file app 1000 two
layer
delete app
%% image hardlink-keeps.tar
layer
text etc/x 0123456789
file app 1000 seed
hardlink link app
layer
delete app
%% image whiteout-beside.tar
layer
text etc/x 0123456789
file d/app 1000 old
layer
file d/app 1000 new
delete d/app
%% image opaque-last.tar
layer
text etc/x 0123456789
file d/app 1000 old
layer
file d/app 1000 new
opaque d
%% run
for i in directory-deleted opaque directory-replaced same-again chmod copied \
	dangling-whiteout one-layer global-header twice-in-one-layer \
	hardlink-keeps whiteout-beside opaque-last; do
	echo "$i"
	binsize report -d waste --format csv --sort name $i.tar | tail -n +2
done
%% stdout
directory-deleted
deleted,1000
live,10
tar overhead,5646
opaque
deleted,1000
live,10
tar overhead,5646
directory-replaced
live,10
shadowed,1000
tar overhead,5134
same-again
live,1010
metadata only,1000
tar overhead,4134
chmod
live,1010
metadata only,1000
tar overhead,4134
copied
duplicate,1000
live,1010
tar overhead,4134
dangling-whiteout
live,1010
shadowed,1000
tar overhead,4646
one-layer
live,10
tar overhead,2038
global-header
deleted,1000
live,10
tar overhead,5134
twice-in-one-layer
deleted,1000
live,10
shadowed,1000
tar overhead,4646
hardlink-keeps
live,1010
tar overhead,4622
whiteout-beside
deleted,1000
live,1010
tar overhead,4646
opaque-last
deleted,1000
live,1010
tar overhead,4646
%% run
# What dive says: wrong in all but the last three.
for i in directory-deleted opaque directory-replaced same-again copied \
	dangling-whiteout dangling-first one-layer twice-in-one-layer \
	hardlink-keeps; do
	binsize report --dive-compat --json $i.tar | python3 -c '
import json, sys
table = json.load(sys.stdin)["results"][0]["tables"]["dive"]["rows"]
print(sys.argv[1], [row["waste_delta"] for row in table],
      sum(row["waste_delta"] for row in table[:-1]) == table[-1]["waste_delta"])' $i
	binsize report --dive-compat $i.tar | grep '^dive: '
done
%% stdout
directory-deleted [0, 0, 1000, 0, 1000] True
dive: efficiency 1.000000, wasted bytes 0
dive: user wasted percent 0.00 %
opaque [0, 0, 1000, 0, 1000] True
dive: efficiency 1.000000, wasted bytes 0
dive: user wasted percent 0.00 %
directory-replaced [0, 0, 1000, 0, 1000] True
dive: efficiency 1.000000, wasted bytes 0
dive: user wasted percent 0.00 %
same-again [2000, -1000, 0, 0, 1000] True
dive: efficiency 0.502488, wasted bytes 2000
dive: user wasted percent 200.00 %
copied [0, 0, 0, 1000, 1000] True
dive: efficiency 1.000000, wasted bytes 0
dive: user wasted percent 0.00 %
dangling-whiteout [2000, -1000, 0, 0, 1000] True
dive: efficiency 0.501990, wasted bytes 2000
dive: user wasted percent 200.00 %
dangling-first [0, 0, 1000, 0, 1000] True
dive: efficiency 0.999010, wasted bytes 0
dive: user wasted percent 0.00 %
one-layer [0, 0, 0, 0, 0] True
dive: efficiency 1.000000, wasted bytes 0
dive: user wasted percent is not a number, shown as 0; its rule passes (no content above the lowest layer)
twice-in-one-layer [1000, 0, 1000, 0, 2000] True
dive: efficiency 0.009901, wasted bytes 1000
dive: user wasted percent is infinite; its rule fails (no content above the lowest layer)
hardlink-keeps [1000, -1000, 0, 0, 0] True
dive: efficiency 0.009901, wasted bytes 1000
dive: user wasted percent is infinite; its rule fails (no content above the lowest layer)
