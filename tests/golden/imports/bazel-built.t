Logs that Bazel 4.2.3 (Debian's) wrote of a real build of three genrules that
follow each other, the first of which a disk cache had from a build before: the
execution log without its environment, build events that say nothing of the
machine, and of the profile the actions. One of three lookups is a hit, which this release calls
remoteCacheHit; the build took what its events say, 10.964 s, and 2.81 s of
processor time.
%% file spawns.json
{"commandArgs":["/bin/bash","-c","source external/bazel_tools/tools/genrule/genrule-setup.sh; sleep 0.2; echo one two > bazel-out/k8-fastbuild/bin/words.txt"],"environmentVariables":[],"platform":{"properties":[]},"inputs":[{"path":"external/bazel_tools/tools/genrule/genrule-setup.sh","digest":{"hash":"bed43d0bb00449e82a04fbb6535f490fa5d7ed140b1c3ad2d463d5c295e9e836","sizeBytes":"858","hashFunctionName":"SHA-256"}}],"listedOutputs":["bazel-out/k8-fastbuild/bin/words.txt"],"remotable":true,"cacheable":true,"timeoutMillis":"0","progressMessage":"Executing genrule //:words","mnemonic":"Genrule","actualOutputs":[{"path":"bazel-out/k8-fastbuild/bin/words.txt","digest":{"hash":"2dbb4a503f1515636b6a54e7f5b1a8ccfddcb62f0571c8b57a2879c360d00346","sizeBytes":"8","hashFunctionName":"SHA-256"}}],"runner":"remote cache hit","remoteCacheHit":true,"status":"","exitCode":0,"remoteCacheable":true}
{"commandArgs":["/bin/bash","-c","source external/bazel_tools/tools/genrule/genrule-setup.sh; sleep 0.1; wc -c < bazel-out/k8-fastbuild/bin/words.txt > bazel-out/k8-fastbuild/bin/count.txt"],"environmentVariables":[],"platform":{"properties":[]},"inputs":[{"path":"bazel-out/k8-fastbuild/bin/words.txt","digest":{"hash":"2dbb4a503f1515636b6a54e7f5b1a8ccfddcb62f0571c8b57a2879c360d00346","sizeBytes":"8","hashFunctionName":"SHA-256"}},{"path":"external/bazel_tools/tools/genrule/genrule-setup.sh","digest":{"hash":"bed43d0bb00449e82a04fbb6535f490fa5d7ed140b1c3ad2d463d5c295e9e836","sizeBytes":"858","hashFunctionName":"SHA-256"}}],"listedOutputs":["bazel-out/k8-fastbuild/bin/count.txt"],"remotable":true,"cacheable":true,"timeoutMillis":"0","progressMessage":"Executing genrule //:count","mnemonic":"Genrule","actualOutputs":[{"path":"bazel-out/k8-fastbuild/bin/count.txt","digest":{"hash":"aa67a169b0bba217aa0aa88a65346920c84c42447c36ba5f7ea65f422c1fe5d8","sizeBytes":"2","hashFunctionName":"SHA-256"}}],"runner":"linux-sandbox","remoteCacheHit":false,"status":"","exitCode":0,"remoteCacheable":true}
{"commandArgs":["/bin/bash","-c","source external/bazel_tools/tools/genrule/genrule-setup.sh; cat bazel-out/k8-fastbuild/bin/words.txt bazel-out/k8-fastbuild/bin/count.txt > bazel-out/k8-fastbuild/bin/both.txt"],"environmentVariables":[],"platform":{"properties":[]},"inputs":[{"path":"bazel-out/k8-fastbuild/bin/count.txt","digest":{"hash":"aa67a169b0bba217aa0aa88a65346920c84c42447c36ba5f7ea65f422c1fe5d8","sizeBytes":"2","hashFunctionName":"SHA-256"}},{"path":"bazel-out/k8-fastbuild/bin/words.txt","digest":{"hash":"2dbb4a503f1515636b6a54e7f5b1a8ccfddcb62f0571c8b57a2879c360d00346","sizeBytes":"8","hashFunctionName":"SHA-256"}},{"path":"external/bazel_tools/tools/genrule/genrule-setup.sh","digest":{"hash":"bed43d0bb00449e82a04fbb6535f490fa5d7ed140b1c3ad2d463d5c295e9e836","sizeBytes":"858","hashFunctionName":"SHA-256"}}],"listedOutputs":["bazel-out/k8-fastbuild/bin/both.txt"],"remotable":true,"cacheable":true,"timeoutMillis":"0","progressMessage":"Executing genrule //:both","mnemonic":"Genrule","actualOutputs":[{"path":"bazel-out/k8-fastbuild/bin/both.txt","digest":{"hash":"571603885875bd40127826a01a8064c9b49273cf10127691024d0ead58807c5d","sizeBytes":"10","hashFunctionName":"SHA-256"}}],"runner":"linux-sandbox","remoteCacheHit":false,"status":"","exitCode":0,"remoteCacheable":true}
%% file events.json
{"id":{"started":{}},"children":[{"progress":{}},{"unstructuredCommandLine":{}},{"structuredCommandLine":{"commandLineLabel":"original"}},{"structuredCommandLine":{"commandLineLabel":"canonical"}},{"structuredCommandLine":{"commandLineLabel":"tool"}},{"buildMetadata":{}},{"optionsParsed":{}},{"workspaceStatus":{}},{"pattern":{"pattern":["//:both"]}},{"buildFinished":{}}],"started":{"uuid":"2f760db6-8dbd-44c2-a13c-a7503c8386e3","startTimeMillis":"1795693893225","command":"build"}}
{"id":{"progress":{}},"children":[{"progress":{"opaqueCount":1}},{"workspace":{}}]}
{"id":{"progress":{"opaqueCount":1}},"children":[{"progress":{"opaqueCount":2}},{"configuration":{"id":"f5527a63a4773d9b4b1610a7539d7f704d66ef0ec083a237f84c700208babeed"}}]}
{"id":{"progress":{"opaqueCount":2}},"children":[{"progress":{"opaqueCount":3}}]}
{"id":{"progress":{"opaqueCount":3}},"children":[{"progress":{"opaqueCount":4}},{"namedSet":{"id":"0"}}]}
{"id":{"namedSet":{"id":"0"}}}
{"id":{"targetCompleted":{"label":"//:both","configuration":{"id":"f5527a63a4773d9b4b1610a7539d7f704d66ef0ec083a237f84c700208babeed"}}},"completed":{"success":true}}
{"id":{"buildFinished":{}},"children":[{"buildToolLogs":{}},{"buildMetrics":{}}],"finished":{"overallSuccess":true,"finishTimeMillis":"1795693904212","exitCode":{"name":"SUCCESS"},"anomalyReport":{}}}
{"id":{"buildMetrics":{}},"buildMetrics":{"actionSummary":{"actionsCreated":"3","actionsExecuted":"4"},"memoryMetrics":{},"targetMetrics":{"targetsLoaded":"9","targetsConfigured":"9"},"packageMetrics":{"packagesLoaded":"5"},"timingMetrics":{"cpuTimeInMs":"2810","wallTimeInMs":"10964"}}}
{"id":{"progress":{"opaqueCount":4}}}
{"id":{"buildToolLogs":{}}}
%% file profile.json
{"otherData":{"build_id":"2f760db6-8dbd-44c2-a13c-a7503c8386e3","date":"Thu Nov 26 11:51:33 UTC 2026"},"traceEvents":[
{"cat":"build phase marker","name":"Launch Blaze","ph":"X","ts":-23000,"dur":23000,"pid":1,"tid":1},
{"cat":"build phase marker","name":"Initialize command","ph":"i","ts":0,"pid":1,"tid":1},
{"cat":"build phase marker","name":"Evaluate target patterns","ph":"i","ts":3350342,"pid":1,"tid":1},
{"cat":"build phase marker","name":"Load and analyze dependencies","ph":"i","ts":6020555,"pid":1,"tid":1},
{"cat":"build phase marker","name":"Prepare for build","ph":"i","ts":9308218,"pid":1,"tid":1},
{"cat":"build phase marker","name":"Build artifacts","ph":"i","ts":9444247,"pid":1,"tid":1},
{"cat":"complete action execution","name":"actuallyCompleteAction","ph":"X","ts":9713112,"dur":60946,"pid":1,"tid":57},
{"cat":"action processing","name":"BazelWorkspaceStatusAction stable-status.txt","ph":"X","ts":9654750,"dur":120466,"pid":1,"tid":57},
{"cat":"remote action cache check","name":"check cache hit","ph":"X","ts":10028128,"dur":29251,"pid":1,"tid":58},
{"cat":"remote output download","name":"download outputs","ph":"X","ts":10082153,"dur":94296,"pid":1,"tid":58},
{"cat":"complete action execution","name":"actuallyCompleteAction","ph":"X","ts":10268433,"dur":2784,"pid":1,"tid":58},
{"cat":"action processing","name":"Executing genrule //:words","ph":"X","ts":9654326,"dur":617184,"pid":1,"tid":58},
{"cat":"remote action cache check","name":"check cache hit","ph":"X","ts":10278394,"dur":60545,"pid":1,"tid":57},
{"cat":"complete action execution","name":"actuallyCompleteAction","ph":"X","ts":10681501,"dur":1254,"pid":1,"tid":57},
{"cat":"action processing","name":"Executing genrule //:count","ph":"X","ts":10273659,"dur":409945,"pid":1,"tid":57},
{"cat":"remote action cache check","name":"check cache hit","ph":"X","ts":10718766,"dur":223,"pid":1,"tid":57},
{"cat":"complete action execution","name":"actuallyCompleteAction","ph":"X","ts":10834039,"dur":5410,"pid":1,"tid":57},
{"cat":"action processing","name":"Executing genrule //:both","ph":"X","ts":10685059,"dur":155004,"pid":1,"tid":57},
{"cat":"build phase marker","name":"Complete build","ph":"i","ts":10957103,"pid":1,"tid":1},
{"cat":"critical path component","name":"action 'Executing genrule //:words'","ph":"X","ts":9618420,"dur":652899,"pid":1,"tid":0},
{"cat":"critical path component","name":"action 'Executing genrule //:count'","ph":"X","ts":10273477,"dur":409356,"pid":1,"tid":0},
{"cat":"critical path component","name":"action 'Executing genrule //:both'","ph":"X","ts":10684912,"dur":154931,"pid":1,"tid":0}
]}
%% run
for log in spawns events profile; do
	binsize import --store $log.db --project p $log.json
	binsize store export --store $log.db | sed 's/"uid":"[^"]*",//; s/"started_ms":[0-9]*,//g'
done
%% stdout
{"project":"p","cache_formula":"Bazel: cacheable actions, by remote and disk cache","outcome":"success","cache_hits":1,"cache_lookups":3,"steps":[{"name":"Genrule"}]}
{"project":"p","outcome":"success","build_ms":10964,"wall_ms":10964,"cpu_ms":2810,"exit_status":0}
{"project":"p","outcome":"success","build_ms":10863,"wall_ms":10863,"critical_ms":1217,"fetch_ms":94,"steps":[{"name":"action processing","wall_ms":1048},{"name":"remote output download","wall_ms":94},{"name":"remote action cache check","wall_ms":90},{"name":"complete action execution","wall_ms":70},{"name":"build phase marker","wall_ms":23}]}
%% stderr
binsize: spawns.json: bazel_spawns: 1 runs added, 0 known
binsize: events.json: bazel_events: 1 runs added, 0 known
binsize: profile.json: trace_events: 1 runs added, 0 known
%% run
# As it is by default.
gzip -n profile.json; binsize import --store c.db --project p profile.json.gz; echo $?
zcat profile.json.gz | binsize import --store c.db --project p -; echo $?
%% stdout
3
0
%% stderr
binsize: profile.json.gz: is compressed by gzip (zcat FILE | binsize import -)
binsize: -: trace_events: 1 runs added, 0 known
