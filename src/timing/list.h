/*
 * One line a format of logs, in probing order. Included where each line is
 * given a meaning, hence no guard.
 */
LOG_FORMAT(ninja_log)
LOG_FORMAT(jsonl)
LOG_FORMAT(csv)
