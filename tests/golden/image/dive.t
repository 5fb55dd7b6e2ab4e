Where dive's own arithmetic is odd, its figures are met all the same: each of
these was printed by dive 0.13 itself of the same image, copied by skopeo into
an archive of plain layers. A whiteout that finds nothing ends the look at its
layer, in the order of a walk by names; what a whiteout hides counts only where
the last layer with something in the folder names it; a file that a folder takes
the place of weighs nothing; deleted twice is dangling.
%% image dangling.tar
layer
file a-b 100
file a/b 1000
layer
delete a/x
file a-b 30
file b 50
layer
file a/b 7
%% image overlaid.tar
layer
file c/a 1280
layer
file c/a/b 416
layer
dir c
layer
delete c
layer
file c 5
%% image unnamed.tar
layer
dir c
file c/a 1000
layer
file c/b 10
layer
delete c
layer
text c x
%% image twice.tar
layer
text keep x
file app 1000
layer
delete app
layer
delete app
file z 10
layer
file z 4
%% image opaque.tar
layer
file d 1000
layer
opaque d
layer
delete lost
%% run
for i in dangling overlaid unnamed twice opaque; do
	echo "$i: $(binsize report --dive-compat $i.tar | grep ^dive: | tr '\n' ' ')"
done
%% stdout
dangling: dive: efficiency 0.095754, wasted bytes 1007 dive: user wasted percent 1157.47 % 
overlaid: dive: efficiency 0.801134, wasted bytes 421 dive: user wasted percent 100.00 % 
unnamed: dive: efficiency 0.999011, wasted bytes 1 dive: user wasted percent 9.09 % 
twice: dive: efficiency 0.004975, wasted bytes 1000 dive: user wasted percent 7142.86 % 
opaque: dive: efficiency -0.001000, wasted bytes 1000 dive: user wasted percent is infinite; its rule fails (no content above the lowest layer) 
