What limits select: segments, sections, symbols, compile units, source files,
layers and paths of an image, by globs and by patterns; and the keys of one
budget are limits of their own.
%% image box.tar
layer
file usr/bin/one 900
layer
file usr/bin/two 4000
%% file main.c
#include "part.h"
int main(void) { return part(1); }
%% file part.c
#include "part.h"
int table[1000] = {1};
int part(int i) { return table[i]; }
%% file part.h
int part(int i);
%% file .binsize.yml
schema: 1
artifacts:
  - {name: app, path: app}
  - {name: box, path: box.tar}
budgets:
  - {id: segment, artifact: app, select: {segment: "*RW*"}, max: 1}
  - {id: section, artifact: app, select: {section: ".da*"}, max: 1}
  - {id: symbol, artifact: app, measure: vm, select: {symbol: "re:^tab"}, max: 3999}
  - {id: unit, artifact: app, measure: vm, select: {unit: "*part.c"}, max: 1}
  - {id: file, artifact: app, measure: vm, select: {file: "*part.c"}, max: 1}
  - {id: layer, artifact: box, measure: wire, select: {layer: "2 *"}, max: 1}
  - {id: path, artifact: box, select: {path: "usr/bin/*"}, max: 4899}
  - {id: apart, artifact: app, measure: vm, select: {symbol: table}, warn: 1, min: 4000, max: 4 kB}
%% run
gcc -g -O1 -o app main.c part.c
binsize check --format csv | cut -d, -f1,2,6 | LC_ALL=C sort
binsize check --format csv | grep -E '^fail,(symbol|path)' | cut -d, -f2,7,8
%% stdout
fail,file,max
fail,layer,max
fail,path,max
fail,section,max
fail,segment,max
fail,symbol,max
fail,unit,max
pass,apart,max
pass,apart,min
status,budget,limit_key
warn,apart,warn
symbol,4000,3999
path,6144,4899
