Bare layers in every compression; what their bytes take in the blob sums to
its bits, to the bit where the compression tells (gzip, none).
%% image none
form layer
layer none
file a 1000
file b/c 3000
%% image gzip
form layer
layer gzip
file a 1000
file b/c 3000
%% image members
form layer
layer members
file a 1000
file b/c 3000
%% image zstd
form layer
layer zstd
file a 1000
file b/c 3000
%% image xz
form layer
layer xz
file a 1000
file b/c 3000
%% image bzip2
form layer
layer bzip2
file a 1000
file b/c 3000
%% image dictionary
form layer
layer zstd
file a 1000
lie dictionary 1489112001
%% image dictionary.tar
layer zstd
file a 1000
layer zstd
file b 1000
lie dictionary 1489112001
%% run
for i in none gzip members zstd xz bzip2; do
	echo "$i"
	binsize report --wire -d path --format csv $i | awk -F, '
		NR > 1 { bytes += $2; bits += $3 }
		END { print bytes, bits / 8 }'
	wc -c < $i
done
zcat members | sha256sum | cut -c-64
binsize report --json members | grep -o '"diff_id": *"[^"]*"' | cut -d: -f3 | tr -d '"'
%% stdout
none
6144 6144
6144
gzip
6144 2411
2411
members
6144 2395
2395
zstd
6144 6157
6157
xz
6144 2312
2312
bzip2
6144 2216
2216
bd14ac278bc4002fbfd696b1bd6f24984e1ebf2cbb437807d5633633fd02beca
bd14ac278bc4002fbfd696b1bd6f24984e1ebf2cbb437807d5633633fd02beca

%% run
binsize report -d layer --format csv dictionary.tar
binsize report dictionary
%% stdout
layer,filesize
1 afb99889d9ee COPY layer1 /,2560
%% stderr
binsize: dictionary.tar: note: layer 2 cannot be read: zstd: needs the dictionary 1489112001, which is not here
binsize: dictionary: zstd data needs a dictionary that is not here before anything comes out of it (its ID is 1489112001)
%% status 3
%% run
set -e
python3 - <<'end'
for i in range(300):
    open(f's{i}', 'w').write(f'{{"name": "file {i}", "size": {i * 37}}}\n')
end
zstd -q --train s[0-9]* -o words 2> said
zstd -q -D words none -o trained
head -c 9 /dev/zero | zstd -q --long=29 -o window.zst
id=$(od -An -tu4 -j4 -N4 words | tr -d ' ')
binsize report trained 2>&1 | sed "s/is $id)/is the ID of words)/"
binsize report window.zst
%% stdout
binsize: trained: zstd data needs a dictionary that is not here before anything comes out of it (its ID is the ID of words)
%% stderr
binsize: window.zst: zstd data needs a window of more than 128 MiB (limit: zstd window) before anything comes out of it
%% status 3
