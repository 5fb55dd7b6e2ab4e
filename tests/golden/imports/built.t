The log of a real build (BuildKit 0.17.3, buildctl --progress=rawjson, a
Dockerfile of two stages from scratch with one step changed since the build
before, pushed to a registry on loopback): what it says against what its lines
add up to.
%% file log
{"vertexes":[{"digest":"sha256:59475acfd81a28ccc743ac145cf21143ca277e31bfb8d7ad93fdaf451170fc7d","name":"[internal] load build definition from Dockerfile"}]}
{"vertexes":[{"digest":"sha256:59475acfd81a28ccc743ac145cf21143ca277e31bfb8d7ad93fdaf451170fc7d","name":"[internal] load build definition from Dockerfile","started":"2026-11-26T08:03:28.728317947Z","completed":"2026-11-26T08:03:28.728358214Z"},{"digest":"sha256:59475acfd81a28ccc743ac145cf21143ca277e31bfb8d7ad93fdaf451170fc7d","name":"[internal] load build definition from Dockerfile","started":"2026-11-26T08:03:28.728437758Z"}]}
{"statuses":[{"id":"transferring dockerfile:","vertex":"sha256:59475acfd81a28ccc743ac145cf21143ca277e31bfb8d7ad93fdaf451170fc7d","name":"transferring","current":0,"timestamp":"2026-11-26T08:03:28.774603361Z","started":"2026-11-26T08:03:28.774602826Z"}]}
{"statuses":[{"id":"transferring dockerfile:","vertex":"sha256:59475acfd81a28ccc743ac145cf21143ca277e31bfb8d7ad93fdaf451170fc7d","name":"transferring","current":30,"timestamp":"2026-11-26T08:03:28.777015491Z","started":"2026-11-26T08:03:28.774602826Z"}]}
{"statuses":[{"id":"transferring dockerfile:","vertex":"sha256:59475acfd81a28ccc743ac145cf21143ca277e31bfb8d7ad93fdaf451170fc7d","name":"transferring","current":317,"timestamp":"2026-11-26T08:03:28.778941015Z","started":"2026-11-26T08:03:28.774602826Z","completed":"2026-11-26T08:03:28.778940702Z"}]}
{"vertexes":[{"digest":"sha256:59475acfd81a28ccc743ac145cf21143ca277e31bfb8d7ad93fdaf451170fc7d","name":"[internal] load build definition from Dockerfile","started":"2026-11-26T08:03:28.728437758Z","completed":"2026-11-26T08:03:28.782726872Z"}]}
{"vertexes":[{"digest":"sha256:d60d938ef81ac3b0f2ef365a1438197a8eb816cda1e8500d0fa8f29f0c81744d","name":"[internal] load .dockerignore"}]}
{"vertexes":[{"digest":"sha256:d60d938ef81ac3b0f2ef365a1438197a8eb816cda1e8500d0fa8f29f0c81744d","name":"[internal] load .dockerignore","started":"2026-11-26T08:03:28.786771458Z","completed":"2026-11-26T08:03:28.78680659Z"},{"digest":"sha256:d60d938ef81ac3b0f2ef365a1438197a8eb816cda1e8500d0fa8f29f0c81744d","name":"[internal] load .dockerignore","started":"2026-11-26T08:03:28.786974762Z"}]}
{"statuses":[{"id":"transferring context:","vertex":"sha256:d60d938ef81ac3b0f2ef365a1438197a8eb816cda1e8500d0fa8f29f0c81744d","name":"transferring","current":0,"timestamp":"2026-11-26T08:03:28.790136872Z","started":"2026-11-26T08:03:28.790136566Z"}]}
{"statuses":[{"id":"transferring context:","vertex":"sha256:d60d938ef81ac3b0f2ef365a1438197a8eb816cda1e8500d0fa8f29f0c81744d","name":"transferring","current":0,"timestamp":"2026-11-26T08:03:28.791272282Z","started":"2026-11-26T08:03:28.790136566Z"}]}
{"statuses":[{"id":"transferring context:","vertex":"sha256:d60d938ef81ac3b0f2ef365a1438197a8eb816cda1e8500d0fa8f29f0c81744d","name":"transferring","current":2,"timestamp":"2026-11-26T08:03:28.791674633Z","started":"2026-11-26T08:03:28.790136566Z","completed":"2026-11-26T08:03:28.791674387Z"}]}
{"vertexes":[{"digest":"sha256:d60d938ef81ac3b0f2ef365a1438197a8eb816cda1e8500d0fa8f29f0c81744d","name":"[internal] load .dockerignore","started":"2026-11-26T08:03:28.786974762Z","completed":"2026-11-26T08:03:28.793040951Z"}]}
{"vertexes":[{"digest":"sha256:b2c14518dc8895c69b954d6af2fe1a1184dc0ce878322c3b8a5c3f2250ed2f86","inputs":["sha256:3764a7a6f32349b0639d2415cf66008f212fa1d63076249112f8a190aa62861c"],"name":"[stage-1 3/3] RUN [\"/bin/busybox\", \"sh\", \"-c\", \"echo pushed \u003e /p\"]"},{"digest":"sha256:3764a7a6f32349b0639d2415cf66008f212fa1d63076249112f8a190aa62861c","inputs":["sha256:f5b48cc24d6583720c443f8add5168324dbb4b51ecc01103cac5ad673b8ad3b5","sha256:0113905d6610940b3b6366837bcb1385b761bdc7ed4b5ec1d3a237216d1b30e8"],"name":"[stage-1 2/3] COPY --from=build /big /big"},{"digest":"sha256:0113905d6610940b3b6366837bcb1385b761bdc7ed4b5ec1d3a237216d1b30e8","inputs":["sha256:f5b48cc24d6583720c443f8add5168324dbb4b51ecc01103cac5ad673b8ad3b5"],"name":"[build 2/2] RUN [\"/bin/busybox\", \"sh\", \"-c\", \"/bin/busybox dd if=/dev/zero of=/big bs=1M count=20; /bin/busybox sleep 1\"]"},{"digest":"sha256:f5b48cc24d6583720c443f8add5168324dbb4b51ecc01103cac5ad673b8ad3b5","inputs":["sha256:19abf14a6cf01a0469cbddcf0dd1e60970460a088be7a195f183935aa05040ba"],"name":"[build 1/2] COPY busybox /bin/busybox"},{"digest":"sha256:19abf14a6cf01a0469cbddcf0dd1e60970460a088be7a195f183935aa05040ba","name":"[internal] load build context"}]}
{"vertexes":[{"digest":"sha256:19abf14a6cf01a0469cbddcf0dd1e60970460a088be7a195f183935aa05040ba","name":"[internal] load build context","started":"2026-11-26T08:03:28.798273317Z","completed":"2026-11-26T08:03:28.79829076Z"},{"digest":"sha256:19abf14a6cf01a0469cbddcf0dd1e60970460a088be7a195f183935aa05040ba","name":"[internal] load build context","started":"2026-11-26T08:03:28.798991075Z"}]}
{"statuses":[{"id":"transferring context:","vertex":"sha256:19abf14a6cf01a0469cbddcf0dd1e60970460a088be7a195f183935aa05040ba","name":"transferring","current":0,"timestamp":"2026-11-26T08:03:28.801984149Z","started":"2026-11-26T08:03:28.801983792Z"}]}
{"statuses":[{"id":"transferring context:","vertex":"sha256:19abf14a6cf01a0469cbddcf0dd1e60970460a088be7a195f183935aa05040ba","name":"transferring","current":28,"timestamp":"2026-11-26T08:03:28.802771466Z","started":"2026-11-26T08:03:28.801983792Z"}]}
{"statuses":[{"id":"transferring context:","vertex":"sha256:19abf14a6cf01a0469cbddcf0dd1e60970460a088be7a195f183935aa05040ba","name":"transferring","current":30,"timestamp":"2026-11-26T08:03:28.803138191Z","started":"2026-11-26T08:03:28.801983792Z","completed":"2026-11-26T08:03:28.803137973Z"}]}
{"vertexes":[{"digest":"sha256:19abf14a6cf01a0469cbddcf0dd1e60970460a088be7a195f183935aa05040ba","name":"[internal] load build context","started":"2026-11-26T08:03:28.798991075Z","completed":"2026-11-26T08:03:28.807102574Z"}]}
{"vertexes":[{"digest":"sha256:f5b48cc24d6583720c443f8add5168324dbb4b51ecc01103cac5ad673b8ad3b5","inputs":["sha256:19abf14a6cf01a0469cbddcf0dd1e60970460a088be7a195f183935aa05040ba"],"name":"[build 1/2] COPY busybox /bin/busybox","started":"2026-11-26T08:03:28.807915051Z","completed":"2026-11-26T08:03:28.807915051Z","cached":true},{"digest":"sha256:0113905d6610940b3b6366837bcb1385b761bdc7ed4b5ec1d3a237216d1b30e8","inputs":["sha256:f5b48cc24d6583720c443f8add5168324dbb4b51ecc01103cac5ad673b8ad3b5"],"name":"[build 2/2] RUN [\"/bin/busybox\", \"sh\", \"-c\", \"/bin/busybox dd if=/dev/zero of=/big bs=1M count=20; /bin/busybox sleep 1\"]","started":"2026-11-26T08:03:28.807915051Z","completed":"2026-11-26T08:03:28.807915051Z","cached":true},{"digest":"sha256:3764a7a6f32349b0639d2415cf66008f212fa1d63076249112f8a190aa62861c","inputs":["sha256:f5b48cc24d6583720c443f8add5168324dbb4b51ecc01103cac5ad673b8ad3b5","sha256:0113905d6610940b3b6366837bcb1385b761bdc7ed4b5ec1d3a237216d1b30e8"],"name":"[stage-1 2/3] COPY --from=build /big /big","started":"2026-11-26T08:03:28.807915051Z","completed":"2026-11-26T08:03:28.807929751Z","cached":true},{"digest":"sha256:b2c14518dc8895c69b954d6af2fe1a1184dc0ce878322c3b8a5c3f2250ed2f86","inputs":["sha256:3764a7a6f32349b0639d2415cf66008f212fa1d63076249112f8a190aa62861c"],"name":"[stage-1 3/3] RUN [\"/bin/busybox\", \"sh\", \"-c\", \"echo pushed \u003e /p\"]","started":"2026-11-26T08:03:28.808063064Z"}]}
{"vertexes":[{"digest":"sha256:b2c14518dc8895c69b954d6af2fe1a1184dc0ce878322c3b8a5c3f2250ed2f86","inputs":["sha256:3764a7a6f32349b0639d2415cf66008f212fa1d63076249112f8a190aa62861c"],"name":"[stage-1 3/3] RUN [\"/bin/busybox\", \"sh\", \"-c\", \"echo pushed \u003e /p\"]","started":"2026-11-26T08:03:28.808063064Z","completed":"2026-11-26T08:03:28.958161533Z"}]}
{"vertexes":[{"digest":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","name":"exporting to image","started":"2026-11-26T08:03:28.995206218Z"}],"statuses":[{"id":"exporting layers","vertex":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","current":0,"timestamp":"2026-11-26T08:03:28.995302201Z","started":"2026-11-26T08:03:28.995301961Z"}]}
{"statuses":[{"id":"exporting layers","vertex":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","current":0,"timestamp":"2026-11-26T08:03:29.248851734Z","started":"2026-11-26T08:03:28.995301961Z","completed":"2026-11-26T08:03:29.248850619Z"},{"id":"exporting manifest sha256:4980496cf80296bdd2b9f4ffeb065a6ed6d01861427ac70effa720c4e467afdf","vertex":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","current":0,"timestamp":"2026-11-26T08:03:29.249078424Z","started":"2026-11-26T08:03:29.249078111Z"}]}
{"statuses":[{"id":"exporting manifest sha256:4980496cf80296bdd2b9f4ffeb065a6ed6d01861427ac70effa720c4e467afdf","vertex":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","current":0,"timestamp":"2026-11-26T08:03:29.278300683Z","started":"2026-11-26T08:03:29.249078111Z","completed":"2026-11-26T08:03:29.278299029Z"},{"id":"exporting config sha256:df3fec17c0ab3633cc612e9f1f4abb2ef59f2178f1f4ded67d919df66d0fbe41","vertex":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","current":0,"timestamp":"2026-11-26T08:03:29.278393938Z","started":"2026-11-26T08:03:29.278393719Z"}]}
{"statuses":[{"id":"exporting config sha256:df3fec17c0ab3633cc612e9f1f4abb2ef59f2178f1f4ded67d919df66d0fbe41","vertex":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","current":0,"timestamp":"2026-11-26T08:03:29.349101743Z","started":"2026-11-26T08:03:29.278393719Z","completed":"2026-11-26T08:03:29.34910024Z"}]}
{"statuses":[{"id":"pushing layers","vertex":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","current":0,"timestamp":"2026-11-26T08:03:29.35027026Z","started":"2026-11-26T08:03:29.350269817Z"}]}
{"statuses":[{"id":"pushing layers","vertex":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","current":0,"timestamp":"2026-11-26T08:03:29.618500186Z","started":"2026-11-26T08:03:29.350269817Z","completed":"2026-11-26T08:03:29.618498105Z"},{"id":"pushing manifest for 127.0.0.1:5077/web:1@sha256:4980496cf80296bdd2b9f4ffeb065a6ed6d01861427ac70effa720c4e467afdf","vertex":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","current":0,"timestamp":"2026-11-26T08:03:29.618517008Z","started":"2026-11-26T08:03:29.618516778Z"}]}
{"vertexes":[{"digest":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","name":"exporting to image","started":"2026-11-26T08:03:28.995206218Z","completed":"2026-11-26T08:03:29.691117573Z"}],"statuses":[{"id":"pushing manifest for 127.0.0.1:5077/web:1@sha256:4980496cf80296bdd2b9f4ffeb065a6ed6d01861427ac70effa720c4e467afdf","vertex":"sha256:0fa4bddd784354af9fd4a02ed5fab96cbd7c3f4c8a09cb3fd3743a5cb5570e89","current":0,"timestamp":"2026-11-26T08:03:29.691076504Z","started":"2026-11-26T08:03:29.618516778Z","completed":"2026-11-26T08:03:29.691075235Z"}]}
%% file add
import datetime, json
def ms(text):
    return datetime.datetime.fromisoformat(text[:23] + "+00:00").timestamp() * 1000
vertexes, spans, pushes = {}, [], {}
for line in open("log"):
    for vertex in json.loads(line).get("vertexes", []):
        vertexes.setdefault(vertex["digest"], {}).update(vertex)
    for status in json.loads(line).get("statuses", []):
        if status["id"].startswith("pushing ") and "completed" in status:
            pushes[status["id"]] = round(ms(status["completed"])) - round(ms(status["started"]))
for vertex in vertexes.values():
    if "started" in vertex and "completed" in vertex:
        spans += [ms(vertex["started"]), ms(vertex["completed"])]
steps = [v for v in vertexes.values() if v["name"].startswith("[") and "internal" not in v["name"]]
print("wall_ms", round(max(spans) - min(spans)), "push_ms", sum(pushes.values()))
print("cache_hits", sum(v.get("cached", False) for v in steps), "of", len(steps))
print("run", [round(ms(v["completed"]) - ms(v["started"])) for v in steps if not v.get("cached")])
%% run
binsize import --store a.db --project web log
binsize store export --store a.db > run.json
python3 - <<'END'
import json
run = json.load(open("run.json"))
print("wall_ms", run["wall_ms"], "push_ms", run["push_ms"])
assert run["build_ms"] == run["wall_ms"] - run["push_ms"]
print("cache_hits", run["cache_hits"], "of", run["cache_lookups"])
print("run", [step["wall_ms"] for step in run["steps"] if step.get("cached") == 0])
END
python3 add
%% stdout
wall_ms 963 push_ms 341
cache_hits 3 of 4
run [150]
wall_ms 963 push_ms 341
cache_hits 3 of 4
run [150]
%% stderr
binsize: log: buildkit: 1 runs added, 0 known
