What --format json prints keeps to the schema, with signed differences, a
renamed row and rows of several levels. Skipped where there is no validator.
%% elf old.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x53
helper:
	fill 32 0x51
symbol main at=main size=64 type=func bind=global
symbol helper at=helper size=32 type=func
%% elf new.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 48 0x53
aid:
	fill 32 0x51
symbol main at=main size=48 type=func bind=global
symbol aid at=aid size=32 type=func
%% file validate.py
import json, sys
document = json.load(open(sys.argv[1]))
schema = json.load(open(sys.argv[2]))
try:
    import jsonschema
except ImportError:
    pass
else:
    jsonschema.validate(document, schema)
table = document['results'][0]['tables']['rows']
deltas = [row['file_delta'] for row in table['rows'] if 'mark' not in row]
total = [row for row in table['rows'] if row.get('mark') == 'total'][0]
assert sum(deltas) == total['file_delta'] < 0, (deltas, total)
assert total['file_new_bytes'] - total['file_old_bytes'] == sum(deltas)
print('valid')
%% run
binsize diff old.elf new.elf --json >out.json
binsize schema report >schema.json
python3 validate.py out.json schema.json
%% stdout
valid
%% run
binsize diff old.elf new.elf --only .text -d section,symbol --json
%% stdout
{"diagnostics":[],
"results":[
{"facts":{"new_class":"64-bit","new_endianness":"little-endian","new_format":"ELF","new_linking":"static","new_machine":"x86-64","new_sections":"5","new_segments":"1","new_stripped":"no","new_type":"executable","old_class":"64-bit","old_endianness":"little-endian","old_format":"ELF","old_linking":"static","old_machine":"x86-64","old_path":"old.elf","old_sections":"5","old_segments":"1","old_stripped":"no","old_type":"executable"},"input":"new.elf","tables":{
"causes":{"columns":[{"key":"cause","kind":"text"},{"key":"rows","kind":"count"},{"key":"vm_delta","kind":"signed_bytes"},{"key":"file_delta","kind":"signed_bytes"}],"rows":[
{"cause":"code","file_delta":-16,"rows":1,"vm_delta":-16},
{"cause":"renamed","file_delta":0,"rows":1,"vm_delta":0},
{"cause":"TOTAL","file_delta":-16,"mark":"total","rows":2,"vm_delta":-16}]},
"rows":{"columns":[{"key":"label","kind":"text"},{"key":"vm_old_bytes","kind":"bytes"},{"key":"vm_new_bytes","kind":"bytes"},{"key":"vm_delta","kind":"signed_bytes"},{"key":"file_old_bytes","kind":"bytes"},{"key":"file_new_bytes","kind":"bytes"},{"key":"file_delta","kind":"signed_bytes"},{"key":"change","kind":"text"},{"key":"cause","kind":"text"},{"key":"old_label","kind":"text"}],"levels":["section","symbol"],"rows":[
{"cause":"code","change":"shrunk","children":[
{"cause":"code","change":"shrunk","file_delta":-16,"file_new_bytes":48,"file_old_bytes":64,"label":"main","old_label":null,"vm_delta":-16,"vm_new_bytes":48,"vm_old_bytes":64},
{"cause":"renamed","change":"same","file_delta":0,"file_new_bytes":32,"file_old_bytes":32,"label":"aid","old_label":"helper","vm_delta":0,"vm_new_bytes":32,"vm_old_bytes":32}],"file_delta":-16,"file_new_bytes":80,"file_old_bytes":96,"label":".text","old_label":null,"vm_delta":-16,"vm_new_bytes":80,"vm_old_bytes":96},
{"cause":null,"change":"shrunk","file_delta":-16,"file_new_bytes":80,"file_old_bytes":96,"label":"TOTAL","mark":"total","old_label":null,"vm_delta":-16,"vm_new_bytes":80,"vm_old_bytes":96}]}}}],
"schema":"binsize.diff","schema_version":"1.0","tool":{"name":"binsize","version":"0.1.0"}}
