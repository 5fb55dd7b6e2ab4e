What findings cost in the image that was built: the history of each builder
leads from a layer to its instruction; classes of waste, paths and what strip
would save are those of the layers.
%% elf app
elf 64 lsb exec x86-64
base 0x400000
segment load rx headers cover=.text
section .text progbits ax align=16
main:
	fill 64 0x90
symbol main at=main size=64 type=func bind=global
%% file Dockerfile
FROM golang:1 AS build
RUN go build -o /out/app .
FROM debian:12
ENV HOME=/home/x
RUN apt-get update \
    && apt-get install -y --no-install-recommends x
COPY big.tar.gz /tmp/
COPY --from=build /out/app /usr/bin/app
WORKDIR /home/x
COPY conf .
RUN rm /tmp/big.tar.gz
RUN chown -R x $HOME
%% image a.tar
layer gzip "/bin/sh -c #(nop) ADD file:1 in / "
file bin/sh 5000
layer gzip "RUN /bin/sh -c apt-get update     && apt-get install -y --no-install-recommends x # buildkit"
file usr/bin/x 2000
file var/lib/apt/lists/debian 3000
layer none "COPY big.tar.gz /tmp/ # buildkit"
file tmp/big.tar.gz 4000
layer gzip "COPY /out/app /usr/bin/app # buildkit"
elf usr/bin/app app
layer gzip "COPY conf . # buildkit"
file home/x/conf 1500
layer gzip "RUN /bin/sh -c rm /tmp/big.tar.gz # buildkit"
delete tmp/big.tar.gz
layer gzip "RUN /bin/sh -c chown -R x $HOME # buildkit"
attributes uid=1000
file home/x/conf 1500
%% image squashed.tar
layer gzip "/bin/sh -c #(nop) CMD x"
file var/lib/apt/lists/debian 3000
file usr/bin/y 1000
%% image classic.tar
layer gzip "|1 A=b /bin/sh -c apt-get update     && apt-get install -y --no-install-recommends x"
file var/lib/apt/lists/debian 3000
layer gzip "/bin/sh -c #(nop) COPY file:1234 in /tmp/ "
file tmp/big.tar.gz 4000
layer gzip "/bin/sh -c rm /tmp/big.tar.gz"
delete tmp
%% run
binsize lint -q --context . --image a.tar Dockerfile
%% stdout
Dockerfile: FAIL: 4 failed, 0 warned, 0 ignored

LINE  STATUS  RULE            COSTS    ON THE WIRE  WHAT
   2  fail    unstripped      192 B    ~48 B        go build keeps symbol table and debug information without -ldflags='-s -w'
   5  fail    package-lists   3.5 KiB  1.7 KiB      apt-get update leaves package lists in the layer
  11  fail    removed-later   4.5 KiB  4.5 KiB      rm of /tmp/big.tar.gz does not take it out of the layer that COPY of line 7 made
  12  fail    metadata-layer  1.5 KiB  816 B        chown writes /home/x again, which COPY of line 10 brought

of 7 layers of the image 6 are told to be made by this file
unstripped: Symbols and debug information are moved with each push and pull, and no run needs them. cargo: strip = true in [profile.release]; go: -ldflags='-s -w'; C: make install-strip or strip -s; keep what debuggers need beside the image.
package-lists: Package lists are of no use in an image, and later layers cannot take them back. End the same RUN with && rm -rf /var/lib/apt/lists/*, or use RUN --mount=type=cache,target=/var/lib/apt/lists.
removed-later: What a layer has brought is moved with each push and pull, whatever later layers hide. Bring it with RUN --mount=type=bind, fetch and remove it in one RUN, or copy what is needed from another stage.
metadata-layer: A layer holds whole files: another owner or mode stores and moves all of their bytes a second time. COPY --chown=USER:GROUP --chmod=MODE, or set the mode in the repository.
%% status 1
%% run
binsize lint -q --context . --image a.tar --format csv Dockerfile | cut -d, -f1-5
binsize report -d layer,path --format csv --wire a.tar | grep -E 'lists|big'
binsize savings --format csv a.tar | grep app
binsize lint -q --context . --image squashed.tar --format csv Dockerfile | cut -d, -f1-5
binsize lint -q --context . --image classic.tar --format csv Dockerfile | cut -d, -f1-5
%% stdout
line,status,rule,filesize,wire_bits
2,fail,unstripped,192,384
5,fail,package-lists,3584,14198
11,fail,removed-later,4608,36864
12,fail,metadata-layer,1500,6523
2 2f44e162aa9c RUN /bin/sh -c apt-get update     && apt-get install -y --no-install-recommends x,var/lib/apt/lists/debian,3584,14198
3 1e9f543f5d90 COPY big.tar.gz /tmp/,tmp/big.tar.gz,4608,36864
3 1e9f543f5d90 COPY big.tar.gz /tmp/,[end of archive],1024,8192
6 3e4dab233d46 RUN /bin/sh -c rm /tmp/big.tar.gz,[end of archive],1024,63
6 3e4dab233d46 RUN /bin/sh -c rm /tmp/big.tar.gz,tmp/.wh.big.tar.gz,512,432
6 3e4dab233d46 RUN /bin/sh -c rm /tmp/big.tar.gz,[compression],0,161
layer 4: usr/bin/app,strip,600,408,-192,exact,
line,status,rule,filesize,wire_bits
2,fail,unstripped,0,0
5,fail,package-lists,3584,14019
11,fail,removed-later,0,0
12,fail,metadata-layer,0,0
line,status,rule,filesize,wire_bits
2,fail,unstripped,0,0
5,fail,package-lists,3584,13936
11,fail,removed-later,4608,18539
12,fail,metadata-layer,0,0
%% run
binsize lint --image app Dockerfile; echo $?
binsize lint --image a.tar Dockerfile Dockerfile; echo $?
binsize lint --image missing.tar Dockerfile; echo $?
%% stdout
2
2
3
%% stderr
binsize: Dockerfile: --image takes a container image; this is none
binsize: --image is of one file, not of 2
binsize: missing.tar: no such file (check the path)
