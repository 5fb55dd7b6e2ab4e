/*
 * What is counted is what the layers hold: entries with their headers and
 * padding, bits as they were charged while a layer was decoded, classes of
 * waste, and what strip would save of programs. So a figure here is one of
 * the image's own reports.
 */
#include "image_costs.h"

#include <binsize/limits.h>
#include <binsize/strip.h>

#include <stdlib.h>
#include <string.h>

struct costing {
	struct bsz_linting *linting;
	const struct bsz_image_steps *steps;
	struct bsz_image_cost *costs;
	/* Of each layer: what it deletes or replaces of those below. */
	struct bsz_image_cost *gone;
	/* While programs are shown: the entry that comes next. */
	size_t layer, entry;
};

static bool is_copy_of_stage(const struct costing *costing,
    const struct bsz_flaw *flaw, const struct bsz_instruction *maker)
{
	const char *const from = bsz_instruction_flag(maker, "from");

	return from && flaw->at->stage != BSZ_NO_STAGE && bsz_recipe_stage(
	    costing->linting->recipe, from, maker->stage) == flaw->at->stage;
}

/* Is a layer one of those in which the flaw's bytes lie? */
static bool pays(const struct costing *costing, const struct bsz_flaw *flaw,
    size_t layer)
{
	const struct bsz_instruction *const maker =
	    costing->steps->makers[layer];

	if (bsz_image_steps_are_squashed(costing->steps))
		return flaw->costs != NULL;
	if (!maker || !flaw->costs)
		return false;
	return maker == flaw->costs || (flaw->rule->cost == BSZ_COST_STRIP &&
	    flaw->costs != flaw->at && is_copy_of_stage(costing, flaw,
	    maker));
}

static void add(struct bsz_image_cost *cost, uint64_t bytes, uint64_t bits)
{
	cost->known = true;
	cost->bytes = bsz_add(cost->bytes, bytes);
	cost->bits = bsz_add(cost->bits, bits);
}

/* "~/x": x in any folder. */
static bool is_below(const char *path, const char *wanted)
{
	if (strncmp(wanted, "~/", 2) != 0)
		return bsz_path_is_in(path, wanted);
	for (wanted += 2; path; path = strchr(path, '/')) {
		path += *path == '/';
		if (bsz_path_is_in(path, wanted))
			return true;
	}
	return false;
}

static void add_below(const struct costing *costing,
    const struct bsz_flaw *flaw, size_t index, struct bsz_image_cost *cost)
{
	const struct bsz_layer *const layer =
	    &costing->steps->image->layers[index];
	const char *const *const paths = flaw->paths ? flaw->paths :
	    flaw->rule->paths;

	if (!bsz_rule_affords(costing->linting, layer->count))
		return;
	cost->known = true;
	for (size_t i = 0; i < layer->count; i++)
		for (size_t k = 0; paths && paths[k]; k++) {
			if (!is_below(layer->entries[i].path, paths[k]))
				continue;
			add(cost, bsz_entry_bytes(&layer->entries[i]),
			    bsz_entry_bits(&layer->entries[i]));
			break;
		}
}

static void add_layer(const struct costing *costing,
    const struct bsz_flaw *flaw, size_t index, struct bsz_image_cost *cost)
{
	const struct bsz_layer *const layer =
	    &costing->steps->image->layers[index];

	(void)flaw; /* all of it */
	add(cost, layer->size, 8 * layer->blob);
}

static void add_above(const struct costing *costing,
    const struct bsz_flaw *flaw, size_t index, struct bsz_image_cost *cost)
{
	for (size_t i = index; i < costing->steps->image->count; i++)
		add_layer(costing, flaw, i, cost);
}

static void add_rewritten(const struct costing *costing,
    const struct bsz_flaw *flaw, size_t index, struct bsz_image_cost *cost)
{
	const struct bsz_layer *const layer =
	    &costing->steps->image->layers[index];

	(void)flaw; /* whatever it is of */
	add(cost, layer->waste[BSZ_REWRITTEN],
	    layer->waste_bits[BSZ_REWRITTEN]);
}

static void add_gone(const struct costing *costing,
    const struct bsz_flaw *flaw, size_t index, struct bsz_image_cost *cost)
{
	(void)flaw; /* whatever it is of */
	add(cost, costing->gone[index].bytes, costing->gone[index].bits);
}

/* What a cost adds of a layer that pays; NULL: it is told otherwise. */
static void (*const adders[BSZ_COSTS])(const struct costing *costing,
    const struct bsz_flaw *flaw, size_t index,
    struct bsz_image_cost *cost) = {
	[BSZ_COST_BELOW] = add_below,
	[BSZ_COST_LAYER] = add_layer,
	[BSZ_COST_ABOVE] = add_above,
	[BSZ_COST_REWRITTEN] = add_rewritten,
	[BSZ_COST_GONE] = add_gone,
};

/* Paths that a layer takes away or replaces. */
struct takers {
	const char **paths;
	size_t count;
};

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool list_takers(const struct bsz_layer *layer,
    struct takers *takers)
{
	takers->paths = bsz_malloc((layer->count + 1) *
	    sizeof(*takers->paths));
	takers->count = 0;
	for (size_t i = 0; takers->paths && i < layer->count; i++)
		if (layer->entries[i].kind != BSZ_ENTRY_DIR &&
		    layer->entries[i].kind != BSZ_ENTRY_HIDDEN)
			takers->paths[takers->count++] =
			    layer->entries[i].path;
	if (takers->paths)
		qsort(takers->paths, takers->count, sizeof(*takers->paths),
		    compare_texts);
	return takers->paths != NULL;
}

/* Does one of the paths stand for a path or a folder around it? */
static bool takes_away(const struct takers *takers, const char *path,
    char *room)
{
	const char *const key = room;
	size_t size = strlen(path);

	memcpy(room, path, size + 1);
	for (;;) {
		if (bsearch(&key, takers->paths, takers->count,
		    sizeof(*takers->paths), compare_texts))
			return true;
		while (size && room[size - 1] != '/')
			size--;
		if (!size)
			return false;
		room[--size] = '\0';
	}
}

/* Charge what is lost of a layer to the first one above that takes it. */
static void charge_lost(struct costing *costing, const struct takers *takers,
    size_t index, char *room)
{
	const struct bsz_image *const image = costing->steps->image;
	const struct bsz_layer *const layer = &image->layers[index];

	for (size_t i = 0; i < layer->count; i++) {
		const struct bsz_entry *const entry = &layer->entries[i];

		if ((entry->waste != BSZ_SHADOWED &&
		    entry->waste != BSZ_DELETED) ||
		    strlen(entry->path) >= BSZ_MAX_TAR_EXTENSION)
			continue;
		for (size_t k = index + 1; k < image->count; k++)
			if (takes_away(&takers[k], entry->path, room)) {
				add(&costing->gone[k],
				    bsz_entry_bytes(entry),
				    bsz_entry_bits(entry));
				break;
			}
	}
}

static int find_gone(struct costing *costing, struct bsz_err *err)
{
	const struct bsz_image *const image = costing->steps->image;
	struct takers *const takers = bsz_calloc(image->count + 1,
	    sizeof(*takers));
	char *const room = bsz_malloc(BSZ_MAX_TAR_EXTENSION);
	bool fine = takers && room;

	for (size_t i = 0; fine && i < image->count; i++)
		fine = list_takers(&image->layers[i], &takers[i]);
	for (size_t i = 0; fine && i < image->count; i++)
		charge_lost(costing, takers, i, room);
	for (size_t i = 0; takers && i < image->count; i++)
		bsz_free(takers[i].paths);
	bsz_free(takers);
	bsz_free(room);
	return fine ? 0 : bsz_fail_memory(err);
}

/* What strip would save of a program; 0 of what it refuses or would spoil. */
static int find_saving(struct bsz_span bytes, uint64_t *saved,
    struct bsz_err *err)
{
	struct bsz_strip_forecast foreseen;
	struct bsz_strip *strip;
	struct bsz_err refused = {0};
	int rc = bsz_strip_open(&strip, bytes, "program", &refused);

	*saved = 0;
	if (rc)
		return rc == BSZ_EINPUT ? 0 : bsz_fail_memory(err);
	rc = bsz_strip_predict(strip, bsz_strip_mode_for(strip), &foreseen,
	    err);
	if (!rc && foreseen.evidence != BSZ_STRIP_REFUSED &&
	    !bsz_strip_overlay(strip) && foreseen.size < bytes.size)
		*saved = bytes.size - foreseen.size;
	bsz_strip_close(strip);
	return rc;
}

/* The entry that a program's name ("layer 3: usr/bin/x") tells of: they come
 * in order. NULL when it is none. */
static const struct bsz_entry *find_entry(struct costing *costing,
    const char *name)
{
	const struct bsz_image *const image = costing->steps->image;
	const char *const path = strstr(name, ": ");
	const unsigned long long number = strncmp(name, "layer ", 6) == 0 ?
	    strtoull(name + 6, NULL, 10) : 0;

	if (!path || !number || number > image->count)
		return NULL;
	if (costing->layer != number - 1)
		costing->entry = 0;
	costing->layer = (size_t)number - 1;
	const struct bsz_layer *const layer = &image->layers[costing->layer];
	while (costing->entry < layer->count) {
		const struct bsz_entry *const entry =
		    &layer->entries[costing->entry++];

		if (strcmp(entry->path, path + 2) == 0 && entry->stored)
			return entry;
	}
	return NULL;
}

static int take_program(void *context, const char *name, const char *note,
    struct bsz_span bytes, struct bsz_err *err)
{
	struct costing *const costing = context;
	const struct bsz_linting *const linting = costing->linting;
	const struct bsz_entry *const entry = find_entry(costing, name);
	uint64_t saved = 0;
	bool is_wanted = false;

	(void)note; /* it is moved whatever became of it */
	for (size_t i = 0; entry && i < linting->count; i++)
		is_wanted = is_wanted || (linting->flaws[i].rule->cost ==
		    BSZ_COST_STRIP && pays(costing, &linting->flaws[i],
		    costing->layer));
	if (!is_wanted)
		return 0;
	const int rc = find_saving(bytes, &saved, err);
	for (size_t i = 0; !rc && i < linting->count; i++) {
		struct bsz_image_cost *const cost = &costing->costs[i];

		if (linting->flaws[i].rule->cost != BSZ_COST_STRIP ||
		    !pays(costing, &linting->flaws[i], costing->layer))
			continue;
		add(cost, saved, (uint64_t)((double)entry->wire_bits *
		    (double)saved / (double)bytes.size));
		cost->estimated = true;
	}
	return rc;
}

static bool is_asked(const struct bsz_linting *linting, enum bsz_cost cost)
{
	for (size_t i = 0; i < linting->count; i++)
		if (linting->flaws[i].rule->cost == cost)
			return true;
	return false;
}

/* The layers that the recipe stands on. */
static void add_base(const struct costing *costing,
    struct bsz_image_cost *cost)
{
	for (size_t i = 0; costing->steps->matched &&
	    i < costing->steps->first; i++)
		add_layer(costing, NULL, i, cost);
}

static void add_layers(const struct costing *costing)
{
	const struct bsz_linting *const linting = costing->linting;

	for (size_t i = 0; i < linting->count; i++) {
		const struct bsz_flaw *const flaw = &linting->flaws[i];
		struct bsz_image_cost *const cost = &costing->costs[i];
		const bool is_base = flaw->at->keyword == BSZ_FROM;

		/* What the base brings is told by its layers as a whole. */
		if (is_base && flaw->rule->cost == BSZ_COST_BELOW)
			add_base(costing, cost);
		/* Of a base that moves, everything above is made anew. */
		if (is_base && flaw->rule->cost == BSZ_COST_ABOVE &&
		    costing->steps->matched && bsz_rule_ships(linting,
		    flaw->at, BSZ_FROM))
			add_above(costing, flaw, costing->steps->first, cost);
		for (size_t k = 0; k < costing->steps->image->count; k++)
			if (adders[flaw->rule->cost] &&
			    pays(costing, flaw, k) &&
			    (flaw->rule->cost == BSZ_COST_BELOW ||
			    costing->steps->matched))
				adders[flaw->rule->cost](costing, flaw, k,
				    cost);
	}
}

int bsz_image_costs_find(struct bsz_linting *linting,
    const struct bsz_image_steps *steps, struct bsz_artifact *image,
    struct bsz_image_cost *costs, struct bsz_err *err)
{
	struct costing costing = {.linting = linting, .steps = steps,
		.costs = costs, .gone = bsz_calloc(steps->image->count + 1,
		    sizeof(*costing.gone)), .layer = SIZE_MAX};
	int rc = costing.gone ? 0 : bsz_fail_memory(err);

	if (!rc && is_asked(linting, BSZ_COST_GONE))
		rc = find_gone(&costing, err);
	if (!rc)
		add_layers(&costing);
	if (!rc && is_asked(linting, BSZ_COST_STRIP) && image->ops->visit)
		rc = image->ops->visit(image, take_program, &costing, err);
	bsz_free(costing.gone);
	return rc;
}
