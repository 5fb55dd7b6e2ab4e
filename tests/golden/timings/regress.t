30 builds of about 20 s, one of which failed, then new ones. Two that take 30 s are slower, with
the smallest p there is (2 of 465: 0.0043); one alone never is. Noise is a
fixed pattern of 97 values, so nothing here is luck.
%% file make
import json, sys
base, new, count = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
for i in range(30 + count):
    noise = (i * 37 % 97) * 10
    print(json.dumps({"id": f"{i}", "project": "web", "branch": "main",
        "commit": "new" if i >= 30 else f"c{i}", "started_ms": 1790000000000 + i * 3600000,
        "build_ms": (base if i < 30 else new) + noise, "image_bytes": 1000000 if i < 30 else 2000000,
        "outcome": "failure" if i == 7 else "success"}))
%% run
python3 make 20000 30000 2 | binsize import -q --store a.db -; binsize regress --store a.db --new 2
%% stdout
FAIL: 1 series, 1 tested, 1 slower

PROJECT  BRANCH  RUNNER  METRIC    RUNS  NEW  BEFORE  NOW     SHIFT   95%                      P  VERDICT  DATA
web      main            build_ms    29    2  20.4 s  30.6 s  10.2 s  9.64 s .. 10.7 s  0.004301  slower   indicative

PROJECT  BRANCH  RUNNER  METRIC    IN HISTORY  SINCE                COMMIT  BEFORE  AFTER   CHANGE  P
web      main            build_ms  drift up    2026-09-22 20:13:20  new     20.4 s  30.6 s  +49.7%  -
%% status 1
%% run
binsize regress --store a.db --commit new --min-time 20s --format csv
%% stdout
project,branch,runner,metric,before_runs,new_runs,before,new,shift,shift_low,shift_high,p,verdict,status
web,main,,build_ms,29,2,20420,30615,10170,9640,10700,0.00430108,no change,indicative
%% run
binsize regress --store a.db --new 2 --show image_bytes --format csv
%% stdout
project,branch,runner,metric,before_runs,new_runs,before,new,shift,shift_low,shift_high,p,verdict,status
web,main,,image_bytes,29,2,1000000,2000000,1000000,1000000,1000000,7.33398e-08,higher,indicative
%% run
python3 make 20000 30000 1 | binsize import -q --store b.db -; binsize regress --store b.db --commit new
%% stdout
undecided: 1 series, 0 tested, 0 slower

PROJECT  BRANCH  RUNNER  METRIC    RUNS  NEW  BEFORE  NOW     SHIFT  95%  P  VERDICT         DATA
web      main            build_ms    29    1  20.4 s  30.4 s  -      -    -  needs new runs  insufficient

PROJECT  BRANCH  RUNNER  METRIC    IN HISTORY  SINCE                COMMIT  BEFORE  AFTER   CHANGE  P
web      main            build_ms  drift up    2026-09-22 20:13:20  new     20.4 s  30.4 s  +48.8%  -
%% stderr
binsize: not enough runs: 20 before (at most 29 are there) and 2 new ones (1) are needed, of the same project, branch and runner
%% status 5
%% run
python3 make 20000 20000 20 | binsize import -q --store c.db -; binsize regress --store c.db --format csv
%% stdout
project,branch,runner,metric,before_runs,new_runs,before,new,shift,shift_low,shift_high,p,verdict,status
web,main,,build_ms,30,5,20475,20530,50,-270,330,0.731702,no change,ok
%% run
python3 make 20000 24000 20 | binsize import -q --store d.db -; binsize regress --store d.db --json | grep '"kind"'
%% stdout
"history":{"columns":[{"key":"project","kind":"text"},{"key":"branch","kind":"text"},{"key":"runner","kind":"text"},{"key":"metric","kind":"text"},{"key":"kind","kind":"text"},{"key":"when","kind":"text"},{"key":"commit","kind":"text"},{"key":"before","kind":"real"},{"key":"after","kind":"real"},{"key":"change","kind":"real"},{"key":"p","kind":"real"}],"rows":[
{"after":24505,"before":20420,"branch":"main","change":0.200049,"commit":"new","kind":"shift up","metric":"build_ms","p":0.0005,"project":"web","runner":"","when":"2026-09-22 20:13:20"}]},
"rows":{"columns":[{"key":"project","kind":"text"},{"key":"branch","kind":"text"},{"key":"runner","kind":"text"},{"key":"metric","kind":"text"},{"key":"before_runs","kind":"count"},{"key":"new_runs","kind":"count"},{"key":"before","kind":"real"},{"key":"new","kind":"real"},{"key":"shift","kind":"real"},{"key":"shift_low","kind":"real"},{"key":"shift_high","kind":"real"},{"key":"p","kind":"real"},{"key":"verdict","kind":"text"},{"key":"status","kind":"text"}],"rows":[
%% run
binsize regress --store a.db --commit none
%% stderr
binsize: no run that succeeded has what was asked for, of commit none
%% status 5
%% run
binsize regress --store a.db --alpha 2
%% stderr
binsize: --alpha takes a number between 0 and 0.5, not '2'
%% status 2
