/*
 * Most reports stop at files, so programs are looked into when a dimension
 * asks for it, by a second pass over the layers. Their contents stay in
 * memory, because names are borrowed from them.
 *
 * A program's own map of a dimension is complete, so it is moved to its place
 * in the image as it is.
 */
#include "programs.h"

#include <binsize/limits.h>

#include <string.h>

/* Bytes between two points of the wire inside of a program. */
#define GRAIN 16

struct taking {
	struct bsz_programs *programs;
	struct bsz_source *source;
	size_t layer;
	uint64_t start; /* of the layer, in the file domain */
	bsz_artifact_visitor *visitor; /* or programs */
	void *context;
};

/* Room for one more; NULL when memory is short. */
static struct bsz_program *grow(struct bsz_programs *programs)
{
	if (programs->count == programs->room) {
		const size_t room = 2 * programs->room + 16;
		struct bsz_program *const items = bsz_realloc(
		    programs->items, room * sizeof(*items));

		if (!items)
			return NULL;
		programs->items = items;
		programs->room = room;
	}
	programs->items[programs->count] = (struct bsz_program){0};
	return &programs->items[programs->count];
}

/* What bytes cost, as points: where something begins that was charged. */
static bool keep_costs(struct bsz_program *program, const uint8_t *costs,
    uint64_t size)
{
	uint64_t bits = 0, last = 0;

	program->points = bsz_malloc((size_t)(size / GRAIN + 1) *
	    sizeof(*program->points));
	if (!program->points)
		return false;
	for (uint64_t i = 0; i < size; i++) {
		if (costs[i] && i >= last + GRAIN) {
			program->points[program->point_count++] =
			    (struct bsz_wire_point){i, bits};
			last = i;
		}
		bits += costs[i];
	}
	return true;
}

/* Open what was copied; a program that is refused is let go. */
static int open_program(struct taking *taking, struct bsz_program *program,
    const struct bsz_entry *entry, struct bsz_err *err)
{
	struct bsz_artifact *const image = taking->source->artifact;
	struct bsz_artifact *const artifact = &program->artifact;
	int rc = bsz_artifact_init(artifact, image->path, (struct bsz_span){
	    program->content, entry->stored}, image->jobs, err);

	if (rc)
		return rc;
	artifact->prefix_maps = image->prefix_maps;
	artifact->prefix_map_count = image->prefix_map_count;
	artifact->no_guess = image->no_guess;
	rc = taking->source->choice->open(artifact, err);
	if (rc)
		bsz_artifact_release(artifact);
	if (rc == BSZ_EINPUT)
		bsz_artifact_note(image, program->place, "layer %zu: "
		    "'%.200s' is not looked into: %s", taking->layer + 1,
		    entry->path, err->text);
	return rc;
}

static void let_go(struct bsz_program *program)
{
	bsz_free(program->content);
	bsz_free(program->points);
	*program = (struct bsz_program){0};
}

static int take(void *context, struct bsz_layer *layer, size_t index,
    struct bsz_span content, const uint8_t *costs, struct bsz_err *err)
{
	struct taking *const taking = context;
	struct bsz_programs *const programs = taking->programs;
	const struct bsz_entry *const entry = &layer->entries[index];
	struct bsz_program *program;

	if (programs->bytes + content.size > bsz_cap(
	    taking->source->choice->caps.memory, BSZ_MAX_PROGRAMS)) {
		programs->left_out++;
		return 0;
	}
	program = grow(programs);
	if (!program)
		return bsz_fail_memory(err);
	program->layer = taking->layer;
	program->entry = index;
	program->place = taking->start + entry->offset + entry->header;
	program->content = bsz_malloc((size_t)content.size);
	if (!program->content || (costs && taking->source->choice->wire &&
	    !keep_costs(program, costs, content.size))) {
		let_go(program);
		return bsz_fail_memory(err);
	}
	memcpy(program->content, content.data, (size_t)content.size);
	const int rc = open_program(taking, program, entry, err);
	if (rc) {
		let_go(program);
		return rc == BSZ_EINPUT ? 0 : rc;
	}
	programs->bytes += content.size;
	programs->count++;
	return 0;
}

/* Read the layers again, and hand their programs over. */
static int read_again(struct taking *taking,
    const struct bsz_layer_reading *reading, struct bsz_err *err)
{
	const struct bsz_source *const source = taking->source;
	const struct bsz_image *const image = &source->image;
	int rc = 0;

	for (size_t i = 0; !rc && i < image->count; i++) {
		struct bsz_layer again = {0};

		taking->layer = i;
		if (!image->layers[i].missing)
			rc = bsz_layer_read(&again, source->blobs[i],
			    reading, err);
		bsz_layer_release(&again);
		taking->start += image->layers[i].size;
	}
	return rc;
}

static int show(void *context, struct bsz_layer *layer, size_t index,
    struct bsz_span content, const uint8_t *costs, struct bsz_err *err)
{
	struct taking *const taking = context;
	struct bsz_artifact *const artifact = taking->source->artifact;
	/* The layer that was read first knows what became of it. */
	const struct bsz_entry *const entry =
	    &taking->source->image.layers[taking->layer].entries[index];
	const char *const name = bsz_arena_printf(&artifact->arena,
	    "layer %zu: %s", taking->layer + 1, entry->path);

	(void)layer;
	(void)costs;
	if (!name)
		return bsz_fail_memory(err);
	return taking->visitor(taking->context, name,
	    entry->waste == BSZ_LIVE ? NULL :
	    bsz_waste_infos()[entry->waste].name, content, err);
}

int bsz_programs_visit(struct bsz_source *source,
    bsz_artifact_visitor *visitor, void *context, struct bsz_err *err)
{
	struct taking taking = {.source = source, .visitor = visitor,
		.context = context};
	const struct bsz_layer_reading reading = {.way = BSZ_DIGEST_HERE,
		.caps = source->choice->caps,
		.take = show, .context = &taking};

	return read_again(&taking, &reading, err);
}

int bsz_programs_open(struct bsz_programs *programs,
    struct bsz_source *source, struct bsz_err *err)
{
	struct taking taking = {.programs = programs, .source = source};
	const struct bsz_layer_reading reading = {.way =
	    source->artifact->jobs > 1 ? BSZ_DIGEST_BESIDE : BSZ_DIGEST_HERE,
		.caps = source->choice->caps, .take = take,
		.context = &taking};
	const int rc = read_again(&taking, &reading, err);

	if (programs->left_out)
		bsz_artifact_note(source->artifact, BSZ_NO_OFFSET, "%zu "
		    "programs are not looked into: those before take %llu "
		    "bytes of memory (limit: memory)", programs->left_out,
		    (unsigned long long)programs->bytes);
	return rc;
}

void bsz_programs_release(struct bsz_programs *programs)
{
	for (size_t i = 0; i < programs->count; i++) {
		bsz_artifact_release(&programs->items[i].artifact);
		let_go(&programs->items[i]);
	}
	bsz_free(programs->items);
	*programs = (struct bsz_programs){0};
}

static int scan_program(struct bsz_program *program,
    struct bsz_artifact *image, enum bsz_dimension dim, struct bsz_err *err)
{
	struct bsz_map map = {0};
	int rc = bsz_artifact_map(&program->artifact, dim, BSZ_FILE, &map,
	    err);
	uint32_t *const renumber = rc ? NULL : bsz_labels_merge(image->labels,
	    program->artifact.labels);

	for (size_t i = 0; renumber && i < map.count; i++) {
		const struct bsz_range *const range = &map.ranges[i];

		bsz_map_push(&image->settled[dim][BSZ_FILE],
		    range->start + program->place, range->size,
		    bsz_tag(renumber[bsz_range_label(range)],
		    bsz_range_evidence(range)));
	}
	if (!rc && !renumber)
		rc = bsz_fail_memory(err);
	bsz_map_release(&map);
	bsz_free(renumber);
	return rc;
}

int bsz_programs_scan(struct bsz_programs *programs,
    struct bsz_artifact *image, enum bsz_dimension dim, struct bsz_err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < programs->count; i++)
		rc = scan_program(&programs->items[i], image, dim, err);
	return rc;
}
