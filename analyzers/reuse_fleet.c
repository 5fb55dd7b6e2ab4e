/*
 * Several images together: what a registry or a node stores of each that no
 * other has, and what they have in common. A blob counts once an image, however
 * often the image names it.
 */
#include "reuse.h"

static const struct bsz_column columns[] = {
	{.key = "label", .title = "IMAGE", .kind = BSZ_TEXT},
	{.key = "layers", .title = "LAYERS", .kind = BSZ_COUNT},
	{.key = "wire_bytes", .title = "WIRE SIZE", .kind = BSZ_BYTES},
	{.key = "shared_bytes", .title = "SHARED", .kind = BSZ_BYTES},
	{.key = "unique_bytes", .title = "UNIQUE", .kind = BSZ_BYTES},
};

/* Layers of one image. */
struct part {
	const char *name;
	const struct bsz_layer *layers;
	size_t count;
};

struct fleet {
	const struct part *parts;
	size_t count;
};

static bool has_blob(const struct part *part, const struct bsz_layer *layer)
{
	for (size_t i = 0; i < part->count; i++)
		if (strcmp(part->layers[i].digest, layer->digest) == 0)
			return true;
	return false;
}

/* Is this the first time that the image names the blob? */
static bool is_first(const struct part *part, size_t index)
{
	const struct part before = {part->name, part->layers, index};

	return !has_blob(&before, &part->layers[index]);
}

static bool is_shared(const struct fleet *fleet, size_t part,
    const struct bsz_layer *layer)
{
	for (size_t i = 0; i < fleet->count; i++)
		if (i != part && has_blob(&fleet->parts[i], layer))
			return true;
	return false;
}

/* Has none of the images before this one the blob? */
static bool is_new(const struct fleet *fleet, size_t part,
    const struct bsz_layer *layer)
{
	const struct fleet before = {fleet->parts, part};

	return !is_shared(&before, part, layer);
}

static void push(struct bsz_report *report, struct bsz_table *table,
    enum bsz_row_mark mark, const char *name, size_t layers,
    const uint64_t bytes[3])
{
	union bsz_cell *const cell = bsz_table_row(report, table, 0, mark);

	if (!cell)
		return;
	cell[0].text = bsz_arena_copy(&report->arena, name, strlen(name));
	report->failed |= !cell[0].text;
	cell[1].number = layers;
	for (size_t i = 0; i < 3; i++)
		cell[2 + i].number = bytes[i];
}

/* Of all images together each blob counts once. */
static void add_part(struct bsz_report *report, struct bsz_table *table,
    const struct fleet *fleet, size_t index, uint64_t all[3], size_t *blobs)
{
	const struct part *const part = &fleet->parts[index];
	uint64_t bytes[3] = {0};

	for (size_t i = 0; i < part->count; i++) {
		const struct bsz_layer *const layer = &part->layers[i];
		const bool shared = is_shared(fleet, index, layer);

		if (!is_first(part, i))
			continue;
		bytes[0] += layer->blob;
		bytes[shared ? 1 : 2] += layer->blob;
		if (!is_new(fleet, index, layer))
			continue;
		all[0] += layer->blob;
		all[shared ? 1 : 2] += layer->blob;
		(*blobs)++;
	}
	push(report, table, BSZ_ROW, part->name, part->count, bytes);
}

void bsz_reuse_fleet(struct bsz_report *report, const struct bsz_image *new,
    const struct bsz_image *old)
{
	struct part *const parts = old->part_count ? bsz_arena_alloc(
	    &report->arena, (old->part_count + 1) * sizeof(*parts)) : NULL;
	uint64_t all[3] = {0};
	size_t blobs = 0;

	if (!old->part_count)
		return;
	struct bsz_table *const table = bsz_report_table(report, "images",
	    "what the images have in common", columns, BSZ_COUNTOF(columns));
	if (!parts || !table) {
		report->failed = true;
		return;
	}
	parts[0] = (struct part){report->input, new->layers, new->count};
	for (size_t i = 0; i < old->part_count; i++)
		parts[i + 1] = (struct part){old->parts[i].name,
			old->layers + old->parts[i].first,
			old->parts[i].count};
	const struct fleet fleet = {parts, old->part_count + 1};
	for (size_t i = 0; i < fleet.count; i++)
		add_part(report, table, &fleet, i, all, &blobs);
	push(report, table, BSZ_ROW_TOTAL, "TOTAL", blobs, all);
}
