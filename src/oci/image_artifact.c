/*
 * An image as an artifact: the file domain is the tar archives of its layers,
 * one behind the other, each divided into headers, contents and padding. The
 * domain of the wire follows from what the decoder charged to each of them.
 *
 * Invariant: the file's layout covers all tars exactly once, that of the wire
 * all bits of all blobs.
 */
#include "oci.h"

#include "programs.h"
#include "waste.h"

#include <binsize/limits.h>

#include <string.h>

enum part {
	PART_NONE,
	PART_HEADER,
	PART_CONTENT,
	PART_PADDING,
	PART_END,
	PART_WRAPPING,
	PARTS
};

static const struct {
	const char *label, *kind;
} part_names[PARTS] = {
	[PART_HEADER] = {"[tar header]", "headers"},
	[PART_CONTENT] = {"[file content]", "files"},
	[PART_PADDING] = {"[padding: tar blocks]", "padding"},
	[PART_END] = {"[end of archive]", "padding"},
	[PART_WRAPPING] = {"[compression]", "headers"},
};

struct opened {
	struct bsz_source source;
	struct bsz_oci_choice choice;
	struct bsz_programs programs;
	bool looked_inside; /* programs are there */
	struct bsz_wire wire;
	uint32_t *labels; /* of each layer */
};

static uint32_t label_of(struct bsz_artifact *artifact, const char *text)
{
	return bsz_labels_text(artifact->labels, text, strlen(text));
}

static bool name_parts(struct bsz_artifact *artifact)
{
	artifact->part_count = PARTS;
	artifact->parts = bsz_arena_alloc(&artifact->arena,
	    PARTS * sizeof(*artifact->parts));
	if (!artifact->parts)
		return false;
	artifact->parts[PART_NONE] = (struct bsz_part){0};
	for (size_t i = 1; i < PARTS; i++) {
		const uint32_t label = label_of(artifact,
		    part_names[i].label);

		artifact->parts[i] = (struct bsz_part){label,
			label_of(artifact, part_names[i].kind), label};
	}
	return true;
}

/* "3 1f2e3d4c5b6a COPY app /": what stands in rows. */
static bool name_layers(struct opened *opened)
{
	struct bsz_artifact *const artifact = opened->source.artifact;
	const struct bsz_image *const image = &opened->source.image;

	opened->labels = bsz_arena_alloc(&artifact->arena,
	    (image->count + 1) * sizeof(*opened->labels));
	for (size_t i = 0; opened->labels && i < image->count; i++) {
		const struct bsz_layer *const layer = &image->layers[i];
		const char *const colon = strchr(layer->digest, ':');

		opened->labels[i] = bsz_labels_printf(artifact->labels,
		    "%zu %.12s%s%.100s", i + 1, colon ? colon + 1 : "-",
		    layer->step ? " " : "", layer->step ? layer->step : "");
	}
	return opened->labels;
}

static void lay(struct bsz_artifact *artifact, uint64_t *place,
    uint64_t size, enum part part)
{
	bsz_map_push(&artifact->layout[BSZ_FILE], *place, size,
	    bsz_tag(part, BSZ_BY_FORMAT));
	*place += size;
}

/* Bytes of padding that are there: some writers leave the last out. */
static uint64_t padding_of(const struct bsz_layer *layer,
    const struct bsz_entry *entry)
{
	const uint64_t end = entry->offset + entry->header + entry->stored;

	return bsz_min(bsz_entry_padding(entry), layer->size - end);
}

static void lay_out(struct bsz_artifact *artifact,
    const struct bsz_image *image)
{
	uint64_t place = 0;

	for (size_t i = 0; i < image->count; i++) {
		const struct bsz_layer *const layer = &image->layers[i];
		const uint64_t end = place + layer->size;

		for (size_t k = 0; k < layer->count; k++) {
			const struct bsz_entry *const entry =
			    &layer->entries[k];

			lay(artifact, &place, entry->header, PART_HEADER);
			lay(artifact, &place, entry->stored, PART_CONTENT);
			lay(artifact, &place, padding_of(layer, entry),
			    PART_PADDING);
		}
		lay(artifact, &place, end - place, PART_END);
	}
	artifact->total[BSZ_FILE] = place;
}

/* Points of the wire, three an entry and two a layer. */
struct pointing {
	struct bsz_wire_point *points;
	size_t count;
	uint64_t place, bits;
	const struct bsz_program *program, *programs_end; /* to come */
};

static void point(struct pointing *pointing, uint64_t size, uint64_t bits)
{
	pointing->place += size;
	pointing->bits += bits;
	pointing->points[pointing->count++] = (struct bsz_wire_point){
		pointing->place, pointing->bits};
}

/* Points inside of a program's content, not beyond what it costs. */
static void point_program(struct pointing *pointing,
    const struct bsz_program *program, uint64_t cost)
{
	for (size_t i = 0; i < program->point_count; i++)
		pointing->points[pointing->count++] = (struct bsz_wire_point){
			pointing->place + program->points[i].place,
			pointing->bits + bsz_min(program->points[i].bits,
			    cost)};
}

static void point_layer(struct pointing *pointing,
    const struct bsz_layer *layer)
{
	const uint64_t end = pointing->place + layer->size;

	for (size_t i = 0; i < layer->count; i++) {
		const struct bsz_entry *const entry = &layer->entries[i];

		point(pointing, entry->header, entry->header_bits);
		if (pointing->program < pointing->programs_end &&
		    pointing->program->place == pointing->place)
			point_program(pointing, pointing->program++,
			    entry->wire_bits);
		point(pointing, entry->stored, entry->wire_bits);
		point(pointing, padding_of(layer, entry),
		    entry->padding_bits);
	}
	point(pointing, end - pointing->place, layer->end_bits);
}

static size_t count_points(const struct bsz_image *image,
    const struct bsz_programs *programs)
{
	size_t count = 1;

	for (size_t i = 0; i < programs->count; i++)
		count += programs->items[i].point_count;

	for (size_t i = 0; i < image->count; i++)
		count += 3 * image->layers[i].count + 1;
	return count;
}

static int make_wire(struct opened *opened, struct bsz_err *err)
{
	struct bsz_artifact *const artifact = opened->source.artifact;
	const struct bsz_image *const image = &opened->source.image;
	struct pointing pointing = {.points = bsz_arena_alloc(
	    &artifact->arena, count_points(image, &opened->programs) *
	    sizeof(*pointing.points))};
	struct bsz_wire_extra *const extras = bsz_arena_alloc(
	    &artifact->arena, (image->count + 1) * sizeof(*extras));
	uint32_t *const parts = bsz_arena_alloc(&artifact->arena,
	    (image->count + 1) * sizeof(*parts));
	uint64_t blobs = 0;

	if (opened->programs.count) {
		pointing.program = opened->programs.items;
		pointing.programs_end = pointing.program +
		    opened->programs.count;
	}
	opened->wire = (struct bsz_wire){0};
	bsz_map_release(&artifact->layout[BSZ_WIRE]);
	if (!pointing.points || !extras || !parts)
		return bsz_fail_memory(err);
	point(&pointing, 0, 0);
	for (size_t i = 0; i < image->count; i++) {
		const struct bsz_layer *const layer = &image->layers[i];

		if (layer->missing)
			continue;
		blobs += layer->blob;
		point_layer(&pointing, layer);
		parts[opened->wire.extra_count] = bsz_tag(PART_WRAPPING,
		    BSZ_BY_FORMAT);
		extras[opened->wire.extra_count++] = (struct bsz_wire_extra){
			pointing.place, layer->overhead_bits, PART_WRAPPING,
			opened->labels[i]};
	}
	opened->wire.points = pointing.points;
	opened->wire.count = pointing.count;
	opened->wire.extras = extras;
	artifact->wire = &opened->wire;
	const int rc = bsz_wire_map(&opened->wire, parts,
	    &artifact->layout[BSZ_FILE], &artifact->layout[BSZ_WIRE], err);
	artifact->total[BSZ_WIRE] =
	    bsz_map_total(&artifact->layout[BSZ_WIRE]);
	if (!rc && artifact->total[BSZ_WIRE] != 8 * blobs)
		return bsz_fail(err, BSZ_EINVARIANT, "%llu bits of the wire "
		    "are laid out, the blobs have %llu bytes (this is a bug "
		    "in binsize)",
		    (unsigned long long)artifact->total[BSZ_WIRE],
		    (unsigned long long)blobs);
	return rc;
}

/* The name an entry has in its layer. */
static uint32_t label_path(struct bsz_artifact *artifact,
    const struct bsz_entry *entry)
{
	const char *const slash = strrchr(entry->path, '/');
	const int folder = slash ? (int)(slash + 1 - entry->path) : 0;

	if (entry->kind == BSZ_ENTRY_WHITEOUT)
		return bsz_labels_printf(artifact->labels, "%.*s.wh.%s",
		    folder, entry->path, entry->path + folder);
	if (entry->kind == BSZ_ENTRY_OPAQUE)
		return bsz_labels_printf(artifact->labels,
		    "%s%s.wh..wh..opq", entry->path, *entry->path ? "/" : "");
	return *entry->path ? label_of(artifact, entry->path) :
	    label_of(artifact, ".");
}

static void claim_layers(struct opened *opened, struct bsz_map *map)
{
	const struct bsz_image *const image = &opened->source.image;
	uint64_t place = 0;

	for (size_t i = 0; i < image->count; i++) {
		bsz_map_push(map, place, image->layers[i].size,
		    bsz_tag(opened->labels[i], BSZ_BY_FORMAT));
		place += image->layers[i].size;
	}
}

static void claim_paths(struct opened *opened, struct bsz_map *map)
{
	const struct bsz_image *const image = &opened->source.image;
	uint64_t place = 0;

	for (size_t i = 0; i < image->count; i++) {
		const struct bsz_layer *const layer = &image->layers[i];

		for (size_t k = 0; k < layer->count; k++) {
			const struct bsz_entry *const entry =
			    &layer->entries[k];

			bsz_map_push(map, place + entry->offset,
			    entry->header + entry->stored +
			    padding_of(layer, entry), bsz_tag(label_path(
			    opened->source.artifact, entry),
			    BSZ_BY_FORMAT));
		}
		place += layer->size;
	}
}

static void claim_waste(struct opened *opened, struct bsz_map *map)
{
	struct bsz_artifact *const artifact = opened->source.artifact;
	const struct bsz_image *const image = &opened->source.image;
	uint32_t tags[BSZ_WASTES];
	uint64_t place = 0;

	for (size_t i = 0; i < BSZ_WASTES; i++)
		tags[i] = bsz_tag(label_of(artifact, bsz_waste_infos()[i].name),
		    BSZ_BY_FORMAT);
	for (size_t i = 0; i < image->count; i++) {
		const struct bsz_layer *const layer = &image->layers[i];
		const uint64_t begin = place;

		for (size_t k = 0; k < layer->count; k++) {
			const struct bsz_entry *const entry =
			    &layer->entries[k];
			const uint64_t content = begin + entry->offset +
			    entry->header;

			bsz_map_push(map, place, content - place,
			    tags[BSZ_OVERHEAD]);
			bsz_map_push(map, content, entry->stored,
			    tags[entry->waste]);
			place = content + entry->stored;
		}
		bsz_map_push(map, place, begin + layer->size - place,
		    tags[BSZ_OVERHEAD]);
		place = begin + layer->size;
	}
}

/* Open the programs, and let the wire know what is in them. */
static int look_inside(struct opened *opened, struct bsz_err *err)
{
	int rc = 0;

	if (opened->looked_inside || !opened->choice.open)
		return 0;
	rc = bsz_programs_open(&opened->programs, &opened->source, err);
	if (!rc && opened->choice.wire)
		rc = make_wire(opened, err);
	opened->looked_inside = !rc;
	return rc;
}

static int scan(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err)
{
	static void (*const claims[BSZ_DIMENSIONS])(struct opened *opened,
	    struct bsz_map *map) = {
		[BSZ_LAYER] = claim_layers,
		[BSZ_PATH] = claim_paths,
		[BSZ_WASTE] = claim_waste,
	};
	struct bsz_map *const map = &artifact->settled[dim][BSZ_FILE];

	struct opened *const opened = artifact->image;
	int rc = 0;

	if (claims[dim]) {
		claims[dim](opened, map);
	} else {
		rc = look_inside(opened, err);
		if (!rc)
			rc = bsz_programs_scan(&opened->programs, artifact,
			    dim, err);
	}
	if (rc)
		return rc;
	return map->failed ? bsz_fail_memory(err) : 0;
}

static void write_name(const struct bsz_artifact *artifact, uint32_t label,
    enum bsz_names names, struct bsz_buf *buf)
{
	const struct bsz_programs *const programs =
	    &((const struct opened *)artifact->image)->programs;

	/* Names of symbols have more than one form. */
	if (programs->count)
		programs->items[0].artifact.ops->write_name(artifact, label,
		    names, buf);
	else
		bsz_labels_write(artifact->labels, label, buf);
}

static int visit(struct bsz_artifact *artifact,
    bsz_artifact_visitor *visitor, void *context, struct bsz_err *err)
{
	struct opened *const opened = artifact->image;

	return bsz_programs_visit(&opened->source, visitor, context, err);
}

static void release(struct bsz_artifact *artifact)
{
	struct opened *const opened = artifact->image;

	bsz_programs_release(&opened->programs);
	bsz_source_release(&opened->source);
}

static const struct bsz_artifact_ops ops = {
	.scan = scan,
	.write_name = write_name,
	.visit = visit,
	.release = release,
};

/* What is about the image and no part of it. */
static void describe_others(struct bsz_artifact *artifact,
    const struct bsz_image *image)
{
	const struct {
		const char *name;
		uint64_t number;
	} facts[] = {
		{"attestations", image->attestations},
		{"attestation_bytes", image->attestation_bytes},
		{"referrers", image->referrers},
		{"referrer_bytes", image->referrer_bytes},
	};

	for (size_t i = 0; i < BSZ_COUNTOF(facts); i++)
		if (facts[i].number)
			bsz_artifact_fact(artifact, facts[i].name, "%llu",
			    (unsigned long long)facts[i].number);
}

static void describe(struct bsz_artifact *artifact,
    const struct bsz_image *image)
{
	uint64_t blobs = 0;

	for (size_t i = 0; i < image->count; i++)
		blobs += image->layers[i].blob;
	bsz_artifact_fact(artifact, "format", "%s", image->form);
	if (image->reference)
		bsz_artifact_fact(artifact, "reference", "%s",
		    image->reference);
	if (image->platform)
		bsz_artifact_fact(artifact, "platform", "%s",
		    image->platform);
	bsz_artifact_fact(artifact, "layers", "%zu", image->count);
	bsz_artifact_fact(artifact, "layer_bytes", "%llu",
	    (unsigned long long)blobs);
	if (*image->manifest_digest)
		bsz_artifact_fact(artifact, "manifest", "%s",
		    image->manifest_digest);
	if (*image->config_digest)
		bsz_artifact_fact(artifact, "config", "%s",
		    image->config_digest);
	describe_others(artifact, image);
	if (image->unreferenced_bytes)
		bsz_artifact_note(artifact, BSZ_NO_OFFSET, "%llu bytes of "
		    "blobs are not of this image",
		    (unsigned long long)image->unreferenced_bytes);
}

struct bsz_source *bsz_oci_source(const struct bsz_artifact *artifact)
{
	return &((struct opened *)artifact->image)->source;
}

int bsz_oci_open(struct bsz_artifact *artifact,
    const struct bsz_oci_choice *choice, struct bsz_err *err)
{
	struct opened *const opened = bsz_arena_alloc(&artifact->arena,
	    sizeof(*opened));
	int rc;

	if (!opened)
		return bsz_fail_memory(err);
	*opened = (struct opened){.choice = *choice,
		.source = {.artifact = artifact, .choice = &opened->choice}};
	/* Programs have sections and kinds of their own. */
	artifact->ready[BSZ_SECTION] = artifact->ready[BSZ_KIND] = false;
	artifact->image = opened;
	artifact->contents = &opened->source.image;
	artifact->ops = &ops;
	rc = bsz_source_open(&opened->source, err);
	if (!rc)
		rc = bsz_waste_find(&opened->source.image, NULL, err);
	if (rc)
		return rc;
	if (!name_parts(artifact) || !name_layers(opened))
		return bsz_fail_memory(err);
	lay_out(artifact, &opened->source.image);
	describe(artifact, &opened->source.image);
	if (artifact->layout[BSZ_FILE].failed)
		return bsz_fail_memory(err);
	return choice->wire ? make_wire(opened, err) : 0;
}
