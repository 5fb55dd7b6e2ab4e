/*
 * Names sorted by their ends put each before all that end with it, so one
 * walk from the last finds what has no bytes of its own. Of several that hold
 * a name the last one counts, as it does for binutils.
 */
#include "names.h"

#include <stdlib.h>

/* By the ends; of equal names the one that was added first comes last. */
static int compare_ends(const void *a, const void *b)
{
	const struct strip_name *const left =
	    *(const struct strip_name *const *)a;
	const struct strip_name *const right =
	    *(const struct strip_name *const *)b;
	const uint32_t both = left->size < right->size ? left->size :
	    right->size;

	for (uint32_t i = 1; i <= both; i++) {
		const uint8_t x = (uint8_t)left->text[left->size - i];
		const uint8_t y = (uint8_t)right->text[right->size - i];

		if (x != y)
			return x < y ? -1 : 1;
	}
	if (left->size != right->size)
		return left->size < right->size ? -1 : 1;
	return left->index > right->index ? -1 : 1;
}

static bool ends_with(const struct strip_name *name,
    const struct strip_name *tail)
{
	return tail->size <= name->size && memcmp(name->text + name->size -
	    tail->size, tail->text, tail->size) == 0;
}

/* Places of names, then of what is inside of them. sorted: by their ends. */
static uint64_t assign(struct strip_name *names, struct strip_name **sorted,
    size_t count)
{
	const struct strip_name *holder = NULL;
	uint64_t size = 1;

	for (size_t i = count; i-- > 0;) {
		sorted[i]->inside = holder && ends_with(holder, sorted[i]);
		holder = sorted[i]->inside ? holder : sorted[i];
	}
	for (size_t i = 0; i < count; i++) {
		if (names[i].inside || names[i].size == 0)
			continue;
		names[i].offset = (uint32_t)size;
		size += (uint64_t)names[i].size + 1;
	}
	for (size_t i = count; i-- > 0;) {
		if (!sorted[i]->inside)
			holder = sorted[i];
		else if (sorted[i]->size)
			sorted[i]->offset = holder->offset + holder->size -
			    sorted[i]->size;
	}
	return size;
}

int bsz_strip_names_settle(struct strip_name *names, size_t count,
    uint64_t *size, struct bsz_err *err)
{
	struct strip_name **const sorted = bsz_malloc(
	    (count + 1) * sizeof(*sorted));

	if (!sorted)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		names[i].index = (uint32_t)i;
		names[i].offset = 0;
		sorted[i] = &names[i];
	}
	qsort(sorted, count, sizeof(struct strip_name *), compare_ends);
	*size = assign(names, sorted, count);
	bsz_free(sorted);
	return 0;
}

void bsz_strip_names_write(const struct strip_name *names, size_t count,
    uint8_t *out)
{
	for (size_t i = 0; i < count; i++)
		if (!names[i].inside && names[i].size)
			memcpy(out + names[i].offset, names[i].text,
			    names[i].size);
}
