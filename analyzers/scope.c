/*
 * --only cuts the maps instead of the rows: the maps of all dimensions are
 * clipped to the ranges of the wanted sections, so whatever is computed from
 * them afterwards (sums, shares, ranges) is about those sections and nothing
 * else has to know.
 */
#include "scope.h"

static bool is_named(const struct bsz_artifact *artifact, uint32_t label,
    const char *name)
{
	const struct bsz_label text = bsz_labels_get(artifact->labels, label);

	return text.form == BSZ_LABEL_TEXT && text.size == strlen(name) &&
	    memcmp(text.text, name, text.size) == 0;
}

/* The label of a section of this name, or BSZ_NO_LABEL. */
static uint32_t find_section(const struct bsz_artifact *artifact,
    const char *name)
{
	/* Of programs inside of an image, which are scanned for. */
	const struct bsz_map *const inside =
	    &artifact->settled[BSZ_SECTION][BSZ_FILE];

	for (size_t i = 0; i < artifact->part_count; i++)
		if (is_named(artifact, artifact->parts[i].section, name))
			return artifact->parts[i].section;
	for (size_t i = 0; i < inside->count; i++) {
		const uint32_t label = bsz_range_label(&inside->ranges[i]);

		if (is_named(artifact, label, name))
			return label;
	}
	return BSZ_NO_LABEL;
}

/* Labels of the named sections into labels[only_count]; how many. */
static size_t find_sections(const struct bsz_artifact *artifact,
    const struct bsz_query *query, struct bsz_report *report,
    uint32_t *labels)
{
	size_t found = 0;

	for (size_t i = 0; i < query->only_count; i++) {
		labels[found] = find_section(artifact, query->only[i]);
		if (labels[found] != BSZ_NO_LABEL)
			found++;
		else
			bsz_report_remark(report, "no section is named '%s'",
			    query->only[i]);
	}
	return found;
}

static bool is_wanted(const struct bsz_range *range, const uint32_t *labels,
    size_t count)
{
	const uint32_t label = bsz_range_label(range);

	for (size_t i = 0; i < count; i++)
		if (labels[i] == label)
			return true;
	return false;
}

/* The ranges of the wanted sections in one domain. */
static int pick_base(struct bsz_scope *scope, enum bsz_domain domain,
    const uint32_t *labels, size_t count, struct bsz_err *err)
{
	struct bsz_map *base = &scope->base[domain];
	struct bsz_map sections = {0};
	const int rc = bsz_artifact_map(scope->artifact, BSZ_SECTION, domain,
	    &sections, err);

	if (rc)
		return rc;
	for (size_t i = 0; i < sections.count; i++) {
		const struct bsz_range *range = &sections.ranges[i];

		if (is_wanted(range, labels, count))
			bsz_map_push(base, range->start, range->size,
			    range->tag);
	}
	bsz_map_release(&sections);
	return base->failed ? bsz_fail_memory(err) : 0;
}

int bsz_scope_init(struct bsz_scope *scope, struct bsz_artifact *artifact,
    const struct bsz_query *query, struct bsz_report *report,
    struct bsz_err *err)
{
	*scope = (struct bsz_scope){
		.artifact = artifact, .all = query->only_count == 0};
	if (scope->all)
		return 0;

	struct bsz_map sections = {0};
	int rc = bsz_artifact_map(artifact, BSZ_SECTION, BSZ_FILE, &sections,
	    err);
	bsz_map_release(&sections);
	if (rc)
		return rc;
	uint32_t *labels = bsz_arena_alloc(&report->arena,
	    query->only_count * sizeof(*labels));
	if (!labels)
		return bsz_fail_memory(err);
	const size_t count = find_sections(artifact, query, report, labels);
	if (!count)
		return bsz_fail(err, BSZ_EUSAGE,
		    "no section is named '%s' (binsize report -d section "
		    "shows the names)", query->only[0]);

	for (int domain = 0; domain < BSZ_DOMAINS && !rc; domain++)
		if (query->domain[domain])
			rc = pick_base(scope, (enum bsz_domain)domain, labels,
			    count, err);
	if (rc)
		bsz_scope_release(scope);
	return rc;
}

void bsz_scope_release(struct bsz_scope *scope)
{
	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		bsz_map_release(&scope->base[domain]);
}

int bsz_scope_map(const struct bsz_scope *scope, enum bsz_dimension dim,
    enum bsz_domain domain, struct bsz_map *out, struct bsz_err *err)
{
	struct bsz_map whole = {0};
	int rc = bsz_artifact_map(scope->artifact, dim, domain,
	    scope->all ? out : &whole, err);

	if (rc || scope->all)
		return rc;
	rc = bsz_map_clip(&whole, &scope->base[domain], out, err);
	bsz_map_release(&whole);
	return rc;
}
