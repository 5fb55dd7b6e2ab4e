/*
 * Go's linker flags. `-s -w` writes no section behind the last segment to
 * load, so the file ends where the first of them begins now; `-w` leaves the
 * symbol table and its names there. The names of sections, which newer
 * releases put there as well, stay, less those of the sections that are gone
 * and of others of their kind that never were there: in Go's own table no name
 * is the tail of another.
 */
#include "levers.h"

enum flags { S_AND_W, ONLY_W };

static bool is_behind(const struct strip_source *source,
    const struct strip_section *section)
{
	return section->type != SHT_NOBITS && section->type != SHT_NULL &&
	    !(section->flags & SHF_ALLOC) &&
	    section->offset >= bsz_strip_loaded_end(source) &&
	    section->offset < source->bytes.size;
}

/* What -w leaves there; -s -w leaves only the first. */
static bool is_left(const struct strip_section *section, enum flags flags)
{
	return strcmp(section->name, ".shstrtab") == 0 ||
	    (flags == ONLY_W && (strcmp(section->name, ".symtab") == 0 ||
	    strcmp(section->name, ".strtab") == 0));
}

static bool is_name_left(const char *name, enum flags flags)
{
	return !strip_has_prefix(name, ".debug_") &&
	    !strip_has_prefix(name, ".zdebug_") && (flags == ONLY_W ||
	    (strcmp(name, ".symtab") != 0 && strcmp(name, ".strtab") != 0));
}

/* Bytes of the table of names that go. */
static uint64_t lost_names(const struct strip_source *source,
    enum flags flags)
{
	const struct bsz_span bytes = bsz_strip_bytes(source,
	    &source->sections[source->names_index]);
	const char *const names = (const char *)bytes.data;
	uint64_t lost = 0;

	for (uint64_t at = 0; at < bytes.size;) {
		const uint64_t size = strnlen(names + at, bytes.size - at) + 1;

		if (size <= bytes.size - at &&
		    !is_name_left(names + at, flags))
			lost += size;
		at += size;
	}
	return lost;
}

/* Bytes saved of what lies behind the loaded part. */
static uint64_t saved(const struct strip_source *source, enum flags flags)
{
	uint64_t first = source->bytes.size, left = 0;
	bool moves = false; /* the names lie there, too */

	if (!bsz_strip_is_go_linked(source))
		return 0;
	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];

		if (!is_behind(source, section))
			continue;
		first = bsz_min(first, section->offset);
		moves = moves || i == source->names_index;
		if (is_left(section, flags))
			left = bsz_add(left, section->size);
	}
	if (moves)
		left -= bsz_min(left, lost_names(source, flags));
	const uint64_t behind = source->bytes.size - first;
	return behind - bsz_min(behind, left);
}

static int measure_symbols(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	(void)err;
	*bytes = saved(&strip->source, S_AND_W);
	return 0;
}

static int measure_dwarf(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	(void)err;
	*bytes = saved(&strip->source, ONLY_W);
	return 0;
}

const struct bsz_lever bsz_lever_go_symbols = {
	.name = "go_symbols",
	.advice = "go build -ldflags='-s -w'",
	.note = "no symbol table, no debug information; stack traces stay",
	.evidence = BSZ_LEVER_EXACT,
	.measure = measure_symbols,
};

const struct bsz_lever bsz_lever_go_dwarf = {
	.name = "go_dwarf",
	.advice = "go build -ldflags=-w",
	.note = "no debug information; stack traces stay",
	.evidence = BSZ_LEVER_EXACT,
	.measure = measure_dwarf,
};
