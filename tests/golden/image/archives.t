Archives of docker save in the ways that they come: the list of images last,
layers that are links to others, compressed, or there twice; several images;
an OCI manifest beside that has no layers; documents that contradict each
other; sizes that no disk holds.
%% image docker.tar
form docker
tag app:v1
layer none
file usr/bin/tool 900
layer none
file usr/bin/tool 900
text etc/x 0123456789
%% image hybrid.tar
form hybrid
tag app:v1
layer
file usr/bin/tool 900
layer
text etc/x 0123456789
%% run
# manifest.json last, first, and there twice.
mkdir d && tar -xf docker.tar -C d
cd d
find . -type f ! -name manifest.json | sort > ../others
tar -cf ../last.tar -T ../others manifest.json
tar -cf ../first.tar manifest.json -T ../others
tar -cf ../twice.tar manifest.json -T ../others manifest.json
# The second layer is a link to the first, and both are gzip.
cp -r . ../l && cd ../l
first=$(python3 -c 'import json; print(json.load(open("manifest.json"))[0]["Layers"][0])')
second=$(python3 -c 'import json; print(json.load(open("manifest.json"))[0]["Layers"][1])')
gzip -9n < "$second" > x && mv x "$second"
tar -cf ../packed.tar .
rm "$second" && ln -s "../$first" "$second"
tar -cf ../symlink.tar .
rm "$second" && ln "$first" "$second"
tar -cf ../hardlink.tar .
cd ..
for i in docker last first twice packed symlink hardlink; do
	echo "$i: $(binsize report -d waste --format csv --sort name $i.tar | tail -n +2 | tr '\n' ' ')"
done
%% stdout
docker: live,910 metadata only,900 tar overhead,4334 
last: live,910 metadata only,900 tar overhead,4334 
first: live,910 metadata only,900 tar overhead,4334 
twice: live,910 metadata only,900 tar overhead,4334 
packed: live,910 metadata only,900 tar overhead,4334 
symlink: live,900 metadata only,900 tar overhead,3320 
hardlink: live,900 metadata only,900 tar overhead,3320 
%% stderr
binsize: symlink.tar: note: layer 2: its tar is sha256:b600de496a52cb18586afe02ed0941e5cb0d4664459edb43c54014daafc1fefd, the config says sha256:7296488fbe531d6ec49d150154822ceeae9396572af2f29714daa3649d426a3c
binsize: hardlink.tar: note: layer 2: its tar is sha256:b600de496a52cb18586afe02ed0941e5cb0d4664459edb43c54014daafc1fefd, the config says sha256:7296488fbe531d6ec49d150154822ceeae9396572af2f29714daa3649d426a3c
%% run
# Several images in one archive; one is chosen by its name.
python3 - << 'END'
import json
path = 'd/manifest.json'
one = json.load(open(path))[0]
two = dict(one, RepoTags=['app:v2'])
json.dump([one, two], open(path, 'w'))
END
tar -C d -cf several.tar .
binsize report several.tar
binsize report --tag app:v2 several.tar | head -1
printf 'FROM scratch\nCOPY layer1 /\n' > Dockerfile
binsize lint -q --image several.tar --tag app:v2 Dockerfile
%% stdout
docker archive app:v2, linux/amd64, 2 layers, 6.0 KiB, 6.0 KiB compressed
Dockerfile: ok: 0 failed, 0 warned, 0 ignored

of 2 layers of the image 1 are told to be made by this file
%% stderr
binsize: several.tar: 2 of 2 images in the archive fit (--tag chooses; the first is app:v1)
%% run
# The OCI manifest of a hybrid archive has no layers: the list is right.
mkdir h && tar -xf hybrid.tar -C h
python3 - << 'END'
import hashlib, json
index = json.load(open('h/index.json'))
blob = 'h/blobs/' + index['manifests'][0]['digest'].replace(':', '/')
manifest = json.load(open(blob))
manifest['layers'] = []
data = json.dumps(manifest).encode()
name = hashlib.sha256(data).hexdigest()
open('h/blobs/sha256/' + name, 'wb').write(data)
index['manifests'][0].update(digest='sha256:' + name, size=len(data))
json.dump(index, open('h/index.json', 'w'))
END
tar -C h -cf none.tar .
binsize report none.tar 2>&1 | grep -E 'layers,|note'
# Documents that are both, too deep, or of sizes beyond any disk.
python3 - << 'END'
import hashlib, json, os, shutil
def layout(name, manifest):
    shutil.rmtree(name, ignore_errors=True)
    os.makedirs(name + '/blobs/sha256')
    data = manifest if isinstance(manifest, bytes) else \
        json.dumps(manifest).encode()
    digest = hashlib.sha256(data).hexdigest()
    open(f'{name}/blobs/sha256/{digest}', 'wb').write(data)
    open(name + '/oci-layout', 'w').write('{"imageLayoutVersion":"1.0.0"}')
    json.dump({'manifests': [{
        'mediaType': 'application/vnd.oci.image.manifest.v1+json',
        'digest': 'sha256:' + digest, 'size': len(data)}]},
        open(name + '/index.json', 'w'))
blob = {'digest': 'sha256:' + 'a' * 64, 'size': 2 ** 63 - 1,
        'mediaType': 'application/vnd.oci.image.layer.v1.tar'}
layout('both', {'layers': [], 'manifests': []})
layout('nested', b'[' * 100000)
layout('huge', {'layers': [blob, blob, blob], 'config': blob})
layout('negative', {'layers': [dict(blob, size=-1)], 'config': blob})
END
for i in both nested huge negative; do
	echo "$i: $(binsize report -d layer --format csv $i 2>&1 | cut -c1-150 | head -4)"
done
%% stdout
docker archive app:v1, linux/amd64, 2 layers, 4.5 KiB, 694 B compressed
layers, the lowest first
note: index.json does not name the image that manifest.json does; manifest.json is followed
note: 577 bytes of blobs are not of this image
both: binsize: both: the manifest has layers and manifests: it is refused
nested: binsize: nested: the manifest: not valid JSON: maximum parsing depth reached near '[' at line 1, column 2049
huge: binsize: huge: note: the config sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa is not here: nothing is known of diff_ids and 
binsize: huge: note: layer 1: its blob sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa is not here
binsize: huge: note: layer 2: its blob sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa is not here
binsize: huge: note: layer 3: its blob sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa is not here
negative: binsize: negative: layer 1 sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: no size
%% run
# As kaniko and Bazel write it: a config named by its digest, layers that are
# compressed and named by theirs.
mkdir k && tar -xf docker.tar -C k && cd k
python3 - << 'END'
import gzip, hashlib, json, os
one = json.load(open('manifest.json'))[0]
config = open(one['Config'], 'rb').read()
names = []
for layer in one['Layers']:
    data = gzip.compress(open(layer, 'rb').read(), mtime=0)
    names.append(hashlib.sha256(data).hexdigest() + '.tar.gz')
    open('../' + names[-1], 'wb').write(data)
name = 'sha256:' + hashlib.sha256(config).hexdigest()
open('../' + name, 'wb').write(config)
json.dump([dict(one, Config=name, Layers=names)], open('../manifest.json', 'w'))
END
cd ..
tar -cf kaniko.tar --force-local sha256:* *.tar.gz manifest.json
binsize report kaniko.tar | head -1
binsize report -d waste --format csv --sort name kaniko.tar
%% stdout
docker archive app:v1, linux/amd64, 2 layers, 6.0 KiB, 1.2 KiB compressed
waste,filesize
live,910
metadata only,900
tar overhead,4334
