Jobs of GitHub and GitLab: one run for a pipeline, a step for each job or step
of one. Times that are null, before the year 1971 or run backwards are unknown;
what was skipped or still runs is left out.
%% file github.json
{"total_count":4,"jobs":[
{"id":1,"run_id":77,"run_attempt":1,"run_url":"https://api.github.com/repos/acme/web/actions/runs/77","head_sha":"c0ffee","head_branch":"main","name":"build","status":"completed","conclusion":"success","created_at":"2026-01-01T10:00:00Z","started_at":"2026-01-01T10:00:30Z","completed_at":"2026-01-01T10:05:30Z","labels":["self-hosted","large"],"steps":[{"name":"compile","status":"completed","conclusion":"success","number":1,"started_at":"2026-01-01T10:00:31Z","completed_at":"2026-01-01T10:04:31Z"},{"name":"odd","conclusion":"success","started_at":"0001-01-01T00:00:00Z","completed_at":"2026-01-01T10:04:31Z"},{"name":"later","conclusion":"skipped","started_at":null}]},
{"id":2,"run_id":77,"run_attempt":1,"name":"deploy","conclusion":"failure","created_at":"2026-01-01T10:06:00Z","started_at":"2026-01-01T10:05:40Z","completed_at":"2026-01-01T10:06:40Z","labels":[],"steps":[]},
{"id":3,"run_id":77,"run_attempt":1,"name":"optional","conclusion":"skipped","started_at":"2026-01-01T10:05:40Z","completed_at":"2026-01-01T10:05:41Z"},
{"id":4,"run_id":78,"run_attempt":1,"name":"running","conclusion":null,"started_at":"2026-01-01T11:00:00Z"}]}
%% file gitlab.json
[{"id":5,"status":"success","stage":"build","name":"image","ref":"main","created_at":"2026-02-01T10:00:00.000Z","started_at":"2026-02-01T10:00:05.250+01:00","finished_at":"2026-02-01T10:01:05.750+01:00","duration":60.5,"queued_duration":4.25,"pipeline":{"id":9,"project_id":3,"sha":"c0ffee","ref":"main"},"runner":{"description":"large"}},
{"id":6,"status":"failed","failure_reason":"job_execution_timeout","stage":"test","name":"unit","started_at":"2026-02-01T09:01:10Z","finished_at":"2026-02-01T09:02:10Z","duration":null,"queued_duration":0.5,"pipeline":{"id":9,"project_id":3}},
{"id":7,"status":"manual","stage":"deploy","name":"prod","started_at":null,"pipeline":{"id":9,"project_id":3}}]
%% run
binsize import --store a.db github.json; binsize import --store a.db github.json; binsize import --store a.db --project shop gitlab.json
binsize store export --store a.db | sed 's/"uid":"[^"]*",//'
%% stdout
{"project":"acme/web","branch":"main","commit":"c0ffee","runner":"self-hosted,large","started_ms":1767261630000,"outcome":"failure","queue_ms":30000,"build_ms":370000,"wall_ms":370000,"steps":[{"name":"build / compile","started_ms":1767261631000,"wall_ms":240000},{"name":"build / odd"},{"name":"deploy","started_ms":1767261940000,"wall_ms":60000}]}
{"project":"shop","branch":"main","commit":"c0ffee","runner":"large","started_ms":1769936405250,"outcome":"timeout","queue_ms":4750,"build_ms":124750,"wall_ms":124750,"steps":[{"name":"build / image","started_ms":1769936405250,"wall_ms":60500},{"name":"test / unit","started_ms":1769936470000,"wall_ms":60000}]}
%% stderr
binsize: github.json: 1 intervals end before they begin: what they took is unknown
binsize: github.json: github_jobs: 1 runs added, 0 known
binsize: github.json: 1 intervals end before they begin: what they took is unknown
binsize: github.json: github_jobs: 0 runs added, 1 known
binsize: gitlab.json: gitlab_jobs: 1 runs added, 0 known
%% run
binsize import --store a.db gitlab.json
%% stderr
binsize: gitlab.json: line 1: names no project (--project gives one)
binsize: gitlab.json: 1 parts were left out
binsize: gitlab.json: gitlab_jobs: 0 runs added, 0 known
%% status 3
