/*
 * A program built by another compiler, for another machine, or stripped, has
 * another size for reasons that no row can show. That is said first, and the
 * rows are shown all the same: the difference is real.
 */
#include "identity.h"

#include <binsize/units.h>

#define SHOWN_BUILD_ID 12
/* Bytes of a value that are shown: a compiler's line of flags is long. */
#define SHOWN_VALUE 200

static const struct {
	const char *key;  /* of the fact */
	const char *name; /* for people */
	/* What a build without the fact has; NULL: that says nothing. */
	const char *none;
	/* Only whether a build has it matters: the number of units, for
	 * example, may change with every build. */
	bool any_value;
	/* Is told from debug information or by other means, in other words. */
	bool from_debug;
} facts[] = {
	{"format", "format", "unknown", false, false},
	{"machine", "machine", "unknown", false, false},
	{"class", "class", "unknown", false, false},
	{"endianness", "byte order", "unknown", false, false},
	{"type", "type", "unknown", false, false},
	{"linking", "linking", "none", false, false},
	{"stripped", "stripped", "unknown", false, false},
	{"debug", "debug information", "none", true, false},
	{"build_id", "build ID", "none", true, false},
	{"language", "language", NULL, false, true},
	{"compiler", "compiler", NULL, false, true},
};

static void push_build(struct bsz_buf *buf,
    const struct bsz_artifact *artifact)
{
	const char *id = bsz_artifact_find_fact(artifact, "build_id");
	char size[BSZ_UNITS_ROOM];

	bsz_buf_printf(buf, "%s (%s", artifact->path,
	    bsz_units_format_size(artifact->total[BSZ_FILE], size));
	if (id)
		bsz_buf_printf(buf, ", build ID %.*s", SHOWN_BUILD_ID, id);
	bsz_buf_char(buf, ')');
}

const char *bsz_identity_line(const struct bsz_artifact *old_build,
    const struct bsz_artifact *new_build, struct bsz_arena *arena)
{
	struct bsz_buf buf = {0};

	push_build(&buf, old_build);
	bsz_buf_text(&buf, " -> ");
	push_build(&buf, new_build);
	const char *line = buf.failed ? NULL :
	    bsz_arena_copy(arena, buf.data, buf.size);
	bsz_buf_release(&buf);
	return line;
}

static const char *find(struct bsz_facts build, const char *key)
{
	for (size_t i = 0; i < build.count; i++)
		if (strcmp(build.items[i].key, key) == 0)
			return build.items[i].text;
	return NULL;
}

bool bsz_identity_next(struct bsz_facts old_build, struct bsz_facts new_build,
    size_t *index, struct bsz_difference *difference)
{
	const bool alike = !find(old_build, "debug") ==
	    !find(new_build, "debug");

	while (*index < BSZ_COUNTOF(facts)) {
		const size_t i = (*index)++;
		const char *before = find(old_build, facts[i].key);
		const char *after = find(new_build, facts[i].key);

		const bool same = before && after ? facts[i].any_value ||
		    strcmp(before, after) == 0 :
		    before == after || !facts[i].none ||
		    (before ? new_build : old_build).partial;
		if (same || (facts[i].from_debug && !alike))
			continue;
		*difference = (struct bsz_difference){facts[i].name,
			before ? before : facts[i].none,
			after ? after : facts[i].none};
		return true;
	}
	return false;
}

void bsz_identity_compare(const struct bsz_artifact *old_build,
    const struct bsz_artifact *new_build, struct bsz_report *report)
{
	const struct bsz_facts before = {old_build->facts,
		old_build->fact_count, old_build->snapshot};
	const struct bsz_facts after = {new_build->facts,
		new_build->fact_count, new_build->snapshot};
	struct bsz_difference difference;
	size_t index = 0;

	while (bsz_identity_next(before, after, &index, &difference))
		bsz_report_caution(report, "the builds are hard to compare: "
		    "%s was %.*s, is %.*s", difference.name, SHOWN_VALUE,
		    difference.before, SHOWN_VALUE, difference.after);
}
