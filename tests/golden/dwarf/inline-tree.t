The inline tree: the deepest call has the byte; self and inclusive bytes,
instances, the largest, callers. Recursion is not counted twice. Lexical
blocks are seen through, children outside their parent are clipped.
%% elf a.elf truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 100 0x53
other:
	fill 60 0x53
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 2 subprogram no name:string inline:data1
	abbrev 3 subprogram yes abstract_origin:ref4 low_pc:addr high_pc:data4
	abbrev 4 inlined_subroutine yes abstract_origin:ref4 low_pc:addr high_pc:data4 call_file:data1 call_line:data2
	abbrev 5 lexical_block yes low_pc:addr high_pc:data4
	abbrev 6 subprogram yes name:string low_pc:addr high_pc:data4
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "a.c" addr:main 160
inner:
	die 2 "inner" 1
middle:
	die 2 "middle" 1
recursive:
	die 2 "recursive" 1
	# main: middle at 10..60 holds inner at 20..30 and, in a block, at 40..50
	die 6 "main" addr:main 100
	die 4 @middle addr:main+10 50 1 100
	die 4 @inner addr:main+20 10 1 200
	u8 0
	die 5 addr:main+35 20
	die 4 @inner addr:main+40 10 1 201
	u8 0
	u8 0
	u8 0
	# recursive at 70..90 holds itself at 75..80
	die 4 @recursive addr:main+70 20 1 101
	die 4 @recursive addr:main+75 5 1 300
	u8 0
	u8 0
	u8 0
	# other: inner at 30..90 reaches beyond the function's end
	die 6 "other" addr:other 60
	die 4 @inner addr:other+30 60 1 400
	u8 0
	u8 0
	u8 0
	endunit
%% run
binsize map a.elf -d inline --format csv | grep '^vm' | tail -n +4
%% stdout
vm,4194432,10,main,dwarf
vm,4194442,10,main;middle,dwarf
vm,4194452,10,main;middle;inner,dwarf
vm,4194462,10,main;middle,dwarf
vm,4194472,10,main;middle;inner,dwarf
vm,4194482,10,main;middle,dwarf
vm,4194492,10,main,dwarf
vm,4194502,5,main;recursive,dwarf
vm,4194507,5,main;recursive;recursive,dwarf
vm,4194512,10,main;recursive,dwarf
vm,4194522,10,main,dwarf
vm,4194532,30,other,dwarf
vm,4194562,30,other;inner,dwarf
%% run
binsize report a.elf -d inline -n 0 --sort name --only .text --format csv
%% stdout
inline,vmsize,filesize,inclusive_bytes,instances,largest_bytes,callers
inner,50,50,50,3,30,2
main,30,30,100,0,0,0
middle,30,30,50,1,50,1
other,30,30,60,0,0,0
recursive,20,20,20,2,20,2
%% run
binsize report a.elf -d inline -n 0 --sort name --format json
%% stdout
{"diagnostics":[],
"results":[
{"facts":{"class":"64-bit","endianness":"little-endian","format":"ELF","linking":"static","machine":"x86-64","sections":"5","segments":"1","stripped":"yes","type":"executable"},"input":"a.elf","tables":{
"rows":{"columns":[{"key":"label","kind":"text"},{"key":"vm_bytes","kind":"bytes"},{"key":"file_bytes","kind":"bytes"},{"key":"inclusive_bytes","kind":"bytes"},{"key":"instances","kind":"count"},{"key":"largest_bytes","kind":"bytes"},{"key":"callers","kind":"count"}],"levels":["inline"],"rows":[
{"callers":0,"file_bytes":64,"inclusive_bytes":0,"instances":0,"label":"[ELF header]","largest_bytes":0,"vm_bytes":64},
{"callers":0,"file_bytes":13,"inclusive_bytes":0,"instances":0,"label":"[padding: section alignment]","largest_bytes":0,"vm_bytes":8},
{"callers":0,"file_bytes":56,"inclusive_bytes":0,"instances":0,"label":"[program headers]","largest_bytes":0,"vm_bytes":56},
{"callers":0,"file_bytes":67,"inclusive_bytes":0,"instances":0,"label":"[section .debug_abbrev]","largest_bytes":0,"vm_bytes":0},
{"callers":0,"file_bytes":237,"inclusive_bytes":0,"instances":0,"label":"[section .debug_info]","largest_bytes":0,"vm_bytes":0},
{"callers":0,"file_bytes":43,"inclusive_bytes":0,"instances":0,"label":"[section .shstrtab]","largest_bytes":0,"vm_bytes":0},
{"callers":0,"file_bytes":320,"inclusive_bytes":0,"instances":0,"label":"[section headers]","largest_bytes":0,"vm_bytes":0},
{"callers":2,"file_bytes":50,"inclusive_bytes":50,"instances":3,"label":"inner","largest_bytes":30,"vm_bytes":50},
{"callers":0,"file_bytes":30,"inclusive_bytes":100,"instances":0,"label":"main","largest_bytes":0,"vm_bytes":30},
{"callers":1,"file_bytes":30,"inclusive_bytes":50,"instances":1,"label":"middle","largest_bytes":50,"vm_bytes":30},
{"callers":0,"file_bytes":30,"inclusive_bytes":60,"instances":0,"label":"other","largest_bytes":0,"vm_bytes":30},
{"callers":2,"file_bytes":20,"inclusive_bytes":20,"instances":2,"label":"recursive","largest_bytes":20,"vm_bytes":20},
{"callers":0,"file_bytes":960,"inclusive_bytes":0,"instances":0,"label":"TOTAL","largest_bytes":0,"mark":"total","vm_bytes":288}]}}}],
"schema":"binsize.report","schema_version":"1.0","tool":{"name":"binsize","version":"0.1.0"}}
