A stripped file and its debug file belong together when their build IDs are the
same; one of another build is refused, and what is no debug file is too. The
bytes are those of the stripped file.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.note.gnu.build-id...text
section .note.gnu.build-id note a align=4
	u32 4
	u32 4
	u32 3
	str "GNU\0"
	u32 0x11223344
section .text progbits ax align=16
	fill 64 0x90
%% elf app.debug
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.note.gnu.build-id...text
section .note.gnu.build-id note a align=4
	u32 4
	u32 4
	u32 3
	str "GNU\0"
	u32 0x11223344
section .text progbits ax align=16
main:
	fill 64 0x90
symbol main at=main size=64 type=func bind=global
%% elf other.debug
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.note.gnu.build-id...text
section .note.gnu.build-id note a align=4
	u32 4
	u32 4
	u32 3
	str "GNU\0"
	u32 0x55667788
section .text progbits ax align=16
main:
	fill 64 0x90
symbol main at=main size=64 type=func bind=global
%% run
binsize report -q -d symbol --only .text --format csv app
binsize report -d symbol --only .text --format csv --debug-file app.debug app
binsize report -d symbol --debug-file other.debug app; echo $?
binsize report -d symbol --debug-file missing app; echo $?
binsize report -q -d symbol --only .text --format csv --debug-file other.debug --debug-file app.debug app
mkdir -p dir/.build-id/44; cp app.debug dir/.build-id/44/332211.debug
binsize report -q -d symbol --only .text --format csv --debug-dir dir app
binsize report -q -d symbol --only .text --format csv --debug-dir dir --no-debug-lookup app
cp other.debug dir/.build-id/44/332211.debug
binsize report -d symbol --only .text --format csv --debug-dir dir app
%% stdout
symbol,vmsize,filesize
[section .text],64,64
symbol,vmsize,filesize
main,64,64
3
3
symbol,vmsize,filesize
main,64,64
symbol,vmsize,filesize
main,64,64
symbol,vmsize,filesize
[section .text],64,64
symbol,vmsize,filesize
[section .text],64,64
%% stderr
binsize: app: note: names and lines come from the debug file 'app.debug', whose bytes are not counted
binsize: app: the debug file 'other.debug': is of another build: its build ID is 88776655, that of the file is 44332211
binsize: app: the debug file 'missing': no such file (check the path)
binsize: app: note: 'dir/.build-id/44/332211.debug' is not used: its build ID is 88776655, not 44332211
