What docker buildx writes beside an image, in both versions of its provenance,
and a bake of two targets of which one has no provenance. The longest chain of
layers is the image.
%% file one.json
{"buildx.build.provenance":{"buildType":"x","metadata":{"buildStartedOn":"2026-01-01T10:00:00Z","buildFinishedOn":"2026-01-01T10:01:30.25Z","https://mobyproject.org/buildkit@v1#metadata":{"layers":{"step0:0":[[{"digest":"sha256:a","size":100}]],"step1:0":[[{"digest":"sha256:a","size":100},{"digest":"sha256:b","size":23}]]}}}},
"buildx.build.ref":"builder/node/abc","containerimage.digest":"sha256:1"}
%% file bake.json
{
  "app": {
    "buildx.build.provenance/linux/amd64": {"runDetails": {"metadata": {"startedOn": "2026-01-02T10:00:00Z", "finishedOn": "2026-01-02T09:00:00Z", "buildkit_metadata": {"layers": {"step0:0": [[{"size": 7}]]}}}}},
    "buildx.build.ref": "builder/node/def"
  },
  "db": {
    "buildx.build.ref": "builder/node/ghi"
  }
}
%% run
binsize import --store a.db --project web one.json bake.json one.json
binsize store export --store a.db | sed 's/"uid":"[^"]*",//' | LC_ALL=C sort
%% stdout
{"project":"web","started_ms":1767261600000,"outcome":"success","build_ms":90250,"wall_ms":90250,"wire_bytes":123}
{"project":"web","started_ms":1767348000000,"outcome":"success","wire_bytes":7}
%% stderr
binsize: one.json: buildkit_metadata: 1 runs added, 0 known
binsize: bake.json: line 1: does not say when it was built (build with --provenance=mode=max)
binsize: bake.json: 1 parts were left out
binsize: bake.json: 1 intervals end before they begin: what they took is unknown
binsize: bake.json: buildkit_metadata: 1 runs added, 0 known
binsize: one.json: buildkit_metadata: 0 runs added, 1 known
