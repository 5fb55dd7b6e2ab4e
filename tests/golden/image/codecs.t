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

