#include "vertexes.h"

#include <stdlib.h>

#define MOST_VERTEXES ((size_t)100000)
/* Chains of inputs that are followed; builds stay below 200. */
#define MOST_DEPTH 2000

static uint64_t hash(const char *digest, const char *id)
{
	uint64_t sum = UINT64_C(0xcbf29ce484222325);

	for (; *digest; digest++)
		sum = (sum ^ (uint8_t)*digest) * UINT64_C(0x100000001b3);
	for (; *id; id++)
		sum = (sum ^ (uint8_t)*id) * UINT64_C(0x100000001b3);
	return sum ^ sum >> 32;
}

/* The slot of a key, or the free one where it belongs. */
static uint32_t *find_slot(const struct vertexes *list, const char *digest,
    const char *id)
{
	size_t at = hash(digest, id) & (list->slot_count - 1);

	for (; list->slots[at]; at = (at + 1) & (list->slot_count - 1)) {
		const struct vertex *const known =
		    &list->items[list->slots[at] - 1];

		if (strcmp(known->digest, digest) == 0 &&
		    strcmp(known->id, id) == 0)
			break;
	}
	return &list->slots[at];
}

static bool rehash(struct vertexes *list)
{
	const size_t count = list->slot_count ? 2 * list->slot_count : 256;
	uint32_t *const slots = bsz_calloc(count, sizeof(*slots));

	if (!slots)
		return false;
	bsz_free(list->slots);
	list->slots = slots;
	list->slot_count = count;
	for (size_t i = 0; i < list->count; i++)
		*find_slot(list, list->items[i].digest, list->items[i].id) =
		    (uint32_t)i + 1;
	return true;
}

static bool grow(struct vertexes *list)
{
	const size_t room = list->room ? 2 * list->room : 64;
	struct vertex *const more = list->room > MOST_VERTEXES ? NULL :
	    bsz_realloc(list->items, room * sizeof(*more));

	if (!more)
		return false;
	list->items = more;
	list->room = room;
	return true;
}

struct vertex *bsz_vertexes_find(struct vertexes *list, struct bsz_log *log,
    const char *digest, const char *id)
{
	if (2 * list->count >= list->slot_count && !rehash(list))
		return NULL;
	uint32_t *const slot = find_slot(list, digest, id);
	if (*slot)
		return &list->items[*slot - 1];
	if (list->count == list->room && !grow(list))
		return NULL;
	struct vertex *const vertex = &list->items[list->count];
	*vertex = (struct vertex){.critical_ms = BSZ_UNKNOWN, .name = "",
		.digest = bsz_arena_copy(log->arena, digest, strlen(digest)),
		.id = bsz_arena_copy(log->arena, id, strlen(id))};
	if (!vertex->digest || !vertex->id)
		return NULL;
	*slot = (uint32_t)++list->count;
	return vertex;
}

void bsz_vertexes_release(struct vertexes *list)
{
	for (size_t i = 0; i < list->count; i++)
		bsz_free(list->items[i].spans);
	bsz_free(list->items);
	bsz_free(list->slots);
	*list = (struct vertexes){0};
}

int bsz_vertex_add_span(struct vertex *vertex, int64_t start, int64_t end,
    struct bsz_err *err)
{
	if (start == BSZ_UNKNOWN || end < start) {
		vertex->open |= start != BSZ_UNKNOWN && end == BSZ_UNKNOWN;
		return 0;
	}
	vertex->open = false;
	/* The same interval is told again with each status. */
	if (vertex->count && vertex->spans[vertex->count - 1].start == start) {
		vertex->spans[vertex->count - 1].end = end;
		return 0;
	}
	if (vertex->count == vertex->room) {
		const size_t room = vertex->room ? 2 * vertex->room : 2;
		struct span *const more = bsz_realloc(vertex->spans,
		    room * sizeof(*more));

		if (!more)
			return bsz_fail_memory(err);
		vertex->spans = more;
		vertex->room = room;
	}
	vertex->spans[vertex->count++] = (struct span){start, end};
	return 0;
}

static int compare_spans(const void *a, const void *b)
{
	const struct span *const left = a;
	const struct span *const right = b;

	return (left->start > right->start) - (left->start < right->start);
}

/* The time in which some interval was open; sorts them. */
int64_t bsz_vertex_union(struct vertex *vertex)
{
	int64_t sum = 0, until = INT64_MIN;

	if (!vertex->count)
		return BSZ_UNKNOWN;
	qsort(vertex->spans, vertex->count, sizeof(*vertex->spans),
	    compare_spans);
	for (size_t i = 0; i < vertex->count; i++) {
		const struct span *const span = &vertex->spans[i];
		const int64_t from = span->start > until ? span->start :
		    until;

		if (span->end <= from)
			continue;
		sum += span->end - from;
		until = span->end;
	}
	return sum;
}

/* A cycle, which no builder makes, ends where it began. */
static int64_t find_critical(const struct vertexes *list,
    struct vertex *vertex, size_t depth)
{
	int64_t most = 0;

	if (vertex->critical_ms != BSZ_UNKNOWN || vertex->visiting ||
	    depth > MOST_DEPTH)
		return vertex->critical_ms == BSZ_UNKNOWN ? 0 :
		    vertex->critical_ms;
	vertex->visiting = true;
	for (size_t i = 0; i < vertex->input_count; i++) {
		const uint32_t input = *find_slot(list, vertex->inputs[i],
		    "");
		const int64_t before = input ? find_critical(list,
		    &list->items[input - 1], depth + 1) : 0;

		most = before > most ? before : most;
	}
	vertex->visiting = false;
	const int64_t own = bsz_vertex_union(vertex);
	vertex->critical_ms = most + (own == BSZ_UNKNOWN ? 0 : own);
	return vertex->critical_ms;
}

int64_t bsz_vertexes_critical(struct vertexes *list)
{
	int64_t most = BSZ_UNKNOWN;

	for (size_t i = 0; i < list->count; i++) {
		const int64_t critical = find_critical(list, &list->items[i],
		    0);

		most = critical > most ? critical : most;
	}
	return most;
}
