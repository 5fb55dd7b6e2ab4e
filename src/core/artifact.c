/*
 * The artifact: facts, notes and totals of one input, and its maps.
 *
 * A map is what was claimed painted onto the parts of the layout, so it is
 * complete however little is claimed; bsz_map_check() proves it each time one
 * is made. Claims by address are kept once, in the VM domain, and moved to
 * the file domain each time they are painted there.
 */
#include <binsize/artifact.h>

#include <binsize/limits.h>
#include <binsize/trace.h>

#include "emit.h"
#include "paint.h"

#include <stdarg.h>

#define FIRST_FACTS ((size_t)16)

int bsz_artifact_init(struct bsz_artifact *artifact, const char *path,
    struct bsz_span bytes, size_t jobs, struct bsz_err *err)
{
	*artifact = (struct bsz_artifact){
		.path = path,
		.bytes = bytes,
		.jobs = jobs ? jobs : 1,
		.labels = bsz_labels_new(),
		/* Their names are the parts' own: nothing to scan. */
		.ready = {[BSZ_SECTION] = true, [BSZ_KIND] = true},
	};
	return artifact->labels ? 0 : bsz_fail_memory(err);
}

void bsz_artifact_forget(struct bsz_artifact *artifact)
{
	for (size_t dim = 0; dim < BSZ_DIMENSIONS; dim++)
		for (size_t domain = 0; domain < BSZ_DOMAINS; domain++)
			bsz_map_release(&artifact->settled[dim][domain]);
	artifact->forgotten = true;
}

void bsz_artifact_release(struct bsz_artifact *artifact)
{
	if (artifact->ops && artifact->ops->release)
		artifact->ops->release(artifact);
	bsz_artifact_forget(artifact);
	for (size_t domain = 0; domain < BSZ_DOMAINS; domain++)
		bsz_map_release(&artifact->layout[domain]);
	bsz_labels_free(artifact->labels);
	bsz_arena_release(&artifact->arena);
	bsz_free(artifact->unpacked);
	*artifact = (struct bsz_artifact){0};
}

/* printf into the arena; NULL, remembered, when memory is short. */
static char *BSZ_PRINTF(2, 0) format(struct bsz_artifact *artifact,
    const char *fmt, va_list args)
{
	char few[256];
	va_list again;
	char *text = NULL;
	int size;

	va_copy(again, args);
	size = vsnprintf(few, sizeof(few), fmt, again);
	va_end(again);
	if (size >= 0)
		text = bsz_arena_alloc(&artifact->arena, (size_t)size + 1);
	if (!text)
		artifact->failed = true;
	else if (size < (int)sizeof(few))
		memcpy(text, few, (size_t)size + 1);
	else
		(void)vsnprintf(text, (size_t)size + 1, fmt, args);
	return text;
}

/* Twice the room; the old array stays behind in the arena. */
static bool grow_facts(struct bsz_artifact *artifact)
{
	const size_t room = artifact->fact_room ? 2 * artifact->fact_room
	    : FIRST_FACTS;
	struct bsz_fact *const facts = bsz_arena_alloc(&artifact->arena,
	    room * sizeof(*facts));

	if (!facts)
		return false;
	if (artifact->fact_count)
		memcpy(facts, artifact->facts,
		    artifact->fact_count * sizeof(*facts));
	artifact->facts = facts;
	artifact->fact_room = room;
	return true;
}

void bsz_artifact_fact(struct bsz_artifact *artifact, const char *key,
    const char *fmt, ...)
{
	va_list args;
	char *text;

	va_start(args, fmt);
	text = format(artifact, fmt, args);
	va_end(args);
	if (!text || (artifact->fact_count == artifact->fact_room &&
	    !grow_facts(artifact))) {
		artifact->failed = true;
		return;
	}
	artifact->facts[artifact->fact_count++] =
	    (struct bsz_fact){key, text};
}

const char *bsz_artifact_find_fact(const struct bsz_artifact *artifact,
    const char *key)
{
	for (size_t i = 0; i < artifact->fact_count; i++)
		if (!strcmp(artifact->facts[i].key, key))
			return artifact->facts[i].text;
	return NULL;
}

/* Put a note in front of those whose place is behind its own; the last of
 * too many falls out. */
static void insert_note(struct bsz_artifact *artifact, struct bsz_note note)
{
	struct bsz_note *const notes = artifact->notes;
	size_t at = 0;

	for (; at < artifact->note_count && (!note.place ||
	    notes[at].place <= note.place); at++)
		if (note.place && notes[at].place == note.place &&
		    !strcmp(notes[at].text, note.text))
			return;
	if (artifact->note_count == BSZ_MAX_NOTES)
		artifact->notes_dropped++;
	else
		artifact->note_count++;
	if (at == artifact->note_count)
		return;
	memmove(&notes[at + 1], &notes[at],
	    (artifact->note_count - at - 1) * sizeof(*notes));
	notes[at] = note;
}

/* What is too much and would come last is counted only. */
static void BSZ_PRINTF(3, 0) add_note(struct bsz_artifact *artifact, struct bsz_note note,
    const char *fmt, va_list args)
{
	if (artifact->note_count == BSZ_MAX_NOTES && (!note.place ||
	    artifact->notes[BSZ_MAX_NOTES - 1].place < note.place)) {
		artifact->notes_dropped++;
		return;
	}
	if (!artifact->notes)
		artifact->notes = bsz_arena_alloc(&artifact->arena,
		    BSZ_MAX_NOTES * sizeof(*artifact->notes));
	note.text = format(artifact, fmt, args);
	if (!artifact->notes || !note.text)
		artifact->failed = true;
	else
		insert_note(artifact, note);
}

void bsz_artifact_note(struct bsz_artifact *artifact, uint64_t offset,
    const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add_note(artifact, (struct bsz_note){.offset = offset}, fmt, args);
	va_end(args);
}

void bsz_artifact_note_at(struct bsz_artifact *artifact, uint64_t place,
    const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add_note(artifact, (struct bsz_note){.offset = BSZ_NO_OFFSET,
	    .place = place}, fmt, args);
	va_end(args);
}

void bsz_artifact_claims(const struct bsz_artifact *artifact,
    enum bsz_domain domain, struct bsz_claims *claims)
{
	*claims = (struct bsz_claims){.watch = artifact->watch[domain]};
}

/* Is every range of map inside one stretch of base? Usually it is, and then
 * clipping would only copy. */
static bool is_inside(const struct bsz_map *map, const struct bsz_map *base)
{
	const struct bsz_range *part = base->ranges;
	const struct bsz_range *const stop = bsz_map_end(base);
	uint64_t end = 0; /* of the stretch that part belongs to */

	for (size_t i = 0; i < map->count; i++) {
		const struct bsz_range *const range = &map->ranges[i];

		while (part < stop && bsz_range_end(range) > end) {
			if (part->start > end && part->start > range->start)
				return false;
			end = bsz_range_end(part++);
		}
		if (bsz_range_end(range) > end)
			return false;
	}
	return true;
}

/* Settle one domain and clip it; replaces what is in out. */
static int settle_domain(const struct bsz_map *layout,
    struct bsz_claims *const *claims, size_t buffers, struct bsz_map *out,
    struct bsz_err *err)
{
	struct bsz_map settled = {0}, clipped = {0};
	int result = bsz_settle(claims, buffers, &settled, err);

	bsz_map_release(out);
	if (result)
		return result;
	if (is_inside(&settled, layout)) {
		*out = settled;
		return 0;
	}
	result = bsz_map_clip(&settled, layout, &clipped, err);
	bsz_map_release(&settled);
	*out = clipped;
	return result;
}

int bsz_artifact_settle(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_claims *const *vm, struct bsz_claims *const *file,
    size_t buffers, struct bsz_err *err)
{
	struct bsz_map *const settled = artifact->settled[dim];
	const int vm_result = settle_domain(&artifact->layout[BSZ_VM], vm,
	    buffers, &settled[BSZ_VM], err);
	/* After a failure too: it empties the buffers. */
	const int file_result = settle_domain(&artifact->layout[BSZ_FILE],
	    file, buffers, &settled[BSZ_FILE], err);

	return vm_result ? vm_result : file_result;
}

int bsz_artifact_lay(struct bsz_artifact *artifact, enum bsz_dimension dim,
    enum bsz_domain domain, struct bsz_claims *late, enum bsz_lay side,
    struct bsz_err *err)
{
	struct bsz_claims *const list[] = {late};
	struct bsz_map settled = {0};
	const int result = settle_domain(&artifact->layout[domain], list, 1,
	    &settled, err);

	return result ? result : bsz_map_lay(&artifact->settled[dim][domain],
	    &settled, side, err);
}

/* The layout under the parts' labels in a dimension. */
static int make_base(const struct bsz_artifact *artifact,
    enum bsz_dimension dim, enum bsz_domain domain, struct bsz_map *out,
    struct bsz_err *err)
{
	uint32_t *const labels = bsz_malloc(artifact->part_count *
	    sizeof(*labels));
	int result;

	if (!labels)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < artifact->part_count; i++)
		labels[i] = bsz_part_label(&artifact->parts[i], dim);
	result = bsz_map_relabel(&artifact->layout[domain], labels, out, err);
	bsz_free(labels);
	return result;
}

/* Paint what was claimed onto map. */
static int add_claimed(const struct bsz_claimed *claimed, struct bsz_map *map,
    struct bsz_err *err)
{
	struct bsz_map painted = {0};
	int result;

	if (!claimed->own->count && !claimed->moved)
		return 0;
	result = bsz_map_paint(claimed, map, &painted, err);
	bsz_map_release(map);
	*map = painted;
	return result;
}

static int compose(const struct bsz_artifact *artifact,
    enum bsz_dimension dim, enum bsz_domain domain, struct bsz_map *out,
    struct bsz_err *err)
{
	static const struct bsz_map none;
	const struct bsz_map *const settled = artifact->settled[dim];
	struct bsz_claimed claimed = {&settled[domain], NULL,
	    &artifact->translation};
	int result = make_base(artifact, dim, domain, out, err);

	if (domain == BSZ_FILE && settled[BSZ_VM].count)
		claimed.moved = &settled[BSZ_VM];
	if (!result && bsz_claimed_meet(&claimed)) {
		const struct bsz_claimed below = {&none, claimed.moved,
		    claimed.translation};

		result = add_claimed(&below, out, err);
		claimed.moved = NULL;
	}
	return result ? result : add_claimed(&claimed, out, err);
}

/* The file's map, laid out by what its bytes cost. */
static int compose_wire(const struct bsz_artifact *artifact,
    enum bsz_dimension dim, struct bsz_map *out, struct bsz_err *err)
{
	const struct bsz_wire *const wire = artifact->wire;
	uint32_t *const tags = bsz_malloc((wire->extra_count + 1) *
	    sizeof(*tags));
	struct bsz_map file = {0};
	int result = tags ? compose(artifact, dim, BSZ_FILE, &file, err) :
	    bsz_fail_memory(err);

	for (size_t i = 0; !result && i < wire->extra_count; i++)
		tags[i] = dim == BSZ_LAYER ? wire->extras[i].layer :
		    bsz_part_label(&artifact->parts[wire->extras[i].part],
		    dim);
	if (!result)
		result = bsz_wire_map(wire, tags, &file, out, err);
	bsz_map_release(&file);
	bsz_free(tags);
	return result;
}

static int scan(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err)
{
	const char *const name = bsz_dimension_info(dim)->name;
	int result = 0;

	if (artifact->ready[dim])
		return 0;
	bsz_trace("scan", "%s: begins", name);
	if (artifact->ops && artifact->ops->scan)
		result = artifact->ops->scan(artifact, dim, err);
	bsz_trace("scan", "%s: %zu labels", name,
	    bsz_labels_count(artifact->labels));
	artifact->ready[dim] = !result;
	return result;
}

int bsz_artifact_map(struct bsz_artifact *artifact, enum bsz_dimension dim,
    enum bsz_domain domain, struct bsz_map *out, struct bsz_err *err)
{
	int result = scan(artifact, dim, err);

	*out = (struct bsz_map){0};
	if (result)
		return result;
	if (artifact->forgotten)
		return bsz_fail(err, BSZ_EINVARIANT, "a map was asked for "
		    "behind the last one (this is a bug in binsize; please "
		    "report it with the file)");
	if (artifact->failed || bsz_labels_failed(artifact->labels))
		return bsz_fail_memory(err);
	if (domain == BSZ_WIRE && !artifact->wire)
		return 0;
	result = domain == BSZ_WIRE ? compose_wire(artifact, dim, out, err) :
	    compose(artifact, dim, domain, out, err);
	if (!result && bsz_map_check(out, &artifact->layout[domain], "proof",
	    err))
		result = bsz_wrap(err, "map of %s, %s domain",
		    bsz_dimension_info(dim)->name, bsz_domain_name(domain));
	if (result)
		bsz_map_release(out);
	return result;
}
