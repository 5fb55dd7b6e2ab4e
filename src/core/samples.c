/*
 * Columns of runs. They grow together by doubling; names are few, so the last
 * one is tried first and then all of them.
 */
#include <binsize/series.h>

#include <math.h>

#define FIRST_ROOM 1024

void bsz_samples_init(struct bsz_samples *samples, uint64_t wanted)
{
	*samples = (struct bsz_samples){0};
	bsz_arena_init(&samples->arena);
	for (int i = 0; i < BSZ_METRICS; i++) {
		if (!(wanted & BSZ_METRIC_BIT(i)))
			continue;
		samples->metrics[i] =
		    bsz_malloc(FIRST_ROOM * sizeof(double));
		if (!samples->metrics[i])
			samples->failed = true;
	}
}

static void release_names(struct bsz_names_list *list)
{
	bsz_free((void *)list->items);
}

void bsz_samples_release(struct bsz_samples *samples)
{
	for (int i = 0; i < BSZ_METRICS; i++)
		bsz_free(samples->metrics[i]);
	bsz_free(samples->project);
	bsz_free(samples->branch);
	bsz_free(samples->runner);
	bsz_free(samples->started_ms);
	bsz_free(samples->outcome);
	bsz_free(samples->warmth);
	release_names(&samples->projects);
	release_names(&samples->branches);
	release_names(&samples->runners);
	bsz_arena_release(&samples->arena);
	*samples = (struct bsz_samples){0};
}

/* Give a column, a pointer of any type, room for so many; false when memory
 * is short. */
static bool grow_column(void *column, size_t item, size_t room)
{
	void *items;

	memcpy(&items, column, sizeof(items));
	items = room > SIZE_MAX / item ? NULL :
	    bsz_realloc(items, room * item);
	if (items)
		memcpy(column, &items, sizeof(items));
	return items;
}

#define GROW(column, room) \
	grow_column(&(column), sizeof(*(column)), room)

static bool grow(struct bsz_samples *samples)
{
	const size_t room = samples->room ? samples->room * 2 : FIRST_ROOM;
	bool fine = GROW(samples->project, room) &&
	    GROW(samples->branch, room) && GROW(samples->runner, room) &&
	    GROW(samples->started_ms, room) &&
	    GROW(samples->outcome, room) && GROW(samples->warmth, room);

	for (int i = 0; i < BSZ_METRICS && fine; i++)
		if (samples->metrics[i])
			fine = GROW(samples->metrics[i], room);
	if (fine)
		samples->room = room;
	return fine;
}

size_t bsz_samples_add(struct bsz_samples *samples)
{
	const size_t at = samples->count;

	if (samples->failed)
		return SIZE_MAX;
	if (at == samples->room && !grow(samples)) {
		samples->failed = true;
		return SIZE_MAX;
	}
	samples->project[at] = 0;
	samples->branch[at] = 0;
	samples->runner[at] = 0;
	samples->started_ms[at] = BSZ_UNKNOWN;
	samples->outcome[at] = BSZ_SUCCESS;
	samples->warmth[at] = BSZ_WARMTH_UNKNOWN;
	for (int i = 0; i < BSZ_METRICS; i++)
		if (samples->metrics[i])
			samples->metrics[i][at] = NAN;
	return samples->count++;
}

static bool add_name(struct bsz_samples *samples,
    struct bsz_names_list *list, const char *name)
{
	if (list->count == list->room) {
		const size_t room = list->room ? list->room * 2 : 16;

		if (!GROW(list->items, room))
			return false;
		list->room = room;
	}
	list->items[list->count] = bsz_arena_copy(&samples->arena, name,
	    strlen(name));
	return list->items[list->count];
}

uint32_t bsz_samples_name(struct bsz_samples *samples,
    struct bsz_names_list *list, const char *name)
{
	for (size_t i = list->count; i > 0; i--)
		if (strcmp(list->items[i - 1], name) == 0)
			return (uint32_t)(i - 1);
	if (!add_name(samples, list, name)) {
		samples->failed = true;
		return 0;
	}
	return (uint32_t)list->count++;
}
