/*
 * The table of levers: what makes a program smaller beside stripping.
 */
#include "levers.h"

static const struct bsz_lever *const levers[] = {
	&bsz_lever_go_symbols,
	&bsz_lever_go_dwarf,
	&bsz_lever_relocs,
	&bsz_lever_gc,
	&bsz_lever_leftovers,
	&bsz_lever_relr,
	&bsz_lever_hash,
	&bsz_lever_gaps,
	&bsz_lever_duplicates,
	&bsz_lever_duplicate_data,
	&bsz_lever_strings,
	&bsz_lever_paths,
	&bsz_lever_hosts,
	&bsz_lever_rust_symbols,
	&bsz_lever_rust_debuginfo,
	&bsz_lever_rust_all,
	&bsz_lever_rust_lto,
	&bsz_lever_rust_abort,
	&bsz_lever_rust_size,
	&bsz_lever_recompress,
	&bsz_lever_headers,
};

const struct bsz_lever *const *bsz_levers(size_t *count)
{
	*count = BSZ_COUNTOF(levers);
	return levers;
}

int bsz_lever_measure(struct bsz_strip *strip, const struct bsz_lever *lever,
    uint64_t *bytes, struct bsz_err *err)
{
	*bytes = 0;
	if (!strip->source.linked || strip->source.overlong ||
	    (lever->of_ld && bsz_strip_is_go_linked(&strip->source)))
		return 0;
	const int rc = lever->measure(strip, bytes, err);
	*bytes = bsz_min(*bytes, strip->source.bytes.size);
	return rc;
}

const struct strip_section *bsz_strip_section_find(
    const struct strip_source *source, const char *name)
{
	for (uint32_t i = 1; i < source->section_count; i++)
		if (strcmp(source->sections[i].name, name) == 0)
			return &source->sections[i];
	return NULL;
}

uint64_t bsz_strip_loaded_end(const struct strip_source *source)
{
	uint64_t end = 0;

	for (uint32_t i = 0; i < source->segment_count; i++)
		if (source->segments[i].type == PT_LOAD)
			end = bsz_max(end, bsz_add(source->segments[i].offset,
			    source->segments[i].file_size));
	return bsz_min(end, source->bytes.size);
}

bool bsz_strip_is_go_linked(const struct strip_source *source)
{
	/* Position-independent programs have it among what is relocated. */
	return source->shoff < bsz_strip_loaded_end(source) &&
	    (bsz_strip_section_find(source, ".gopclntab") ||
	    bsz_strip_section_find(source, ".data.rel.ro.gopclntab"));
}

uint64_t bsz_strip_search_data(const struct strip_source *source,
    uint64_t (*search)(struct bsz_span bytes))
{
	uint64_t end = 0; /* of what was searched */
	uint64_t found = 0;

	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *const section =
		    &source->sections[i];

		if (section->type != SHT_PROGBITS || section->offset < end ||
		    !(section->flags & SHF_ALLOC) ||
		    section->flags & SHF_EXECINSTR)
			continue;
		end = bsz_add(section->offset, section->size);
		found = bsz_add(found, search(bsz_strip_bytes(source,
		    section)));
	}
	return found;
}
