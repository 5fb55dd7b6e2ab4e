/*
 * The inside of a label table, for the files that make and merge them.
 */
#ifndef BINSIZE_BASE_LABEL_TABLE_H
#define BINSIZE_BASE_LABEL_TABLE_H

#include <binsize/arena.h>
#include <binsize/labels.h>

/* The low bits of an entry's word; its upper bits hold a size or a count. */
#define BSZ_FORM_BITS 2
#define BSZ_OWNED_BIT (1u << BSZ_FORM_BITS)
#define BSZ_COUNT_SHIFT 3
#define BSZ_MAX_COUNT (UINT32_MAX >> BSZ_COUNT_SHIFT)

struct bsz_label_entry {
	union {
		const char *text;
		const uint32_t *members;
		struct bsz_label_pair pair;
	} value;
	uint32_t word;
	uint32_t hash; /* TEXT: kept for merging */
};

struct bsz_labels {
	struct bsz_label_entry *entries;
	size_t count, room; /* entry 0 is "nothing" */
	size_t limit;       /* so many fit without a look */
	size_t apart;       /* so many have no slot: groups, new lines */
	size_t unlisted;    /* lines from here on have none yet; 0: all do */
	uint64_t *slots;
	size_t mask;
	struct bsz_arena arena;
	bool failed;
};

BSZ_ALWAYS_INLINE enum bsz_label_form bsz_entry_form(
    const struct bsz_label_entry *entry)
{
	return (enum bsz_label_form)(entry->word &
	    ((1u << BSZ_FORM_BITS) - 1));
}

BSZ_ALWAYS_INLINE size_t bsz_entry_count(const struct bsz_label_entry *entry)
{
	return entry->word >> BSZ_COUNT_SHIFT;
}

/* The entry of a label; of a number that is none, that of "nothing". */
BSZ_ALWAYS_INLINE const struct bsz_label_entry *bsz_entry_of(
    const struct bsz_labels *labels, uint32_t label)
{
	return &labels->entries[label < labels->count ? label : 0];
}

/*
 * The label of a text whose hash is known. owned: 0 to borrow the text,
 * BSZ_OWNED_BIT to copy it when it is new.
 */
uint32_t bsz_labels_intern(struct bsz_labels *labels, const char *text,
    size_t size, uint32_t hash, uint32_t owned);

#endif
