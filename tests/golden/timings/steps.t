Steps that follow each other, and one beside them: compile takes 100 ms a MB,
link 50 ms a MB and a second, lint always 5 s while they run. Slopes add up to
150 ms; lint is never on the path. Every fourth compile is a hit, whose run
without the cache took as long as the one before it.
%% file make
import json
for i in range(40):
    size, start = 40 + i, 1790000000000 + i * 3600000
    compile, link = 100 * size, 50 * size + 1000
    print(json.dumps({"id": i, "project": "web", "started_ms": start,
        "image_bytes": size * 1000000, "build_ms": compile + link,
        "queue_ms": 250, "language": "go" if i % 2 else "rust",
        "outcome": "failure" if i == 39 else "success",
        "steps": [
            {"name": "compile", "started_ms": start, "wall_ms": compile, "cached": int(i % 4 == 3)},
            {"name": "link", "started_ms": start + compile, "wall_ms": link, "cached": 0},
            {"name": "lint", "started_ms": start + 10, "wall_ms": 5000}]}))
%% file broken.jsonl
{"id":"x","project":"odd","started_ms":1790000000000,"build_ms":7}
%% run
python3 make | sed 's/"id": \([0-9]*\)/"id": "\1"/' | binsize import -q --store a.db -
binsize steps --store a.db
binsize steps --store a.db -n 1 --format csv
%% stdout
39 runs with steps: 14.85 s of steps in 9.85 s on average, 9.85 s on the path that decides

STEP         RUNS    MEAN  MEDIAN     P95   SHARE  OF SLOW RUNS  OF PATH  PER MB      CACHED
compile        39  5.90 s  5.90 s  7.61 s   39.7%         43.8%    59.9%  100 ms +-0   23.1%
lint           39  5.00 s  5.00 s  5.00 s   33.7%         28.6%     0.0%  0 ms +-0         -
link           39  3.95 s  3.95 s  4.80 s   26.6%         27.6%    40.1%  50 ms +-0     0.0%
[all steps]    39  14.8 s  14.8 s  17.4 s  100.0%        100.0%   100.0%  150 ms       11.5%

RUNS    MEAN  MEDIAN     P95  WAIT
  39  250 ms  250 ms  250 ms  queue_ms

RUNS  LOOKUPS  HITS  RATIO  95% FROM     TO  CACHE HITS OF
  39       78     9  11.5%      6.2%  20.5%  steps that tell
  39       78     9  13.6%         -      -  time of steps, as last run uncached

PER MB: of image_bytes, least squares over 39 runs from 40 to 78 MB; slopes add up to the last row's
OF SLOW RUNS: among the 2 runs around the 95th percentile; OF PATH: of the chain of steps that ended last
step,runs,mean_ms,median_ms,p95_ms,share,tail_share,path_share,ms_per_mb,ms_per_mb_low,ms_per_mb_high,cached
compile,39,5900,5900,7610,0.397306,0.437768,0.598985,100,100,100,0.230769
[2 others],39,8950,null,null,0.602694,0.562232,0.401015,50,null,null,0
%% run
binsize steps --store a.db --by language
%% stdout
GROUP  METRIC       RUNS  MEDIAN   95%                 AGAINST  SHIFT  95%                  CHANGE  P  STATUS
rust   build_ms       20  9.85 s   8.50 s .. 11.2 s             -      -                    -       -  ok
go     build_ms       19  9.85 s   8.35 s .. 11.3 s    rust     0 ms   -1.35 s .. 1.35 s    +0.0%   1  indicative
rust   image_bytes    20  59.0 MB  50.0 MB .. 68.0 MB           -      -                    -       -  ok
go     image_bytes    19  59.0 MB  49.0 MB .. 69.0 MB  rust     0 B    -9.00 MB .. 9.00 MB  +0.0%   1  indicative

SHIFT: the median difference between a run of the group and one of the group it is held against; P counts all groups
%% run
binsize import -q --store b.db broken.jsonl; binsize steps --store b.db
%% stderr
binsize: none of the 1 runs has steps, waits or cache lookups (record them with binsize record --step, or import logs of the build)
%% status 5
