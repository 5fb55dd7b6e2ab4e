Names are bytes. What is not UTF-8 (Latin-1 here) comes out exact: in JSON by a
member with _b64 behind its key, in csv and tsv as it is; whatever the locale.
%% file make
import io, tarfile
names = [b'caf\xe9/na\xefve', 'caf\u00e9'.encode(), b'\xff\xfe', b'a\xc3',
         '\ufffd'.encode(), b'esc\x1b[31m', b'new\nline', b'plain']
with open('names.tar', 'wb') as out:
    for i, name in enumerate(names):
        info = tarfile.TarInfo(name.decode('utf-8', 'surrogateescape'))
        info.size = 512 * i
        out.write(info.tobuf(tarfile.USTAR_FORMAT, 'utf-8',
                             'surrogateescape') + bytes(512 * i))
    out.write(bytes(1024))
with open('wanted', 'wb') as out:
    out.write(b'\0'.join(sorted(names)))
%% file back
import base64, csv, json, sys
def label(row):
    return base64.b64decode(row['label_b64']) if 'label_b64' in row else \
        row['label'].encode()
def path(row):
    return [base64.b64decode(part) for part in row['path_b64']][-1] \
        if 'path_b64' in row else row['path'][-1].encode()
data = sys.stdin.buffer.read()
kind = sys.argv[1]
if kind == 'json':
    rows = json.loads(data)['results'][0]['tables']['rows']['rows']
    names = [label(child) for row in rows for child in row.get('children', [])]
elif kind == 'jsonl':
    names = [path(json.loads(line)) for line in data.splitlines()[1:]]
else:
    text = data.decode('utf-8', 'surrogateescape')
    if kind == 'csv':
        rows = list(csv.reader(text.splitlines(True)))
    else:
        rows = [line.replace('\\n', '\n').split('\t')
                for line in text.splitlines()]
    names = [row[1].encode('utf-8', 'surrogateescape') for row in rows[1:]]
names = sorted(n for n in names if n != b'[end of archive]')
with open('wanted', 'rb') as stream:
    print(kind, b'\0'.join(names) == stream.read())
%% run
python3 make
for locale in C C.UTF-8; do
	for kind in json jsonl csv tsv; do
		LC_ALL=$locale binsize report -d layer,path -n 0 --format $kind names.tar |
		    python3 back $kind
	done
done
binsize report -d path --json names.tar | grep -o '"label":"[^"]*","label_b64":"[^"]*"' | sort
%% stdout
json True
jsonl True
csv True
tsv True
json True
jsonl True
csv True
tsv True
"label":"a�","label_b64":"YcM="
"label":"caf�/na�ve","label_b64":"Y2Fm6S9uYe92ZQ=="
"label":"��","label_b64":"//4="
