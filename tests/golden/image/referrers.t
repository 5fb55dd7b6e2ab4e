What is about an image and no part of it: attestations in the index, manifests
whose subject it is, each with all of its blobs. Those of another platform's
image are not counted, and are no image to choose.
%% image all.tar
attestation
referrer 700
referrer 20
layer
file usr/bin/tool 900
%% image none.tar
layer
file usr/bin/tool 900
%% run
binsize report all.tar --json | grep -o '"\(attest\|referr\)[a-z_]*":"[0-9]*"'
binsize report none.tar --json | grep -c '"\(attest\|referr\)[a-z_]*":'
binsize report all.tar | head -1
binsize report all.tar 2>&1 | grep -c "not of this image"
%% stdout
"attestation_bytes":"34"
"attestations":"1"
"referrer_bytes":"1517"
"referrers":"2"
0
OCI layout v1, linux/amd64, 1 layer, 2.5 KiB, 603 B compressed
0
%% status 1
