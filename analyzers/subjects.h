/*
 * What a budget is held against: an artifact as a whole, what a pattern
 * selects of it, or each label of a dimension; with the size it had before.
 */
#ifndef BINSIZE_SUBJECTS_H
#define BINSIZE_SUBJECTS_H

#include <binsize/budget.h>
#include <binsize/stats.h>

/* How sure a value is that was not measured but foreseen, in ms. */
struct bsz_forecast {
	struct bsz_interval value, change; /* of 95 %; NaN: none */
	double change_ms;   /* since the baseline */
	size_t rows;        /* runs it rests on */
	bool is_outside;    /* of the sizes that they had */
	bool is_indicative; /* there are few */
};

struct bsz_subject {
	const char *label;   /* NULL: all that is selected */
	uint64_t value;
	uint64_t baseline;   /* 0 where there was none */
	bool was_there;
	const struct bsz_forecast *forecast; /* NULL: it was measured */
};

struct bsz_subjects {
	struct bsz_subject *items; /* of bsz_malloc(), by label */
	size_t count;
	size_t removed;            /* labels of the baseline alone */
	bool has_baseline;         /* sizes of this kind were kept */
	bool unknown;              /* the artifact has no such measure */
	const char *reason;        /* why not, of what is foreseen; or NULL */
	struct bsz_forecast forecast; /* of the one item */
};

/*
 * The subjects of a budget in an artifact and its baseline, in the caller's
 * storage. BSZ_ENOMEM, BSZ_EUSAGE for a pattern that cannot be used.
 */
int bsz_subjects_init(struct bsz_subjects *subjects,
    const struct bsz_budget *budget, const struct bsz_checked *checked,
    struct bsz_err *err);
void bsz_subjects_release(struct bsz_subjects *subjects);

#endif
