Rules are silenced by a comment in front of an instruction or inside of it, by
one for the whole file, by an option. What is silenced is listed as waived; a
rule that does not exist is said.
%% file Dockerfile
# binsize: ignore-file=recommended-packages
FROM debian
# binsize: ignore=package-lists,base-unpinned the next layer needs them
# hadolint ignore=DL3009
RUN apt-get update && \
    # binsize: ignore=toolchain-kept
    apt-get install -y gcc
#binsize:ignore=package-list
RUN apt-get update && apt-get install -y x
%% file project.yml
schema: 1
lint:
  ignore: [package-lists, base-unpinned]
%% file wrong.yml
schema: 1
lint:
  ignore:
    - package-list
%% file odd.yml
schema: 1
lint: {only: [x]}
%% run
binsize lint -q --config project.yml --fail-on warn Dockerfile | head -1
BINSIZE_CONFIG=project.yml binsize lint -q Dockerfile > out; echo $?
cp project.yml .binsize.yml
binsize lint -q Dockerfile > out; echo $?
binsize lint -q --ignore update-alone --fail-on warn Dockerfile > out; echo $?
rm .binsize.yml
binsize lint --config wrong.yml Dockerfile; echo $?
binsize lint --config odd.yml Dockerfile; echo $?
binsize lint --config missing.yml Dockerfile; echo $?
%% stdout
Dockerfile: ok: 0 failed, 0 warned, 6 ignored
0
0
0
2
2
3
%% stderr
binsize: wrong.yml:3:1: package-list: is no rule of lint (binsize list rules shows them)
binsize: odd.yml:2:8: the key 'only' is not known here
binsize: missing.yml: no such file (check the path)
%% run
binsize lint -q Dockerfile
%% stdout
Dockerfile: FAIL: 1 failed, 1 warned, 4 ignored

LINE  STATUS  RULE                  WHAT
   2  warn    base-unpinned         debian is without a tag, so the latest one: it moves to another image without a change of this file
   5  waived  package-lists         apt-get update leaves package lists in the layer
   5  waived  recommended-packages  apt-get install also takes recommended packages
   5  waived  toolchain-kept        gcc is installed and stays in the image
   9  fail    package-lists         apt-get update leaves package lists in the layer
   9  waived  recommended-packages  apt-get install also takes recommended packages

note: there is no rule 'package-list' to ignore at offset 0x10e

base-unpinned: When a base image moves, each layer is made and moved anew, and runners that pulled at other times share none. Name a version (debian:12), or a digest that a tool keeps up to date.
package-lists: Package lists are of no use in an image, and later layers cannot take them back. End the same RUN with && rm -rf /var/lib/apt/lists/*, or use RUN --mount=type=cache,target=/var/lib/apt/lists.
%% status 1
%% run
binsize lint -q --ignore package-lists,base-unpinned --ignore recommended-packages Dockerfile | head -1
binsize lint -q --ignore package-lists,base-unpinned --fail-on warn Dockerfile > out; echo $?
binsize lint -q --fail-on never Dockerfile > out; echo $?
binsize lint -q --ignore package-lists --fail-on warn Dockerfile > out; echo $?
binsize lint --ignore package-list Dockerfile 2>&1 | grep -o '(did.*'
binsize lint --ignore package-list Dockerfile 2> out
%% stdout
Dockerfile: ok: 0 failed, 0 warned, 6 ignored
0
0
1
(did you mean 'package-lists'?)
%% status 2
