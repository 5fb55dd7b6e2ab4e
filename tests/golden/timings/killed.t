A recorder that is killed leaves a run that began. What is told of its end
later, from whatever file, completes it; that a run began is no news of one
that has ended.
%% file begin
# begin TOLD STORE-OPTION...: start a recorded command, and kill the recorder
# once the command TOLD finds that it has begun.
rm -f child
told=$1
shift
binsize record -q "$@" --project web --branch main -- sh -c 'echo $$ > new; mv new child; exec sleep 300' &
recorder=$!
for i in $(seq 1200); do
	test -e child && eval "$told" && break
	sleep 0.05
done
kill -9 $recorder
kill $(cat child)
wait $recorder
%% run
sh begin 'binsize store info --store a.db --format csv | grep -q unfinished,1' --store a.db 2> /dev/null
binsize record -q --store a.db --project web --branch main -- true
binsize history --store a.db --show exit_status | tail -n 3 | sed 's/20..-..-../DAY/'
binsize store info --store a.db --format csv | sed -n '/^runs/p; /^unfin/p'
%% stdout
web      DAY     1       0            0

1 unfinished run is left out: interrupted, or still going on
runs,2
unfinished,1
%% run
sh begin 'grep -qs unfinished spool.jsonl' --spool spool.jsonl 2> /dev/null
wc -l < spool.jsonl
binsize import --store b.db spool.jsonl
sed 's/"unfinished"/"success","build_ms":5/' spool.jsonl > end.jsonl
binsize import --store b.db end.jsonl
binsize import --store b.db spool.jsonl end.jsonl
binsize store export --store b.db | sed 's/"uid.*"outcome"/"outcome"/'
cat end.jsonl spool.jsonl | binsize import -q --store c.db -
cat spool.jsonl end.jsonl | binsize import -q --store d.db -
for store in b c d; do binsize store export --store $store.db; done | uniq | wc -l
%% stdout
1
{"outcome":"success","build_ms":5}
1
%% stderr
binsize: spool.jsonl: jsonl: 1 runs added, 0 known
binsize: end.jsonl: 1 unfinished runs are whole now
binsize: end.jsonl: jsonl: 0 runs added, 0 known
binsize: spool.jsonl: jsonl: 0 runs added, 1 known
binsize: end.jsonl: jsonl: 0 runs added, 1 known
%% run
# A server that never answers holds nobody up.
python3 - <<'END' &
import socket, time
server = socket.create_server(("127.0.0.1", 0)); open("port", "w").write(str(server.getsockname()[1])); time.sleep(60)
END
server=$!
while ! test -s port; do sleep 0.1; done
timeout -s KILL 30 binsize record --store "postgresql://x@127.0.0.1:$(cat port)/none?connect_timeout=2" -- sh -c 'date +%s > ended; kill -TERM $PPID; exit 4' > /dev/null 2>&1
test -s ended && echo ran
kill $server
wait
%% stdout
ran
