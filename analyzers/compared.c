/*
 * Programs can be asked for any dimension, saved documents only for those
 * that they were saved with. Owners are of use when both builds tell their
 * language, symbols when both have them.
 */
#include "compared.h"

#include <binsize/snapshot.h>

/* Without -d, the first that both have. */
static const struct {
	enum bsz_dimension dims[2];
	size_t count;
} preferred[] = {
	{{BSZ_PATH}, 1}, /* files of an image keep their names */
	{{BSZ_PACKAGE, BSZ_SYMBOL}, 2},
	{{BSZ_SECTION, BSZ_SYMBOL}, 2},
	{{BSZ_PACKAGE}, 1},
	{{BSZ_SECTION}, 1},
	{{BSZ_KIND}, 1},
	{{BSZ_SYMBOL}, 1},
};

bool bsz_compared_is_saved(struct bsz_artifact *const builds[2])
{
	return builds[0]->snapshot || builds[1]->snapshot;
}

/* What a program knows, before any of it is read. Go's functions are known
 * without symbols. */
static bool knows(const struct bsz_artifact *artifact, enum bsz_dimension dim)
{
	const char *const language = bsz_artifact_find_fact(artifact,
	    "language");
	const char *const stripped = bsz_artifact_find_fact(artifact,
	    "stripped");

	switch (dim) {
	case BSZ_PATH:
		return artifact->contents;
	case BSZ_PACKAGE:
		return language;
	case BSZ_SYMBOL:
		return (stripped && strcmp(stripped, "no") == 0) ||
		    (language && strncmp(language, "Go", 2) == 0);
	default:
		return true;
	}
}

static bool has(const struct bsz_artifact *artifact,
    const enum bsz_dimension *dims, size_t count)
{
	bool fine = true;

	if (artifact->snapshot)
		return bsz_snapshot_find(artifact, dims, count);
	for (size_t i = 0; i < count; i++)
		fine = fine && knows(artifact, dims[i]);
	return fine;
}

static bool take(struct bsz_artifact *const builds[2],
    struct bsz_query *query, const enum bsz_dimension *dims, size_t count)
{
	if (!has(builds[0], dims, count) || !has(builds[1], dims, count))
		return false;
	memcpy(query->dims, dims, count * sizeof(*dims));
	query->dim_count = count;
	return true;
}

static int choose_dimensions(struct bsz_artifact *const builds[2],
    struct bsz_query *query, struct bsz_err *err)
{
	for (size_t i = 0; i < BSZ_COUNTOF(preferred); i++)
		if (take(builds, query, preferred[i].dims, preferred[i].count))
			return 0;
	/* Only a document has no sections; whatever else it has will do. */
	for (int side = 0; side < 2; side++) {
		const struct bsz_snapshot *saved = builds[side]->snapshot;

		for (size_t i = 0; saved && i < saved->count; i++)
			if (take(builds, query, saved->tables[i].dims,
			    saved->tables[i].dim_count))
				return 0;
	}
	return bsz_fail(err, BSZ_EUSAGE, "the builds were saved by different "
	    "dimensions (report -d of both alike)");
}

static int lay_out(struct bsz_artifact *artifact, struct bsz_query *query,
    struct bsz_report *report, struct bsz_err *err)
{
	const struct bsz_saved_table *table = bsz_snapshot_find(artifact,
	    query->dims, query->dim_count);

	if (!table)
		return bsz_fail(err, BSZ_EUSAGE, "no table was saved by these "
		    "dimensions (report -d ... -n 0 --json)");
	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		query->domain[domain] =
		    query->domain[domain] && table->has[domain];
	if (!query->domain[BSZ_FILE] && !query->domain[BSZ_VM])
		return bsz_fail(err, BSZ_EUSAGE, "it was saved without the "
		    "sizes that are asked");
	const int rc = bsz_snapshot_lay_out(artifact, table, err);
	if (!rc && artifact->snapshot->folded)
		bsz_report_caution(report, "the builds are hard to compare: "
		    "rows of %.200s were summed up when it was saved (-n 0 "
		    "saves all)", artifact->path);
	return rc;
}

int bsz_compared_prepare(struct bsz_artifact *const builds[2],
    struct bsz_query *query, struct bsz_report *report, struct bsz_err *err)
{
	int rc = query->dim_count ? 0 :
	    choose_dimensions(builds, query, err);

	for (int side = 0; side < 2 && !rc; side++)
		if (builds[side]->snapshot)
			rc = lay_out(builds[side], query, report, err);
	return rc && builds[0]->snapshot && !builds[1]->snapshot ?
	    bsz_wrap(err, "%.300s", builds[0]->path) : rc;
}
