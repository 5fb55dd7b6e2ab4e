Whose code it is as it was written: inlined calls belong to whoever owns the
function, by its name, or else by the directory of its lines. What a package
has as symbols, what others have of it and it of others, add up.
%% elf a.elf truncated
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 100 0x53
two:
	fill 60 0x53
symbol _ZN3one4mainEv at=one size=100 type=func
symbol _RNvC3two3run at=two size=60 type=func
section .debug_abbrev progbits -
ab:
	abbrev 1 compile_unit yes name:string comp_dir:string low_pc:addr high_pc:data4 stmt_list:sec_offset
	abbrev 2 subprogram no linkage_name:string inline:data1
	abbrev 3 inlined_subroutine no abstract_origin:ref4 low_pc:addr high_pc:data4
	abbrev 4 subprogram yes linkage_name:string low_pc:addr high_pc:data4
	abbrev 5 subprogram no name:string inline:data1
	u8 0
section .debug_info progbits -
	unit 4 ab
	die 1 "a.c" "/w" addr:one 160 @lines
std:
	die 2 "_ZNSt6vectorIiSaIiEE9push_backERKi" 1
core:
	die 2 "_RINvC4core3memhE" 1
own:
	die 2 "_ZN3one6helperEv" 1
plain:
	die 5 "plain" 1
	# one: 20 of std, 30 of its own, 10 of C
	die 4 "_ZN3one4mainEv" addr:one 100
	die 3 @std addr:one 20
	die 3 @own addr:one+20 30
	die 3 @plain addr:one+60 10
	u8 0
	# two: 40 of core
	die 4 "_RNvC3two3run" addr:two 60
	die 3 @core addr:two+10 40
	u8 0
	u8 0
	endunit
section .debug_line progbits -
lines:
	line 2 dirs=/usr/include files=a.c:0,plain.h:1
	lne set_address addr:one
	lns copy
	lns advance_pc 60
	lns set_file 2
	lns copy
	lns advance_pc 10
	lns set_file 1
	lns copy
	lns advance_pc 90
	lne end_sequence
	endline
%% run
binsize report a.elf -d origin --only .text --domain vm --format csv
%% stdout
origin,vmsize,as_symbol_bytes,to_others_bytes,from_others_bytes
one::,70,100,0,30
core,40,0,40,0
std::,20,0,20,0
two,20,60,0,40
/usr/include,10,0,10,0
%% run
binsize report a.elf -d package,origin --only .text --domain vm --format csv
%% stdout
package,origin,vmsize
one::,one::,70
one::,std::,20
one::,/usr/include,10
two,core,40
two,two,20
%% run
binsize report a.elf -d origin --only .text --sort name
%% stdout
VM SIZE    VM %  FILE SIZE  FILE %  AS SYMBOL  TO OTHERS  FROM OTHERS  ORIGIN
   10 B    6.3%       10 B    6.3%        0 B       10 B          0 B  /usr/include
   40 B   25.0%       40 B   25.0%        0 B       40 B          0 B  core
   70 B   43.8%       70 B   43.8%      100 B        0 B         30 B  one::
   20 B   12.5%       20 B   12.5%        0 B       20 B          0 B  std::
   20 B   12.5%       20 B   12.5%       60 B        0 B         40 B  two
  160 B  100.0%      160 B  100.0%        0 B        0 B          0 B  TOTAL
