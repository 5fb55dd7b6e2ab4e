/*
 * Code without an owner: names of Rust, Go and C++ tell one, those of C do
 * not. What then tells are debug information and the names of source files in
 * the symbol table, and strip takes away both, though most would keep the
 * latter if they knew.
 */
#include "unowned.h"

/* Less of the code than that says nothing of the others. */
#define WORTH_SAYING 0.5

static bool is_text(const struct bsz_artifact *artifact, uint32_t label,
    const char *start)
{
	const struct bsz_label text = bsz_labels_get(artifact->labels, label);
	const size_t size = strlen(start);

	return text.form == BSZ_LABEL_TEXT && text.size >= size &&
	    memcmp(text.text, start, size) == 0;
}

/* Bytes of a range that somebody owns; *next is moved along. */
static uint64_t owned_in(const struct bsz_artifact *artifact,
    const struct bsz_map *map, size_t *next, const struct bsz_range *range)
{
	const uint64_t end = bsz_range_end(range);
	uint64_t bytes = 0;

	while (*next < map->count &&
	    bsz_range_end(&map->ranges[*next]) <= range->start)
		++*next;
	for (size_t i = *next; i < map->count &&
	    map->ranges[i].start < end; i++) {
		const struct bsz_range *owned = &map->ranges[i];

		if (!is_text(artifact, bsz_range_label(owned), "[padding"))
			bytes += bsz_min(end, bsz_range_end(owned)) -
			    bsz_max(range->start, owned->start);
	}
	return bytes;
}

/* The share of code that has no owner. */
static double unowned_share(const struct bsz_artifact *artifact,
    const struct bsz_map *map)
{
	const struct bsz_map *layout = &artifact->layout[BSZ_VM];
	uint64_t code = 0, owned = 0;
	size_t next = 0;

	for (size_t i = 0; i < layout->count; i++) {
		const struct bsz_range *range = &layout->ranges[i];
		const struct bsz_part *part =
		    &artifact->parts[bsz_range_label(range)];

		if (!part->kind || !is_text(artifact, part->kind, "code"))
			continue;
		code += range->size;
		owned += owned_in(artifact, map, &next, range);
	}
	return code ? 1.0 - (double)owned / (double)code : 0.0;
}

void bsz_unowned_remark(const struct bsz_artifact *artifact,
    enum bsz_dimension dim, struct bsz_report *report)
{
	const char *const stripped = bsz_artifact_find_fact(artifact,
	    "stripped");
	double share;

	if (artifact->settled[BSZ_UNIT][BSZ_VM].count)
		return;
	share = unowned_share(artifact, &artifact->settled[dim][BSZ_VM]);
	if (share < WORTH_SAYING)
		return;
	if (stripped && strcmp(stripped, "yes") == 0)
		bsz_report_remark(report, "nobody is known to own %.0f%% of "
		    "the code, for the file is stripped: --debug-file=FILE "
		    "takes symbols and debug information from what it was "
		    "stripped of", 100 * share);
	else
		bsz_report_remark(report, "nobody is known to own %.0f%% of "
		    "the code: functions of C have an owner by debug "
		    "information (build with -g), or by the names of source "
		    "files (strip with --strip-debug --keep-file-symbols)",
		    100 * share);
}
