/*
 * Followers of one dimension: the parsers are run one after the other, each
 * asks who owns an address and claims bytes for it. What they claim is laid
 * over what is settled at the end, so none sees what another one claimed.
 * Before them constants, tables of classes and data without a symbol find
 * their owners, so that what is about such data can follow it.
 */
#include "elf_follow.h"

#include <binsize/file.h>

#include <binsize/limits.h>

static int (*const parsers[])(struct elf_follow *follow,
    struct bsz_err *err) = {
	bsz_elf_follow_frames,
	bsz_elf_follow_exidx,
	bsz_elf_follow_relocs,
	bsz_elf_follow_symtabs,
	bsz_elf_follow_slots,
	bsz_elf_follow_plt,
	bsz_elf_follow_go,
};

/* Look at what is settled now. */
static int look_anew(struct elf_follow *follow, enum bsz_domain domain,
    struct bsz_err *err)
{
	bsz_map_index_release(&follow->index[domain]);
	follow->last[domain] = (struct elf_owned){0, 0, BSZ_NO_LABEL};
	return bsz_map_index_make(&follow->index[domain],
	    follow->owners[domain], err);
}

int bsz_elf_follow_lay_under(struct elf_follow *follow, struct bsz_err *err)
{
	struct bsz_artifact *const artifact = follow->image->artifact;
	int rc;

	if (!follow->claims[BSZ_VM].used && !follow->claims[BSZ_VM].failed)
		return 0;
	rc = bsz_artifact_lay(artifact, follow->dim, BSZ_VM,
	    &follow->claims[BSZ_VM], BSZ_UNDER, err);
	return rc == 0 ? look_anew(follow, BSZ_VM, err) : rc;
}

bool bsz_elf_follow_any(const struct elf_follow *follow,
    enum bsz_domain domain, uint64_t start, uint64_t size)
{
	const struct bsz_map *map = follow->owners[domain];
	const size_t at = bsz_map_index_find(&follow->index[domain], start);

	return at < map->count && map->ranges[at].start < bsz_add(start, size);
}

/* Whose followers the bytes of a range are. */
static uint32_t tag_of(const struct elf_follow *follow,
    const struct bsz_range *range)
{
	if (bsz_range_label(range) == follow->fill)
		return BSZ_NO_LABEL;
	return bsz_range_evidence(range) > BSZ_BY_TABLE ? range->tag
	    : bsz_tag(bsz_range_label(range), BSZ_BY_TABLE);
}

uint32_t bsz_elf_follow_seek(struct elf_follow *follow,
    enum bsz_domain domain, uint64_t place)
{
	const struct bsz_map *map = follow->owners[domain];
	const size_t at = bsz_map_index_find(&follow->index[domain], place);
	const struct bsz_range *const range = &map->ranges[at];
	struct elf_owned *const last = &follow->last[domain];

	if (at < map->count && range->start <= place) {
		*last = (struct elf_owned){range->start, range->size,
			tag_of(follow, range)};
	} else {
		/* nobody's, up to the next range */
		last->start = at ? bsz_range_end(range - 1) : 0;
		last->size = (at < map->count ? range->start : UINT64_MAX) -
		    last->start;
		last->tag = BSZ_NO_LABEL;
	}
	return last->tag;
}

uint32_t bsz_elf_follow_common(uint32_t tag, uint32_t other)
{
	if ((tag ^ other) & (BSZ_MAX_LABELS - 1))
		return BSZ_NO_LABEL;
	return bsz_max(tag, other); /* the weaker evidence */
}

uint32_t bsz_elf_follow_import(struct elf_follow *follow, const char *name)
{
	size_t size;
	const char *version;

	if (follow->dim != BSZ_SYMBOL)
		return BSZ_NO_LABEL;
	/* "name@VERSION", as .symtab writes what .dynsym calls "name" */
	size = strnlen(name, BSZ_MAX_NAME);
	version = memchr(name, '@', size);
	if (version)
		size = (size_t)(version - name);
	return size ? bsz_tag(bsz_labels_text(follow->image->artifact->labels,
	    name, size), BSZ_BY_TABLE) : BSZ_NO_LABEL;
}

void bsz_elf_follow_claim(struct elf_follow *follow,
    const struct elf_section *section, uint64_t offset, uint64_t size,
    uint32_t tag)
{
	if (!tag || offset > section->file_size)
		return;
	bsz_claims_push(&follow->claims[section->mapped ? BSZ_VM : BSZ_FILE],
	    BSZ_RANK_NORMAL, (section->mapped ? section->vm : section->offset) +
	    offset, bsz_min(size, section->file_size - offset), tag);
}

void bsz_elf_follow_rows(struct elf_follow *follow,
    const struct elf_section *section, uint64_t first, uint64_t entry,
    const uint32_t *tags, size_t count)
{
	/* who watches is told of each */
	const bool is_watched = follow->claims[BSZ_VM].watch ||
	    follow->claims[BSZ_FILE].watch;

	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && !is_watched &&
		    tags[end] == tags[i]; end++)
			continue;
		bsz_elf_follow_claim(follow, section, (first + i) * entry,
		    (end - i) * entry, tags[i]);
	}
}

int bsz_elf_follow(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err)
{
	static const char fill[] = "[padding: code fill]";
	struct elf_follow follow = {.image = artifact->image, .dim = dim};
	int rc = 0;

	if (follow.image->section_count <= 1 || !artifact->settled[dim][
	    BSZ_VM].count || (dim == BSZ_SYMBOL && artifact->no_followers))
		return 0;
	follow.fill = bsz_labels_text(artifact->labels, fill,
	    sizeof(fill) - 1);
	for (int domain = 0; domain < BSZ_DOMAINS; domain++) {
		follow.owners[domain] = &artifact->settled[dim][domain];
		bsz_artifact_claims(artifact, (enum bsz_domain)domain,
		    &follow.claims[domain]);
		if (rc == 0)
			rc = look_anew(&follow, (enum bsz_domain)domain, err);
	}
	if (rc == 0)
		rc = bsz_elf_follow_sources(&follow, err);
	if (rc == 0)
		rc = bsz_elf_follow_classes(&follow, err);
	if (rc == 0)
		rc = bsz_elf_follow_data(&follow, err);
	for (size_t i = 0; i < BSZ_COUNTOF(parsers) && rc == 0; i++) {
		/* equal claims of two parsers: the first one's */
		bsz_claims_begin(&follow.claims[BSZ_VM], i);
		bsz_claims_begin(&follow.claims[BSZ_FILE], i);
		rc = parsers[i](&follow, err);
	}
	/* names that are shown are read again; most are not */
	if (follow.image->mapped)
		bsz_file_forget(follow.image->bytes);
	for (int domain = 0; domain < BSZ_DOMAINS; domain++) {
		if (rc == 0)
			rc = bsz_artifact_lay(artifact, dim,
			    (enum bsz_domain)domain, &follow.claims[domain],
			    BSZ_OVER, err);
		bsz_claims_release(&follow.claims[domain]);
		bsz_map_index_release(&follow.index[domain]);
	}
	return rc;
}
