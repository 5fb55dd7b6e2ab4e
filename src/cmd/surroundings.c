/*
 * One row a system. Of several variables the first that is set counts.
 */
#include "surroundings.h"

static const struct system {
	const char *sign; /* set where the system runs */
	const char *project[2], *branch[2], *commit[2], *runner[2];
	const char *identity[4];
} systems[] = {
	{"GITHUB_ACTIONS", {"GITHUB_REPOSITORY"},
	    {"GITHUB_HEAD_REF", "GITHUB_REF_NAME"}, {"GITHUB_SHA"},
	    {"ImageOS", "RUNNER_OS"},
	    {"GITHUB_REPOSITORY", "GITHUB_RUN_ID", "GITHUB_JOB",
		"GITHUB_RUN_ATTEMPT"}},
	{"GITLAB_CI", {"CI_PROJECT_PATH"}, {"CI_COMMIT_REF_NAME"},
	    {"CI_COMMIT_SHA"}, {"CI_RUNNER_DESCRIPTION"},
	    {"CI_SERVER_URL", "CI_PIPELINE_ID", "CI_JOB_ID"}},
	{"BUILDKITE", {"BUILDKITE_PIPELINE_SLUG"}, {"BUILDKITE_BRANCH"},
	    {"BUILDKITE_COMMIT"}, {"BUILDKITE_AGENT_META_DATA_QUEUE"},
	    {"BUILDKITE_BUILD_ID", "BUILDKITE_JOB_ID",
		"BUILDKITE_RETRY_COUNT"}},
	{"CIRCLECI", {"CIRCLE_PROJECT_REPONAME"}, {"CIRCLE_BRANCH"},
	    {"CIRCLE_SHA1"}, {"CIRCLE_NODE_INDEX"},
	    {"CIRCLE_WORKFLOW_ID", "CIRCLE_BUILD_NUM"}},
	{"JENKINS_URL", {"JOB_NAME"}, {"BRANCH_NAME", "GIT_BRANCH"},
	    {"GIT_COMMIT"}, {"NODE_LABELS", "NODE_NAME"},
	    {"JENKINS_URL", "BUILD_TAG"}},
};

static const char *first_set(const char *const names[2])
{
	for (int i = 0; i < 2 && names[i]; i++) {
		const char *const value = getenv(names[i]);

		if (value && *value)
			return value;
	}
	return "";
}

static const char *join(const struct system *system, struct bsz_arena *arena)
{
	const char *text = system->sign;

	for (size_t i = 0; i < BSZ_COUNTOF(system->identity) &&
	    system->identity[i] && text; i++) {
		const char *const value = getenv(system->identity[i]);

		text = bsz_arena_printf(arena, "%s\n%s", text,
		    value ? value : "");
	}
	return text;
}

const char *bsz_surroundings(struct bsz_record *run,
    const struct bsz_timing_options *timing, struct bsz_arena *arena)
{
	const char *identity = "";

	for (size_t i = 0; i < BSZ_COUNTOF(systems); i++) {
		const char *const sign = getenv(systems[i].sign);

		if (!sign || !*sign)
			continue;
		run->project = first_set(systems[i].project);
		run->branch = first_set(systems[i].branch);
		run->commit = first_set(systems[i].commit);
		run->runner = first_set(systems[i].runner);
		identity = join(&systems[i], arena);
		break;
	}
	run->project = timing->project ? timing->project : run->project;
	run->branch = timing->branch ? timing->branch : run->branch;
	run->commit = timing->commit ? timing->commit : run->commit;
	run->runner = timing->runner ? timing->runner : run->runner;
	return identity;
}
