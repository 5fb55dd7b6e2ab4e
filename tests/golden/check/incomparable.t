A baseline of another machine, class or compiler, or of which only one is
stripped or has a build ID, says nothing about growth: such limits are
incomparable, and fail only when a baseline is required. Absolute limits are
held all the same.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 96 0x90
section .comment progbits -
	str "GCC: (Debian 12.2.0-14) 12.2.0"
	u8 0
symbol one at=one size=96 type=func bind=global
%% elf arm
elf 64 lsb exec aarch64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 96 0x90
section .comment progbits -
	str "GCC: (Debian 12.2.0-14) 12.2.0"
	u8 0
symbol one at=one size=96 type=func bind=global
%% elf small
elf 32 lsb exec 386
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 96 0x90
section .comment progbits -
	str "GCC: (Debian 12.2.0-14) 12.2.0"
	u8 0
symbol one at=one size=96 type=func bind=global
%% elf clang
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
one:
	fill 96 0x90
section .comment progbits -
	str "Debian clang version 14.0.6"
	u8 0
symbol one at=one size=96 type=func bind=global
%% elf stripped
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
	fill 96 0x90
section .comment progbits -
	str "GCC: (Debian 12.2.0-14) 12.2.0"
	u8 0
%% elf named
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .note.gnu.build-id note a align=4
	u32 4
	u32 4
	u32 3
	str "GNU"
	u8 0
	u32 0x12345678
section .text progbits ax align=16
one:
	fill 96 0x90
section .comment progbits -
	str "GCC: (Debian 12.2.0-14) 12.2.0"
	u8 0
symbol one at=one size=96 type=func bind=global
%% file .binsize.yml
schema: 1
artifacts:
  - {name: app, path: app}
budgets:
  - {id: growth, growth: {max: 0}}
  - {id: whole, max: 1 kB}
%% run
cp app new
for old in new arm small clang stripped named; do
	binsize check --baseline $old --format csv > out; echo "-- $old $?"
	grep ,growth, out; grep -c ^pass,whole out
	binsize check --baseline $old --require-baseline > out; echo "required: $?"
done
%% stdout
-- new 0
pass,growth,app,,file,growth.max,736,0,736,yes,,5,"app is 736 B, 0 B within the limit"
1
required: 0
-- arm 0
incomparable,growth,app,,file,,0,0,0,no,,5,"app cannot be compared with its baseline: machine was AArch64, is x86-64"
1
required: 1
-- small 0
incomparable,growth,app,,file,,0,0,0,no,,5,"app cannot be compared with its baseline: machine was x86, is x86-64"
1
required: 1
-- clang 0
incomparable,growth,app,,file,,0,0,0,no,,5,"app cannot be compared with its baseline: compiler was Debian clang version 14.0.6, is GCC: (Debian 12.2.0-14) 12.2.0"
1
required: 1
-- stripped 0
incomparable,growth,app,,file,,0,0,0,no,,5,"app cannot be compared with its baseline: stripped was yes, is no"
1
required: 1
-- named 0
incomparable,growth,app,,file,,0,0,0,no,,5,"app cannot be compared with its baseline: build ID was 78563412, is none"
1
required: 1
