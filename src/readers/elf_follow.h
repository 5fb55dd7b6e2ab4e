/*
 * Bytes that have no name of their own and follow those that have: an unwind
 * entry its function, a relocation the object it is applied to, a symbol's
 * table entry the symbol, a slot what it points to.
 *
 * A follower is claimed, in any dimension, for whoever owns the address it
 * follows in the settled map of that dimension. So the same few parsers serve
 * symbols, units and packages, and none of them knows a dimension.
 */
#ifndef BINSIZE_ELF_FOLLOW_H
#define BINSIZE_ELF_FOLLOW_H

#include "elf_image.h"

struct elf_follow {
	struct elf_image *image;
	enum bsz_dimension dim;
	const struct bsz_map *owners[BSZ_DOMAINS]; /* settled; borrowed */
	struct bsz_map_index index[BSZ_DOMAINS];   /* of them */
	struct elf_owned {
		uint64_t start, size;
		uint32_t tag;
	} last[BSZ_DOMAINS]; /* what was found last, and whose it is */
	uint32_t fill;             /* label that owns nothing */
	uint64_t packed;           /* entries of packed tables, until now */
	struct bsz_claims claims[BSZ_DOMAINS];
};

/*
 * Claim all followers of a dimension that is settled, over what is settled.
 * BSZ_ENOMEM.
 */
int bsz_elf_follow(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err);

/* Find a place that is not in what was found last. */
uint32_t bsz_elf_follow_seek(struct elf_follow *follow,
    enum bsz_domain domain, uint64_t place);

/*
 * Whose followers of a place are: the tag of the label that owns it, or
 * BSZ_NO_LABEL. Its evidence is BSZ_BY_TABLE, or what the owner itself rests
 * on where that is weaker. Fast for places that lie together.
 */
BSZ_ALWAYS_INLINE uint32_t bsz_elf_follow_owner(struct elf_follow *follow,
    enum bsz_domain domain, uint64_t place)
{
	const struct elf_owned *const last = &follow->last[domain];

	return place - last->start < last->size ? last->tag
	    : bsz_elf_follow_seek(follow, domain, place);
}

/* Lay what was claimed in the VM domain under what is settled, and see that
 * from now on. BSZ_ENOMEM. */
int bsz_elf_follow_lay_under(struct elf_follow *follow, struct bsz_err *err);

/* Whether anybody owns bytes of an extent. O(log n). */
bool bsz_elf_follow_any(const struct elf_follow *follow,
    enum bsz_domain domain, uint64_t start, uint64_t size);

/* What two owners of the same bytes have in common: their tag, or
 * BSZ_NO_LABEL. */
uint32_t bsz_elf_follow_common(uint32_t tag, uint32_t other);

/* The tag of an import by its name, where the dimension has one. */
uint32_t bsz_elf_follow_import(struct elf_follow *follow, const char *name);

/* Claim bytes of a section, in the domain it is in; nothing for no label. */
void bsz_elf_follow_claim(struct elf_follow *follow,
    const struct elf_section *section, uint64_t offset, uint64_t size,
    uint32_t tag);

/* Claim entries that stand one behind the other, a tag each. */
void bsz_elf_follow_rows(struct elf_follow *follow,
    const struct elf_section *section, uint64_t first, uint64_t entry,
    const uint32_t *tags, size_t count);

/* Entries whose owners are found before any of them is claimed. */
#define ELF_FOLLOW_ROWS 512

/*
 * Lay data without a symbol under what is settled, for whoever refers to it
 * (elf_follow_data.c). BSZ_ENOMEM.
 */
int bsz_elf_follow_data(struct elf_follow *follow, struct bsz_err *err);

/*
 * Lay local data that no unit claims under what is settled of units, by the
 * names of sources in the symbol table (elf_follow_sources.c). BSZ_ENOMEM.
 */
int bsz_elf_follow_sources(struct elf_follow *follow, struct bsz_err *err);

/*
 * Lay tables of C++ classes under what is settled of units, for whoever has
 * the class's functions (elf_follow_classes.c). BSZ_ENOMEM.
 */
int bsz_elf_follow_classes(struct elf_follow *follow, struct bsz_err *err);

/* The parsers. BSZ_ENOMEM. */
int bsz_elf_follow_frames(struct elf_follow *follow, struct bsz_err *err);
int bsz_elf_follow_exidx(struct elf_follow *follow, struct bsz_err *err);
int bsz_elf_follow_relocs(struct elf_follow *follow, struct bsz_err *err);
int bsz_elf_follow_symtabs(struct elf_follow *follow, struct bsz_err *err);
int bsz_elf_follow_slots(struct elf_follow *follow, struct bsz_err *err);
int bsz_elf_follow_plt(struct elf_follow *follow, struct bsz_err *err);
int bsz_elf_follow_go(struct elf_follow *follow, struct bsz_err *err);

/* --- slots (elf_slots.c) --- */

/* A word that holds one address. */
struct elf_slot {
	uint64_t target;    /* VM; 0: not known */
	const char *import; /* name in the dynamic symbol table, or NULL */
};

/*
 * Sections that are made of slots: the global offset table, arrays of
 * constructors, tables that a kernel module keeps about its code.
 */
struct elf_slots {
	struct elf_slot_table {
		const struct elf_section *section;
		struct elf_slot *items;
		size_t count;
		uint64_t entry; /* bytes a slot; its address comes first */
	} *tables; /* by address */
	size_t count;
};

/* Read on first use, relocations applied. BSZ_ENOMEM. */
int bsz_elf_slots_get(struct elf_image *image, const struct elf_slots **out,
    struct bsz_err *err);

/* The slot at an address, or NULL. O(log tables). */
struct elf_slot *bsz_elf_slots_find(const struct elf_slots *slots,
    uint64_t vm);

/* From an address that is no slot on, the number of bytes up to the next
 * table, at least 1. O(log tables). */
uint64_t bsz_elf_slots_until(const struct elf_slots *slots, uint64_t vm);

/* The tag of what a slot holds. */
uint32_t bsz_elf_follow_slot(struct elf_follow *follow,
    const struct elf_slot *slot);

/* Entries of a table that is packed for Android (elf_packed_relocs.c). */
void bsz_elf_follow_packed(struct elf_follow *follow,
    const struct elf_slots *slots, const struct elf_section *table);

#endif
