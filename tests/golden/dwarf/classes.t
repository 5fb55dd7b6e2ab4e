Tables of C++ classes, of which debug information says nothing: a virtual
table goes with the class's own function that is not inline (key, in key.cc),
else with one that is (weak.cc), else with a constructor; type information,
its name and tables for construction go with the virtual table, a guard with
its variable. Not with inherited functions, nor when names lie about their
ends. All of it is a guess, and left out on request.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rwx headers cover=.text...data
section .text progbits ax align=16
inherited:
	fill 16 0x53
weak:
	fill 16 0x53
key:
	fill 16 0x53
maker:
	fill 16 0x53
symbol _ZN4Base4nameEv at=inherited size=16 type=func bind=global
symbol _ZN3app3Key6inlineEv at=weak size=16 type=func bind=weak
symbol _ZNK3app3Key3keyEv at=key size=16 type=func bind=global
symbol _ZN5MakerC2Ev at=maker size=16 type=func bind=weak
section .data progbits wa align=8
key_table:
	u64 0 0 addr:inherited addr:weak addr:key
weak_table:
	u64 0 0 addr:inherited addr:weak
maker_table:
	u64 0 0 addr:inherited
info:
	u64 1 2
name:
	cstr "N3app3KeyE"
	align 8
vtt:
	u64 3
construction:
	u64 4 5
other:
	u64 6
guard:
	u64 7
variable:
	u64 8
long:
	u64 9
symbol _ZTVN3app3KeyE at=key_table size=40 type=object bind=weak
symbol _ZTVN3app3KeyIiEE at=weak_table size=32 type=object bind=weak
symbol _ZN3app3KeyIiE6inlineEv at=weak size=16 type=func bind=weak
symbol _ZTV5Maker at=maker_table size=24 type=object bind=weak
symbol _ZTIN3app3KeyE at=info size=16 type=object bind=weak
symbol _ZTSN3app3KeyE at=name size=11 type=object bind=weak
symbol _ZTTN3app3KeyE at=vtt size=8 type=object bind=weak
symbol _ZTCN3app3KeyE0_4Base at=construction size=16 type=object bind=weak
symbol _ZTI5Other at=other size=8 type=object bind=weak
symbol _ZGVZ4mainE1x at=guard size=8 type=object bind=local
symbol _ZZ4mainE1x at=variable size=8 type=object bind=local
symbol _ZTV at=long size=8 type=object bind=local
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit no name:string low_pc:addr high_pc:data4
	abbrev 2 compile_unit yes name:string low_pc:addr high_pc:data4
	abbrev 3 variable no location:exprloc
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "base.cc" addr:inherited 16
	endunit
	unit 4 ab
	die 1 "weak.cc" addr:weak 16
	endunit
	unit 4 ab
	die 1 "key.cc" addr:key 16
	endunit
	unit 4 ab
	die 2 "maker.cc" addr:maker 16
	uleb 3
	lenuleb
	u8 3
	u64 addr:variable
	endlen
	u8 0
	endunit
%% run
binsize report a.elf -d unit,symbol -n 0 --only .data --domain vm --sort name --format csv
binsize report a.elf -d unit -n 0 --only .data --domain vm --sort name --format csv --no-guess
binsize map a.elf -d unit --domain vm --format csv | grep 'guess$'
%% stdout
unit,symbol,vmsize
[section .data],[section .data],5
[section .data],_ZTV,8
[section .data],typeinfo for Other,8
key.cc,VTT for app::Key,8
key.cc,construction vtable for Base-in-app::Key,16
key.cc,typeinfo for app::Key,16
key.cc,typeinfo name for app::Key,11
key.cc,vtable for app::Key,40
maker.cc,guard variable for main::x,8
maker.cc,main::x,8
maker.cc,vtable for Maker,24
weak.cc,vtable for app::Key<int>,32
unit,vmsize
[section .data],176
maker.cc,8
vm,4194496,40,key.cc,guess
vm,4194536,32,weak.cc,guess
vm,4194568,24,maker.cc,guess
vm,4194592,27,key.cc,guess
vm,4194624,24,key.cc,guess
vm,4194656,8,maker.cc,guess
