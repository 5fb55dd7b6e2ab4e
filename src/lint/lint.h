/*
 * Face of this layer: recipes of images (Dockerfiles) against rules of size
 * and reuse.
 */
#ifndef BINSIZE_LINT_H
#define BINSIZE_LINT_H

#include <binsize/artifact.h>
#include <binsize/table.h>

struct bsz_lint_question {
	const char *path;       /* of the recipe, as given */
	struct bsz_span bytes;
	const char *target;     /* stage that is built; NULL: the last */
	const char *context;    /* folder it is built in; NULL: none is there */
	struct bsz_artifact *image; /* what it was built to, or NULL */
	const char *const *ignored; /* names of rules that keep silent */
	size_t ignored_count;
};

/*
 * Hold a recipe against all rules: findings and a table of them, facts,
 * notes. Everything in the report lives as long as it does, but the rules'
 * own texts, which are static. BSZ_EINPUT when it is no recipe, BSZ_EUSAGE
 * when there is no such target, BSZ_ENOMEM; what opening programs of the
 * image gives.
 */
int bsz_lint(const struct bsz_lint_question *question,
    struct bsz_report *report, struct bsz_err *err);

/* What can be silenced: names and reasons, by index; NULL behind the last. */
const char *bsz_lint_rule_name(size_t index);
const char *bsz_lint_rule_reason(size_t index);
const char *bsz_lint_rule_fix(size_t index);

#endif
