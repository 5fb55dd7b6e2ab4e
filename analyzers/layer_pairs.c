/*
 * A digest is another one with each change, and a place moves with each layer
 * that is put in before it; what made a layer stays. Older builders wrote
 * digests of what was copied into the step, which are passed over.
 */
#include "layer_pairs.h"

#include <stdlib.h>
#include <string.h>

struct layer {
	const char *digest, *step; /* step: "" when it is not known */
	size_t digest_size;
};

static struct layer read_label(const char *label)
{
	const char *const digest = label + strcspn(label, " ");
	const char *const name = digest + (*digest == ' ');
	const size_t size = strcspn(name, " ");

	return (struct layer){.digest = name, .digest_size = size,
		.step = name + size};
}

/* The hexadecimal digits of "file:1f2e...", "dir:...", "multi:...". */
static size_t digest_in(const char *text)
{
	static const char hex[] = "0123456789abcdef";
	const size_t size = strspn(text, hex);

	return size >= 32 ? size : 0;
}

static bool same_step(const struct layer *one, const struct layer *other)
{
	const char *a = one->step, *b = other->step;

	while (*a && *a == *b) {
		if (*a++ == ':') {
			a += digest_in(a);
			b += 1 + digest_in(b + 1);
		} else {
			b++;
		}
	}
	return *one->step && *a == *b;
}

static bool same_digest(const struct layer *one, const struct layer *other)
{
	return one->digest_size == other->digest_size &&
	    memcmp(one->digest, other->digest, one->digest_size) == 0;
}

/* From what says most to what says least. */
static bool (*const passes[])(const struct layer *one,
    const struct layer *other) = {same_step, same_digest};

struct pairing {
	const char *const *labels, *const *old_labels;
	size_t count, old_count;
	size_t *partner;
	bool *taken;
};

static void pair_alike(const struct pairing *pairing, size_t i,
    bool (*alike)(const struct layer *one, const struct layer *other))
{
	const struct layer layer = read_label(pairing->labels[i]);

	for (size_t k = 0; pairing->partner[i] == SIZE_MAX &&
	    k < pairing->old_count; k++) {
		const struct layer old = read_label(pairing->old_labels[k]);

		if (pairing->taken[k] || !alike(&layer, &old))
			continue;
		pairing->partner[i] = k;
		pairing->taken[k] = true;
	}
}

/* The index of the layer at a place, from 1; SIZE_MAX. */
static size_t find_place(const char *const *labels, size_t count,
    size_t place)
{
	for (size_t i = 0; i < count; i++)
		if (strtoull(labels[i], NULL, 10) == place)
			return i;
	return SIZE_MAX;
}

/* From the lowest on: what lies on the same layer is the same. */
static void pair_places(const struct pairing *pairing)
{
	size_t below = 0; /* the old place of the layer before; 0: the floor */

	for (size_t place = 1; place <= pairing->count; place++) {
		const size_t i = find_place(pairing->labels, pairing->count,
		    place);
		const size_t old = below == SIZE_MAX ? SIZE_MAX :
		    find_place(pairing->old_labels, pairing->old_count,
		    below + 1);

		if (i == SIZE_MAX)
			return;
		if (pairing->partner[i] == SIZE_MAX && old != SIZE_MAX &&
		    !pairing->taken[old]) {
			pairing->partner[i] = old;
			pairing->taken[old] = true;
		}
		below = pairing->partner[i] == SIZE_MAX ? SIZE_MAX :
		    (size_t)strtoull(pairing->old_labels[pairing->partner[i]],
		    NULL, 10);
	}
}

void bsz_layer_pair(const char *const *labels, size_t count,
    const char *const *old_labels, size_t old_count, size_t *partner,
    bool *taken)
{
	const struct pairing pairing = {labels, old_labels, count, old_count,
		partner, taken};

	for (size_t i = 0; i < count; i++)
		partner[i] = SIZE_MAX;
	for (size_t i = 0; i < old_count; i++)
		taken[i] = false;
	for (size_t pass = 0; pass < BSZ_COUNTOF(passes); pass++)
		for (size_t i = 0; i < count; i++)
			pair_alike(&pairing, i, passes[pass]);
	pair_places(&pairing);
}
