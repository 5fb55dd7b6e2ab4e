A digest becomes a path only when it is one: what is too short, too long, in
capitals or leads elsewhere is refused by name; sha512 is read and compared;
an algorithm that is not known cannot be, and is still a name. A document that
lacks its lists has none.
%% run
layout() {
	rm -rf x && mkdir -p x/blobs/sha256 x/blobs/sha512
	printf '{"imageLayoutVersion":"1.0.0"}' > x/oci-layout
	printf '{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"%s","size":%s}]}' "$1" "$2" > x/index.json
}
hex=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
for digest in sha256:../../x sha256:%2e%2e sha256: "sha256:${hex}0" \
	"sha256:${hex%f}" "sha256:$(echo $hex | tr a-f A-F)" "$hex" "" \
	"sha512:$hex" "SHA256:$hex" "sha256:$hex/" "sha256:../$hex"; do
	layout "$digest" 2
	binsize report x 2>&1
done
layout "sha256:$hex" 2
binsize report x 2>&1
layout "later+best:Ab_=-9" 2
binsize report x 2>&1
%% stdout
binsize: x: index: 'sha256:../../x' is no digest
binsize: x: index: 'sha256:%2e%2e' is no digest
binsize: x: index: 'sha256:' is no digest
binsize: x: index: 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0' is no digest
binsize: x: index: 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde' is no digest
binsize: x: index: 'sha256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF' is no digest
binsize: x: index: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' is no digest
binsize: x: index: '' is no digest
binsize: x: index: 'sha512:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' is no digest
binsize: x: index: 'SHA256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' is no digest
binsize: x: index: 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/' is no digest
binsize: x: index: 'sha256:../0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' is no digest
binsize: x: manifest sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef is not here
binsize: x: manifest later+best:Ab_=-9 is not here
%% status 3
%% run
printf '{"os":"linux","architecture":"amd64","rootfs":{"diff_ids":null},"history":null}' > config
printf '{"schemaVersion":2,"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:%s","size":%s},"layers":null}' \
	"$(sha256sum config | cut -c1-64)" "$(wc -c < config)" > manifest
rm -rf x && mkdir -p x/blobs/sha256 x/blobs/sha512
printf '{"imageLayoutVersion":"1.0.0"}' > x/oci-layout
sum=$(sha512sum manifest | cut -c1-128)
cp manifest "x/blobs/sha512/$sum"
cp config "x/blobs/sha256/$(sha256sum config | cut -c1-64)"
printf '{"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha512:%s","size":%s}]}' \
	"$sum" "$(wc -c < manifest)" > x/index.json
binsize report -d layer --format csv x
tr a b < manifest > "x/blobs/sha512/$sum"
binsize report -d layer --format csv x 2>&1 | cut -c1-60
head -c 5000000 /dev/zero | tr '\0' ' ' > x/index.json
binsize report x
%% stdout
layer,filesize
binsize: x: manifest: sha512:6fa6f4c9f79ce20d0e061ca0197fc2f
%% stderr
binsize: x: index.json: more than 4 MiB (limit: manifest bytes)
%% status 3
