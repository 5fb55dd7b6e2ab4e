Incremental builds by what made them necessary: 13 of 42, 0 of 43 and 8 of 42
hit the cache. Wilson's intervals are 19 to 46, 0 to 8.2 and 10 to 33 per
cent; 8 of 42 is what all others together do, the other two are not.
%% file make
import json
number = 0
for cause, hits, builds in (("interface", 13, 42), ("embed", 0, 43), ("generate", 8, 42)):
    for i in range(builds):
        number += 1
        print(json.dumps({"id": f"{number}", "project": "core", "cause": cause,
            "started_ms": 1790000000000 + number * 60000, "build_ms": 60000 + i,
            "cache_hits": int(i < hits), "cache_lookups": 1,
            "cache_formula": "builds that hit"}))
%% file runs.csv
Repo,Why,When,Hits,Of
core,embed,1790000000000,3,10
core,embed,1790000600000,12,10
core,,1790000700000,1,1
%% run
python3 make | binsize import -q --store a.db -
binsize steps --store a.db
%% stdout
RUNS  LOOKUPS  HITS  RATIO  95% FROM     TO  CACHE HITS OF
 127      127    21  16.5%     11.1%  24.0%  builds that hit

BUILDS  LOOKUPS  HITS  RATIO  95% FROM     TO  BUILD  P (SAME AS OTHERS)  CAUSE OF BUILD
    43       43     0   0.0%      0.0%   8.2%  1m00s           8.122e-05  embed
    42       42     8  19.0%      9.9%  33.5%  1m00s              0.6173  generate
    42       42    13  31.0%     19.0%  46.2%  1m00s            0.004221  interface
%% run
binsize import -q --store b.db --map cause=Why,started_ms=When,cache_hits=Hits,cache_lookups=Of,project=Repo runs.csv
binsize steps --store b.db --format json | grep -o '"cause":"[a-z]*","hits":[0-9]*,"lookups":[0-9]*'
%% stdout
"cause":"embed","hits":3,"lookups":10
