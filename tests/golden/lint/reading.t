What a builder would read as well: a mark and CR LF, another escape character,
comments and empty lines inside of an instruction, here documents, ONBUILD, a
stage that is asked for; and what it would refuse.
%% file odd
# syntax=docker/dockerfile:1
# escape=`
from debian:12 as A
# not a directive: escape=\
run apt-get update `

# a comment
    && echo C:\

    RUN <<EOF
apt-get update
rm -rf /var/lib/apt/lists/*
EOF
RUN <<-one <<two
	apt-get update
	one
RUN apt-get update
two
ONBUILD RUN apt-get update
COPY <<EOF /etc/x
RUN apt-get update
EOF
FROM a
NONSENSE x
ONBUILD ONBUILD RUN x
RUN ["apt-get", "update"]
RUN ["/bin/bash", "-c", "apt-get update"]
RUN sudo /usr/bin/apt-get -qq update && x=$(apt-get update) y `apt-get update`
%% file unfinished
FROM debian:12
RUN <<EOF
apt-get update
%% file empty-continuation
FROM debian:12
RUN apt-get update \
%% file not-one
a text
without it
%% file stages
FROM debian:12 AS base
RUN apt-get update && true
FROM base AS one
RUN apk add x
FROM debian:12 AS two
RUN dnf install x
%% run
printf '\357\273\277FROM debian:12\r\nRUN apt-get update \\\r\n  && true\r\n' > windows
printf 'FROM a\0b\n' > binary
head -c 300000 /dev/zero | tr '\0' '\n' > large
for file in odd unfinished empty-continuation windows not-one binary large missing; do
	echo "--- $file"
	binsize lint --context . --ignore update-alone --format csv $file 2>&1 | cut -d, -f1-3,5
done
for target in one base 2 two three; do
	echo "--- $target"
	binsize lint --context . --target $target --format csv stages 2>&1 | cut -d, -f1-3
done
binsize lint . < /dev/null 2>&1; echo $?
binsize lint --format csv - < windows | cut -d, -f1-3
%% stdout
--- odd
binsize: odd: note: line 24: there is no instruction 'NONSENSE'
line,status,rule,message
5,fail,package-lists,apt-get update leaves package lists in the layer
5,waived,update-alone,apt-get update stands in a RUN of its own
10,waived,update-alone,apt-get update stands in a RUN of its own
14,fail,package-lists,apt-get update leaves package lists in the layer
26,fail,package-lists,apt-get update leaves package lists in the layer
26,waived,update-alone,apt-get update stands in a RUN of its own
27,fail,package-lists,apt-get update leaves package lists in the layer
27,waived,update-alone,apt-get update stands in a RUN of its own
28,fail,package-lists,apt-get update leaves package lists in the layer
--- unfinished
binsize: unfinished: note: a here document ends with the file, not with 'EOF'
line,status,rule,message
2,fail,package-lists,apt-get update leaves package lists in the layer
2,waived,update-alone,apt-get update stands in a RUN of its own
--- empty-continuation
line,status,rule,message
2,fail,package-lists,apt-get update leaves package lists in the layer
2,waived,update-alone,apt-get update stands in a RUN of its own
--- windows
line,status,rule,message
2,fail,package-lists,apt-get update leaves package lists in the layer
2,waived,update-alone,apt-get update stands in a RUN of its own
--- not-one
binsize: not-one: is no Dockerfile: there is no FROM in it
--- binary
binsize: binary: is no Dockerfile: no text
--- large
binsize: large: is larger than a Dockerfile may be (262144 bytes)
--- missing
binsize: missing: no such file (check the path)
--- one
line,status,rule
2,fail,package-lists
2,fail,update-alone
4,fail,apk-cache
--- base
line,status,rule
2,fail,package-lists
2,fail,update-alone
--- 2
line,status,rule
2,fail,update-alone
6,fail,dnf-cache
--- two
line,status,rule
2,fail,update-alone
6,fail,dnf-cache
--- three
binsize: stages: there is no stage 'three' in it
binsize: .: there is no Dockerfile and no Containerfile in it
3
line,status,rule
2,fail,package-lists
2,fail,update-alone
