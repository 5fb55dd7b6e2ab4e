/*
 * Which of several symbols at one address comes first: the largest, of those
 * the one whose name is shown.
 *
 * There may be thousands (the empty names of a kernel's exports), of which a
 * group keeps the first ones only. So of many their lengths are found once,
 * and only those that may be kept are compared with each other.
 */
#include "elf_symtab.h"

#include <binsize/limits.h>

/* From so many on they are not sorted by insertion. */
#define MANY 12

/* Global before weak before local; letters before underscores; short names
 * first. */
static uint64_t rank_of(const struct elf_entry *record)
{
	static const uint8_t order[16] = {[STB_GLOBAL] = 0,
	    [STB_GNU_UNIQUE] = 0, [STB_WEAK] = 1, [STB_LOCAL] = 2};

	return (uint64_t)order[record->bind & 15] << 62 |
	    (uint64_t)(record->name[0] == '_') << 61 |
	    strnlen(record->name, BSZ_MAX_NAME);
}

static int compare_alias(const void *left, const void *right)
{
	const struct elf_entry *a = left, *b = right;
	uint64_t a_rank, b_rank;

	if (a->size != b->size)
		return a->size > b->size ? -1 : 1;
	if (!a->name || !b->name)
		return a->name ? -1 : b->name != NULL;
	a_rank = rank_of(a);
	b_rank = rank_of(b);
	if (a_rank != b_rank)
		return a_rank < b_rank ? -1 : 1;
	return strncmp(a->name, b->name, BSZ_MAX_NAME);
}

static void insert_each(struct elf_entry *records, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct elf_entry record = records[i];
		size_t at = i;

		for (; at > 0 && compare_alias(&records[at - 1], &record) > 0;
		    at--)
			records[at] = records[at - 1];
		records[at] = record;
	}
}

/* Whether all have a name, and one size. */
static bool differ_by_name(const struct elf_entry *records, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!records[i].name || records[i].size != records[0].size)
			return false;
	return true;
}

/* By rank, and those of one rank by name until there are enough names. */
static void sort_by_rank(struct elf_entry *records, size_t count,
    struct bsz_keyed *keys, struct elf_entry *scratch)
{
	size_t names = 0;

	for (size_t i = 0; i < count; i++)
		keys[i] = (struct bsz_keyed){rank_of(&records[i]), i};
	bsz_sort_keyed(keys, (void *)scratch, count);
	memcpy(scratch, records, count * sizeof(*records));
	for (size_t i = 0; i < count; i++)
		records[i] = scratch[keys[i].value];
	for (size_t i = 0, end; i < count && names < ELF_MOST_ALIASES;
	    i = end) {
		for (end = i + 1; end < count && keys[end].key == keys[i].key;
		    end++)
			continue;
		qsort(records + i, end - i, sizeof(*records), compare_alias);
		names++;
		for (size_t k = i + 1; k < end; k++)
			names += strncmp(records[k - 1].name, records[k].name,
			    BSZ_MAX_NAME) != 0;
	}
}

void bsz_elf_aliases_sort(struct elf_entry *records, size_t count,
    struct bsz_keyed *keys, struct elf_entry *scratch)
{
	if (count <= MANY)
		insert_each(records, count);
	else if (differ_by_name(records, count))
		sort_by_rank(records, count, keys, scratch);
	else
		qsort(records, count, sizeof(*records), compare_alias);
}
