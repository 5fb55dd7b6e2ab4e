Names that would lead somewhere else, if anything were unpacked; and names that
are the same one. What is odd is said, nothing is refused.
%% image names.layer
form layer
layer none
text ../../etc/passwd one
text /absolute two
text a/../../b three
text ./c//d/ four
symlink link /outside
hardlink hard ../../etc/shadow
hardlink self self
header path pax/name
text ignored five
header LIBARCHIVE.xattr.user.x aGk=
text with-xattr six
header mtime -12.5
text before-time seven
format gnu
text gnu/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa eight
text "esc\u001b[31m" nine
%% image wh.layer
form layer
layer none
text .wh. nothing
text .wh..wh.plnk aufs
text d/.wh..wh..opq opaque
delete gone
%% run
binsize report -d path names.layer --format csv --sort name | cut -c1-60
%% stdout
path,filesize
[end of archive],1024
absolute,1024
b,1024
before-time,2048
c/d,1024
esc\u001b[31m,1024
etc/passwd,1024
gnu/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
hard,512
link,512
pax/name,2048
self,512
with-xattr,2048
%% stderr
binsize: names.layer: note: layer 1: 3 names lead out of the tree
%% run
binsize report -d waste,path wh.layer --format csv --sort name
%% stdout
waste,path,filesize
tar overhead,.wh.,1024
tar overhead,.wh..wh.plnk,1024
tar overhead,.wh.gone,512
tar overhead,[end of archive],1024
tar overhead,d/.wh..wh..opq,1024
