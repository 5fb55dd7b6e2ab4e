/*
 * A configuration as libcyaml reads it: every value a text, checked and
 * converted afterwards, where a message can say more.
 */
#ifndef BINSIZE_BUDGET_SCHEMA_H
#define BINSIZE_BUDGET_SCHEMA_H

#include <binsize/domain.h>
#include <binsize/err.h>

struct bsz_yaml_artifact {
	char *name, *path, *baseline;
};

struct bsz_yaml_growth {
	char *max, *percent, *fresh, *ignore_below;
};

struct bsz_yaml_budget {
	char *id, *artifact, *measure, *each, *warn, *max, *min, *message,
	    *owner, *against;
	bool *required;
	char **select; /* BSZ_DIMENSIONS patterns, NULL for those not given */
	struct bsz_yaml_growth *growth;
};

struct bsz_yaml_timing {
	char *id, *metric, *runs, *window, *factor, *deviations,
	    *ignore_below, *message, *owner;
};

struct bsz_yaml_waiver {
	char *budget, *match, *allow, *until, *owner, *reason;
};

/* The rules of dive's .dive-ci. */
struct bsz_yaml_rules {
	char *efficiency, *wasted, *user_wasted;
};

struct bsz_yaml_lint {
	char **ignore;
	unsigned ignore_count;
};

struct bsz_yaml {
	unsigned schema;
	char *baseline, *store;
	struct bsz_yaml_rules *rules;
	struct bsz_yaml_lint *lint;
	struct bsz_yaml_artifact *artifacts;
	unsigned artifacts_count;
	struct bsz_yaml_budget *budgets;
	unsigned budgets_count;
	struct bsz_yaml_waiver *waivers;
	unsigned waivers_count;
	struct bsz_yaml_timing *timing;
	unsigned timing_count;
};

struct bsz_yaml_document {
	struct bsz_yaml *yaml; /* its texts live until the release */
	void *library;
};

/* Parse a text. BSZ_EUSAGE with "line:column: what", BSZ_ENOMEM. */
int bsz_yaml_parse(struct bsz_yaml_document *document, struct bsz_span text,
    struct bsz_err *err);
void bsz_yaml_release(struct bsz_yaml_document *document);

#endif
