One image in every form it travels in: the same rows whatever is around them.
%% image oci.tar
tag app:v1
layer
file usr/bin/tool 900
layer
delete usr/bin/tool
%% image oci-dir
form oci-dir
tag app:v1
layer
file usr/bin/tool 900
layer
delete usr/bin/tool
%% image oci.tgz
pack gzip
tag app:v1
layer
file usr/bin/tool 900
layer
delete usr/bin/tool
%% image docker.tar
form docker
tag app:v1
layer none
file usr/bin/tool 900
layer none
delete usr/bin/tool
%% image hybrid.tar
form hybrid
tag app:v1
layer
file usr/bin/tool 900
layer
delete usr/bin/tool
%% image legacy.tar
form legacy
tag app:v1
layer none
file usr/bin/tool 900
layer none
delete usr/bin/tool
%% image skopeo-dir
form dir
tag app:v1
layer
file usr/bin/tool 900
layer
delete usr/bin/tool
%% image docker.txz
form docker
pack xz
tag app:v1
layer none
file usr/bin/tool 900
layer none
delete usr/bin/tool
%% run
for i in oci.tar oci-dir oci.tgz docker.tar hybrid.tar legacy.tar \
	skopeo-dir docker.txz; do
	echo "$i"
	binsize report --format csv -d path --sort name $i | tail -n +2
	binsize report $i | head -1
done
%% stdout
oci.tar
[end of archive],2048
usr/bin/.wh.tool,512
usr/bin/tool,1536
OCI layout app:v1, linux/amd64, 2 layers, 4.0 KiB, 685 B compressed
oci-dir
[end of archive],2048
usr/bin/.wh.tool,512
usr/bin/tool,1536
OCI layout app:v1, linux/amd64, 2 layers, 4.0 KiB, 685 B compressed
oci.tgz
[end of archive],2048
usr/bin/.wh.tool,512
usr/bin/tool,1536
OCI layout app:v1, linux/amd64, 2 layers, 4.0 KiB, 685 B compressed
docker.tar
[end of archive],2048
usr/bin/.wh.tool,512
usr/bin/tool,1536
docker archive app:v1, linux/amd64, 2 layers, 4.0 KiB, 4.0 KiB compressed
hybrid.tar
[end of archive],2048
usr/bin/.wh.tool,512
usr/bin/tool,1536
docker archive app:v1, linux/amd64, 2 layers, 4.0 KiB, 685 B compressed
legacy.tar
[end of archive],2048
usr/bin/.wh.tool,512
usr/bin/tool,1536
docker archive without manifest.json app:v1, 2 layers, 4.0 KiB, 4.0 KiB compressed
skopeo-dir
[end of archive],2048
usr/bin/.wh.tool,512
usr/bin/tool,1536
folder of blobs, linux/amd64, 2 layers, 4.0 KiB, 685 B compressed
docker.txz
[end of archive],2048
usr/bin/.wh.tool,512
usr/bin/tool,1536
docker archive app:v1, linux/amd64, 2 layers, 4.0 KiB, 4.0 KiB compressed
%% run
binsize report --format csv -d waste - < oci.tar
%% stdout
waste,filesize
tar overhead,3196
deleted,900
