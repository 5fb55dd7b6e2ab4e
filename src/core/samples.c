/*
 * Columns of runs and of their steps. They grow together by doubling. Names
 * are hashed: projects are few, but the outputs of a build may be a hundred
 * thousand.
 */
#include <binsize/day.h>

#include <binsize/limits.h>

#include <inttypes.h>
#include <math.h>

#define FIRST_ROOM 1024

void bsz_samples_init(struct bsz_samples *samples, uint64_t wanted)
{
	*samples = (struct bsz_samples){.wanted = wanted,
		.most = BSZ_MAX_SAMPLES};
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
	bsz_free(list->slots);
}

static void release_steps(struct bsz_step_samples *steps)
{
	bsz_free(steps->run);
	bsz_free(steps->name);
	bsz_free(steps->started_ms);
	bsz_free(steps->wall_ms);
	bsz_free(steps->cached);
	release_names(&steps->names);
}

void bsz_samples_release(struct bsz_samples *samples)
{
	for (int i = 0; i < BSZ_METRICS; i++)
		bsz_free(samples->metrics[i]);
	bsz_free(samples->project);
	bsz_free(samples->branch);
	bsz_free(samples->runner);
	bsz_free(samples->language);
	bsz_free(samples->cause);
	bsz_free(samples->formula);
	bsz_free(samples->started_ms);
	bsz_free(samples->outcome);
	bsz_free(samples->warmth);
	bsz_free((void *)samples->commit);
	bsz_free(samples->uid);
	release_steps(&samples->steps);
	bsz_free(samples->days);
	release_names(&samples->projects);
	release_names(&samples->branches);
	release_names(&samples->runners);
	release_names(&samples->languages);
	release_names(&samples->causes);
	release_names(&samples->formulas);
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

/* Twice the room, or with half of what is left: names want some, too. What is
 * added is taken. As before when nothing is left. */
static size_t more_room(struct bsz_samples *samples, size_t room,
    uint64_t item)
{
	const uint64_t left = (samples->most - samples->taken) / item;
	const uint64_t more = bsz_min(room ? room : FIRST_ROOM,
	    (left + 1) / 2);

	samples->full |= !more;
	samples->taken += more * item;
	return room + more;
}

static uint64_t row_bytes(const struct bsz_samples *samples)
{
	uint64_t bytes = 6 * sizeof(*samples->project) +
	    sizeof(*samples->started_ms) + sizeof(*samples->outcome) +
	    sizeof(*samples->warmth);

	for (int i = 0; i < BSZ_METRICS; i++)
		bytes += samples->metrics[i] ? sizeof(double) : 0;
	if (samples->wanted & BSZ_WANT_COMMITS)
		bytes += sizeof(*samples->commit);
	if (samples->wanted & BSZ_WANT_STEPS)
		bytes += sizeof(*samples->uid);
	return bytes;
}

static bool grow(struct bsz_samples *samples)
{
	const size_t room = more_room(samples, samples->room,
	    row_bytes(samples));
	bool fine = room > samples->room && GROW(samples->project, room) &&
	    GROW(samples->branch, room) && GROW(samples->runner, room) &&
	    GROW(samples->language, room) && GROW(samples->cause, room) &&
	    GROW(samples->formula, room) &&
	    GROW(samples->started_ms, room) &&
	    GROW(samples->outcome, room) && GROW(samples->warmth, room);

	for (int i = 0; i < BSZ_METRICS && fine; i++)
		if (samples->metrics[i])
			fine = GROW(samples->metrics[i], room);
	if (fine && samples->wanted & BSZ_WANT_COMMITS)
		fine = GROW(samples->commit, room);
	if (fine && samples->wanted & BSZ_WANT_STEPS)
		fine = GROW(samples->uid, room);
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
	samples->language[at] = 0;
	samples->cause[at] = 0;
	samples->formula[at] = 0;
	samples->started_ms[at] = BSZ_UNKNOWN;
	samples->outcome[at] = BSZ_SUCCESS;
	samples->warmth[at] = BSZ_WARMTH_UNKNOWN;
	for (int i = 0; i < BSZ_METRICS; i++)
		if (samples->metrics[i])
			samples->metrics[i][at] = NAN;
	if (samples->commit)
		samples->commit[at] = "";
	if (samples->uid)
		memset(samples->uid[at], 0, sizeof(samples->uid[at]));
	return samples->count++;
}

static bool grow_steps(struct bsz_samples *samples)
{
	struct bsz_step_samples *const steps = &samples->steps;
	const size_t room = more_room(samples, steps->room,
	    sizeof(*steps->run) + sizeof(*steps->name) +
	    sizeof(*steps->started_ms) + sizeof(*steps->wall_ms) +
	    sizeof(*steps->cached));

	if (room == steps->room || !GROW(steps->run, room) || !GROW(steps->name, room) ||
	    !GROW(steps->started_ms, room) || !GROW(steps->wall_ms, room) ||
	    !GROW(steps->cached, room))
		return false;
	steps->room = room;
	return true;
}

bool bsz_samples_add_step(struct bsz_samples *samples, size_t row,
    const struct bsz_step *step)
{
	struct bsz_step_samples *const steps = &samples->steps;

	if (samples->failed ||
	    (steps->count == steps->room && !grow_steps(samples))) {
		samples->failed = true;
		return false;
	}
	const size_t at = steps->count++;
	steps->run[at] = (uint32_t)row;
	steps->name[at] = bsz_samples_name(samples, &steps->names,
	    step->name);
	steps->started_ms[at] = step->started_ms;
	steps->wall_ms[at] = step->wall_ms == BSZ_UNKNOWN ? NAN :
	    (double)step->wall_ms;
	steps->cached[at] = (int8_t)step->cached;
	return !samples->failed;
}

/* FNV-1a. */
static uint64_t hash(const char *name)
{
	uint64_t sum = UINT64_C(0xcbf29ce484222325);

	for (; *name; name++)
		sum = (sum ^ (uint8_t)*name) * UINT64_C(0x100000001b3);
	return sum ^ sum >> 32;
}

/* The slot of a name, or the free one where it belongs. */
static uint32_t *find_slot(const struct bsz_names_list *list,
    const char *name)
{
	size_t at = hash(name) & (list->slot_count - 1);

	while (list->slots[at] &&
	    strcmp(list->items[list->slots[at] - 1], name) != 0)
		at = (at + 1) & (list->slot_count - 1);
	return &list->slots[at];
}

/* Slots are twice as many as names may be. */
static bool rehash(struct bsz_names_list *list, size_t count)
{
	uint32_t *const slots = bsz_calloc(count, sizeof(*slots));

	if (!slots)
		return false;
	bsz_free(list->slots);
	list->slots = slots;
	list->slot_count = count;
	for (size_t i = 0; i < list->count; i++)
		*find_slot(list, list->items[i]) = (uint32_t)i + 1;
	return true;
}

const char *bsz_samples_text(struct bsz_samples *samples, const char *text)
{
	const size_t size = strlen(text);
	const char *copy = NULL;

	if (samples->most - samples->taken > size) {
		samples->taken += size + 1;
		copy = bsz_arena_copy(&samples->arena, text, size);
	} else {
		samples->full = true;
	}
	samples->failed |= !copy;
	return copy;
}

static bool add_name(struct bsz_samples *samples,
    struct bsz_names_list *list, const char *name)
{
	if (list->count == list->room) {
		const size_t room = list->room ? list->room * 2 : 16;

		if (!GROW(list->items, room) || !rehash(list, 2 * room))
			return false;
		list->room = room;
	}
	list->items[list->count] = bsz_samples_text(samples, name);
	if (!list->items[list->count])
		return false;
	*find_slot(list, name) = (uint32_t)++list->count;
	return true;
}

uint32_t bsz_samples_name(struct bsz_samples *samples,
    struct bsz_names_list *list, const char *name)
{
	const uint32_t known = list->count ? *find_slot(list, name) : 0;

	if (known)
		return known - 1;
	if (!add_name(samples, list, name)) {
		samples->failed = true;
		return 0;
	}
	return (uint32_t)list->count - 1;
}

int bsz_samples_fail(const struct bsz_samples *samples, struct bsz_err *err)
{
	if (!samples->full)
		return bsz_fail_memory(err);
	return bsz_fail(err, BSZ_ENOMEM, "more runs than fit into %" PRIu64
	    " MiB, which %zu runs and %zu steps fill (ask for fewer by "
	    "--project, --branch, --runner, --since or --until, or sum up "
	    "old ones by binsize store prune)", samples->most >> 20,
	    samples->count, samples->steps.count);
}

struct bsz_day *bsz_samples_add_day(struct bsz_samples *samples)
{
	if (samples->day_count == samples->day_room) {
		const size_t room = samples->day_room ?
		    2 * samples->day_room : FIRST_ROOM;
		struct bsz_day *const more = bsz_realloc(samples->days,
		    room * sizeof(*more));

		if (!more) {
			samples->failed = true;
			return NULL;
		}
		samples->days = more;
		samples->day_room = room;
	}
	samples->days[samples->day_count] = (struct bsz_day){0};
	return &samples->days[samples->day_count++];
}
