Layers that are the same tar, or the same blob, under another name: which
compression, or which media type, came in place of which.
%% image old.tar
layer gzip
file usr/bin/base 900
layer gzip
file usr/lib/dep 800
layer zstd
file app/main 700
%% image new.tar
layer zstd
file usr/bin/base 900
layer members
file usr/lib/dep 800
layer none
file app/main 700
%% image docker.tar
types docker
layer gzip
file usr/bin/base 900
layer gzip
file usr/lib/dep 800
layer zstd
file app/main 700
%% run
binsize reuse new.tar old.tar --format csv
binsize reuse docker.tar old.tar --format csv
binsize reuse docker.tar old.tar | tail -4
%% stdout
layer,known_by,wire_bytes,content_bytes,known_bytes,cause,step
1,diff_id,2573,900,900,"compression: zstd, was gzip",COPY layer1 /
2,diff_id,570,800,800,compression: another compressor or level,COPY layer2 /
3,diff_id,2560,700,700,"compression: none, was zstd",COPY layer3 /
layer,known_by,wire_bytes,content_bytes,known_bytes,cause,step
1,layer digest,599,900,900,unchanged,COPY layer1 /
2,layer digest,541,800,800,unchanged,COPY layer2 /
3,layer digest,2573,700,700,unchanged,COPY layer3 /
layer 1 is the same blob with another media type (application/vnd.docker.image.rootfs.diff.tar.gzip, was application/vnd.oci.image.layer.v1.tar+gzip): the manifest differs
layer 2 is the same blob with another media type (application/vnd.docker.image.rootfs.diff.tar.gzip, was application/vnd.oci.image.layer.v1.tar+gzip): the manifest differs
layer 3 is the same blob with another media type (application/vnd.docker.image.rootfs.diff.tar.gzip, was application/vnd.oci.image.layer.v1.tar+zstd): the manifest differs
every layer is known
