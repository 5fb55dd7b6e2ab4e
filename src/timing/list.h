/*
 * One line a format of logs, in probing order. Included where each line is
 * given a meaning, hence no guard.
 */
LOG_FORMAT(ninja_log)
LOG_FORMAT(bazel_events)
LOG_FORMAT(bazel_spawns)
LOG_FORMAT(buildkit)
LOG_FORMAT(buildkit_metadata)
LOG_FORMAT(github_jobs)
LOG_FORMAT(gitlab_jobs)
LOG_FORMAT(trace_events)
LOG_FORMAT(jsonl)
LOG_FORMAT(csv)
