/*
 * Bringing a worker's labels into the shared table. Labels refer to smaller
 * ones only, so one walk forward knows the new number of whatever a label
 * needs; texts keep the hash they were given.
 */
#include <binsize/labels.h>

#include "label_table.h"

static uint32_t merge_group(struct bsz_labels *labels,
    const struct bsz_label_entry *entry, const uint32_t *renumber)
{
	const size_t count = bsz_entry_count(entry);
	const uint32_t label = bsz_labels_group(labels, entry->value.members,
	    count);
	/* Just copied into our arena, so it is ours to write. */
	uint32_t *const members = label ? (uint32_t *)(uintptr_t)
	    labels->entries[label].value.members : NULL;

	for (size_t i = 0; members && i < count; i++)
		members[i] = renumber[members[i]];
	return label;
}

static uint32_t merge_entry(struct bsz_labels *labels,
    const struct bsz_label_entry *entry, const uint32_t *renumber)
{
	const enum bsz_label_form form = bsz_entry_form(entry);
	const struct bsz_label_pair pair = entry->value.pair;

	switch (form) {
	case BSZ_LABEL_TEXT:
		return bsz_labels_intern(labels, entry->value.text,
		    bsz_entry_count(entry), entry->hash,
		    entry->word & BSZ_OWNED_BIT);
	case BSZ_LABEL_LINE:
		return bsz_labels_pair(labels, form, renumber[pair.parent],
		    pair.leaf);
	case BSZ_LABEL_CHAIN:
		return bsz_labels_pair(labels, form, renumber[pair.parent],
		    renumber[pair.leaf]);
	case BSZ_LABEL_GROUP:
		break;
	}
	return merge_group(labels, entry, renumber);
}

uint32_t *bsz_labels_merge(struct bsz_labels *labels,
    const struct bsz_labels *from)
{
	uint32_t *const renumber = bsz_malloc(from->count *
	    sizeof(*renumber));

	if (!renumber)
		return NULL;
	if (labels->count < from->count)
		bsz_labels_reserve(labels, from->count - labels->count);
	renumber[0] = BSZ_NO_LABEL;
	for (size_t i = 1; i < from->count && !labels->failed; i++)
		renumber[i] = merge_entry(labels, &from->entries[i],
		    renumber);
	if (labels->failed || from->failed) {
		labels->failed = true;
		bsz_free(renumber);
		return NULL;
	}
	return renumber;
}
