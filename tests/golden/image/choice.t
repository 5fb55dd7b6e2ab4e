Several images in one layout: one is chosen, or all are named. Indexes inside
of indexes, attestations beside.
%% image two.tar
index 2
attestation
second linux/arm64
layer
file usr/bin/tool 900
%% image deep.tar
index 9
layer
file usr/bin/tool 900
%% image one.tar
attestation
layer
file usr/bin/tool 900
%% run
binsize report two.tar
%% stderr
binsize: two.tar: several images are here (--platform and --tag choose): sha256:6a29c4f38d82 v1 linux/amd64; sha256:768c10ca8d8f v1 linux/arm64
%% status 2
%% run
binsize report two.tar --platform linux/arm64 | head -1
binsize report two.tar --platform linux/amd64 | head -1
binsize report one.tar | head -1
%% stdout
OCI layout v1, linux/arm64, 1 layer, 2.5 KiB, 603 B compressed
OCI layout v1, linux/amd64, 1 layer, 2.5 KiB, 603 B compressed
OCI layout v1, linux/amd64, 1 layer, 2.5 KiB, 603 B compressed
%% run
binsize report two.tar --platform linux/s390x
%% stderr
binsize: two.tar: no such image is here (--platform and --tag choose): sha256:6a29c4f38d82 v1 linux/amd64; sha256:768c10ca8d8f v1 linux/arm64
%% status 2
%% run
binsize report deep.tar
%% stderr
binsize: deep.tar: indexes inside of indexes, more than 8 deep (limit: index depth)
%% status 3
%% run
binsize report one.tar --tag v2
%% stderr
binsize: one.tar: no such image is here (--platform and --tag choose): sha256:6a29c4f38d82 v1
%% status 2
%% run
binsize report one.tar --platform arm64
%% stderr
binsize: --platform takes OS/ARCH, as in linux/arm64, not 'arm64'
%% status 2
%% run
binsize report one.tar --platform linux/arm64
%% stderr
binsize: one.tar: is an image for linux/amd64, not for linux/arm64
%% status 2
%% run
binsize report one.tar --platform linux/amd64 | head -1
%% stdout
OCI layout v1, linux/amd64, 1 layer, 2.5 KiB, 603 B compressed
