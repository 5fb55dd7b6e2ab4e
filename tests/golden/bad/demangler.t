Names made to blow up or overrun a demangler.
%% elf a.elf
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
repeat 6
l{i}:
	fill 16 0x53
endrepeat
symbol "_ZN1aIXsr1bIXsr1cIXsr1dEEEEEE" at=l0 size=16 type=func bind=global
symbol "_Z1fIiEvT_S0_S1_S2_S3_S4_S5_S6_S7_S8_S9_" at=l1 size=16 type=func bind=global
symbol "_RINxB1_B1_B1_E" at=l2 size=16 type=func bind=global
symbol "_RYB_B_" at=l3 size=16 type=func bind=global
symbol "_Z1fM1AM1AM1AM1AM1AM1AM1AM1AM1AM1AM1AM1A" at=l4 size=16 type=func bind=global
symbol "_Z99999999999999999999a" at=l5 size=16 type=func bind=global
%% run
binsize report a.elf -d symbol -n 0 --sort name --only .text --names full --format csv
%% stdout
symbol,vmsize,filesize
_RINxB1_B1_B1_E,16,16
_RYB_B_,16,16
_Z1fIiEvT_S0_S1_S2_S3_S4_S5_S6_S7_S8_S9_,16,16
_Z1fM1AM1AM1AM1AM1AM1AM1AM1AM1AM1AM1AM1A,16,16
_Z99999999999999999999a,16,16
_ZN1aIXsr1bIXsr1cIXsr1dEEEEEE,16,16
