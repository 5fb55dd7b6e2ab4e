A document with a table that one slot and a straight line explain, and others
that are none or damaged.
%% file good.json
{"document": "five rows", "table": {
  "rounded": {"mean_build_s": 1, "builds_per_hour": 1},
  "rows": [{"size_mb": 10, "mean_build_s": 20, "builds_per_hour": 180},
    {"size_mb": 20, "mean_build_s": 30, "builds_per_hour": 120},
    {"size_mb": 30, "mean_build_s": 40, "builds_per_hour": 90},
    {"size_mb": 40, "mean_build_s": 51, "builds_per_hour": 71},
    {"size_mb": 50, "mean_build_s": 60, "builds_per_hour": 60}]},
 "claims": [{"kind": "nodes", "nodes": 1},
  {"kind": "rates", "says": "two rates", "n": 200, "percent": [90, 10]},
  {"kind": "change", "says": "half", "before": 100, "after": 50, "change": -0.5},
  {"kind": "knee", "size_mb": 25}, {"kind": "push_slope", "ms_per_mb": 100},
  {"kind": "weather", "says": "\u001b[31mred"}]}
%% run
binsize model --document good.json
%% stdout
five rows

CLAIM                                   VERDICT         BECAUSE
builds an hour follow from build times  holds           0.989..1.017 slots fit all rows
build time grows in proportion to size  consistent      1000 ms/MB from 10 to 20 MB, 900 from 40 to 50; rounding explains a difference of 200
build time grows by a law               tells           linear has the lowest AICc of 5 rows
nodes                                   consistent      builds an hour times build time are 1.000..1.006 slots; 1 busy ones would build 180 an hour at 10 MB, not 180
two rates                               holds           split evenly, 95 % are 90%: 83..94%, 10%: 6..17%; 90 % against 10 % is a difference (Fisher, p = 6.7e-33)
half                                    holds           -50.0%, a factor of 2, as is claimed
knee                                    cannot be told  a knee needs rows around it; between the first two of three rows it could be drawn
push_slope                              cannot be told  10 MB/s, 80 Mbit/s; no push time is given; whole builds grow by 1000 ms/MB from 10 to 20 MB, so pushes may be part of them
\x1b[31mred                             not judged      no kind of claim that this version knows

Slots that builds an hour imply
   SIZE   BUILD  BUILDS/H  SLOTS  AT LEAST  AT MOST  BETWEEN BUILDS  AT LEAST  AT MOST
10.0 MB  20.0 s       180      1    0.9723    1.028            0 ms   -555 ms   556 ms
20.0 MB  30.0 s       120      1    0.9792    1.021            0 ms   -624 ms   626 ms
30.0 MB  40.0 s        90      1     0.982    1.018            0 ms   -721 ms   723 ms
40.0 MB  51.0 s        71  1.006     0.989    1.023         -296 ms   -1.15 s   564 ms
50.0 MB   1m00s        60      1    0.9834    1.017            0 ms   -996 ms   1.00 s

Curves through the table
SHAPE        SECONDS AT x MB                             WORST ERROR  AICc
linear       9.9 +1.01 x                                        1.4%  20.2
exponential  16.51 exp(0.02728 x), twice every 25.41 MB         8.4%  38.0
power        3.999 x^0.686                                      4.1%  29.0
quadratic    9.4 +1.053 x -0.0007143 x^2                        1.2%  none

MB are 10^6 bytes; in MiB slopes would be 4.9 % larger, and the document does not say which it means
no number of runs, no spread: intervals are those of rounding alone
%% file many
import json, sys
bad = [
    '', '[]', '{}', '7', '{"table":{"rows":7},"claims":{}}',
    '{"table":{"rows":[{}]}}', '{"table":{"rows":[{"size_mb":1e400}]}}',
    '{"table":{"rows":[{"size_mb":1,"mean_build_s":0,"builds_per_hour":1}]}}',
    '{"table":{"rows":[{"size_mb":"1","mean_build_s":1,"builds_per_hour":1}]}}',
    json.dumps({"table": {"rows": 2 * [{"size_mb": 1, "mean_build_s": 1, "builds_per_hour": 1}]}}),
    json.dumps({"table": {"rows": [{"size_mb": i + 1, "mean_build_s": 1, "builds_per_hour": 1} for i in range(1001)]}}),
    '{"claims":[{"kind":"rates","n":1,"percent":[1,2]}]}',
    '{"claims":[{"kind":"rates","n":1e300,"percent":[1]}]}',
    '{"claims":[{"kind":"rates","n":3,"percent":[31,1,200]}]}',
    '{"claims":[{"kind":"rates","n":3,"percent":[31,1,2]}]}',
    '{"claims":[{"kind":"change","before":0,"after":1}]}',
    '{"claims":[{"kind":"strip","saves_share":0.1,"saves_s":1,"removes_mb":[1]}]}',
    '{"claims":[{"kind":"hits_drop","drop":0.5,"if_from":0.4}]}',
    '{"claims":[{"kind":"push_slope","ms_per_mb":0}]}',
    '{"claims":[{"kind":"nodes"}]}', '{"claims":[7]}',
    '{"claims":[{"kind":"rates","n":5,"percent":[40]},{"kind":"knee","size_mb":-1}]}',
]
for i, text in enumerate(bad):
    open('bad%02d.json' % i, 'w').write(text)
%% run
python3 many; for file in bad*.json; do binsize model --document $file --format csv 2>&1 | cut -c 1-150; done
%% stdout
binsize: bad00.json: is empty (was it written completely?)
binsize: bad01.json: has neither a table nor claims
binsize: bad02.json: has neither a table nor claims
binsize: bad03.json: has neither a table nor claims
binsize: bad04.json: has neither a table nor claims
binsize: bad05.json: "size_mb" of a row or claim is no number
binsize: bad06.json: not valid JSON: real number overflow near '1e400' at line 1, column 34
binsize: bad07.json: rows of the table need sizes that rise, and figures above 0
binsize: bad08.json: "size_mb" of a row or claim is no number
binsize: bad09.json: rows of the table need sizes that rise, and figures above 0
binsize: bad10.json: the table has more than 1000 rows
binsize: bad11.json: a claim of kind rates: "n" is no number of runs
binsize: bad12.json: a claim of kind rates: "n" of a row or claim is no number
binsize: bad13.json: a claim of kind rates: "percent" holds what is no percentage
binsize: bad14.json: a claim of kind rates: no number of hits comes to 31 %
binsize: bad15.json: a claim of kind change: "before" and "after" are not above 0
binsize: bad16.json: a claim of kind strip: "removes_mb" is no range above 0, or "saves_share" no share
binsize: bad17.json: a claim of kind hits_drop: "drop" and "if_from" are no rates of which the first is smaller
binsize: bad18.json: a claim of kind push_slope: "ms_per_mb" is not above 0
binsize: bad19.json: a claim of kind nodes: "nodes" of a row or claim is no number
claim,verdict,reason,value,unit,low,high
a claim,not judged,no kind of claim that this version knows,null,,null,null
binsize: bad21.json: a claim of kind rates: "percent" has fewer than 2 rates, or more than 16
%% run
binsize model --document
%% stderr
binsize: --document needs a file (samples/document.json is one)
%% status 2
%% run
binsize model good.json
%% stderr
binsize: model takes a file with --document only
%% status 2
%% run
binsize model --document none.json
%% stderr
binsize: none.json: no such file (check the path)
%% status 3
