/*
 * Hits by count and by bytes, rung by rung. Layers are counted as blobs, files
 * and chunks as contents; each rung counts all of its items, so a later one is
 * never below an earlier one of the same kind.
 */
#include "reuse.h"

#include <inttypes.h>

static const char *const names[BSZ_REUSE_RUNGS] = {
	[BSZ_REUSE_BY_DIGEST] = "layer digest",
	[BSZ_REUSE_BY_DIFF_ID] = "diff_id",
	[BSZ_REUSE_BY_FILE] = "file content",
	[BSZ_REUSE_BY_CHUNK] = "chunk",
	[BSZ_REUSE_BY_PIECE] = "table of contents",
};

static const struct bsz_column columns[] = {
	{.key = "known_by", .title = "KNOWN BY", .kind = BSZ_TEXT},
	{.key = "items", .title = "OF", .kind = BSZ_COUNT},
	{.key = "hits", .title = "HITS", .kind = BSZ_COUNT},
	{.key = "hit_share", .title = "HIT %", .kind = BSZ_SHARE},
	{.key = "all_bytes", .title = "BYTES", .kind = BSZ_BYTES},
	{.key = "hit_bytes", .title = "HIT BYTES", .kind = BSZ_BYTES},
	{.key = "byte_share", .title = "BYTE %", .kind = BSZ_SHARE},
};

const char *bsz_reuse_rung_name(enum bsz_reuse_rung rung)
{
	return names[rung];
}

int bsz_reuse_ladder_init(struct bsz_reuse_ladder *ladder,
    const struct bsz_reuse_index *index, const struct bsz_image *old,
    struct bsz_err *err)
{
	*ladder = (struct bsz_reuse_ladder){.index = index,
		.chunked = old->chunk};
	const int rc = old->chunk ? bsz_reuse_chunks_init(&ladder->chunks,
	    old, err) : 0;
	return rc ? rc : bsz_reuse_pieces_init(&ladder->pieces, old,
	    BSZ_REUSE_TOC, err);
}

void bsz_reuse_ladder_release(struct bsz_reuse_ladder *ladder)
{
	bsz_reuse_chunks_release(&ladder->chunks);
	bsz_reuse_chunks_release(&ladder->pieces);
}

static void count(struct bsz_reuse_count *rung, uint64_t bytes, bool hit)
{
	rung->items++;
	rung->bytes += bytes;
	rung->hits += hit;
	rung->hit_bytes += hit ? bytes : 0;
}

/* A file, and its chunks from the first one on. */
static void add_file(struct bsz_reuse_ladder *ladder,
    const struct bsz_entry *entry, bool known,
    const struct bsz_chunk *chunks, size_t chunk_count)
{
	struct bsz_reuse_count *const rungs = ladder->rungs;

	known = known || bsz_reuse_has_content(ladder->index, entry);
	count(&rungs[BSZ_REUSE_BY_FILE], entry->stored, known);
	for (size_t i = 0; i < chunk_count; i++)
		count(&rungs[BSZ_REUSE_BY_CHUNK], chunks[i].size, known ||
		    bsz_reuse_chunks_have(&ladder->chunks, chunks[i].id));
	if (!chunk_count)
		count(&rungs[BSZ_REUSE_BY_CHUNK], entry->stored, known ||
		    (ladder->chunked && bsz_reuse_chunks_have(
		    &ladder->chunks, entry->content)));
}

/* Pieces of a layer that has a table of contents. */
static void add_pieces(struct bsz_reuse_ladder *ladder,
    const struct bsz_layer *layer, enum bsz_reuse_rung rung)
{
	if (!layer->toc || !ladder->pieces.count)
		return;
	ladder->tables++;
	for (size_t i = 0; i < layer->pieces.count; i++) {
		const struct bsz_file_piece *const piece =
		    &layer->pieces.items[i];

		count(&ladder->rungs[BSZ_REUSE_BY_PIECE], piece->size,
		    rung <= BSZ_REUSE_BY_DIFF_ID || bsz_reuse_chunks_have(
		    &ladder->pieces, piece->id));
	}
	if (rung > BSZ_REUSE_BY_DIFF_ID)
		bsz_reuse_ranges_add(&ladder->ranges, &ladder->pieces,
		    &layer->pieces);
}

void bsz_reuse_ladder_add(struct bsz_reuse_ladder *ladder,
    const struct bsz_layer *layer, enum bsz_reuse_rung rung)
{
	size_t chunk = 0;

	add_pieces(ladder, layer, rung);
	for (int i = BSZ_REUSE_BY_DIGEST; i <= BSZ_REUSE_BY_DIFF_ID; i++)
		count(&ladder->rungs[i], layer->blob,
		    rung <= (enum bsz_reuse_rung)i);
	for (size_t i = 0; i < layer->count; i++) {
		const struct bsz_entry *const entry = &layer->entries[i];
		const size_t first = chunk;

		while (chunk < layer->chunk_count &&
		    layer->chunks[chunk].entry == i)
			chunk++;
		if (entry->kind == BSZ_ENTRY_FILE && entry->stored)
			add_file(ladder, entry, rung != BSZ_REUSE_BY_FILE,
			    layer->chunks + first, chunk - first);
	}
}

static double share(uint64_t part, uint64_t whole)
{
	return whole ? (double)part / (double)whole : 0;
}

void bsz_reuse_ladder_table(const struct bsz_reuse_ladder *ladder,
    struct bsz_report *report)
{
	struct bsz_table *const table = bsz_report_table(report, "ladder",
	    "what is known from the older image", columns,
	    BSZ_COUNTOF(columns));
	const bool shown[BSZ_REUSE_RUNGS] = {true, true, true,
		ladder->chunked, ladder->tables};

	for (size_t i = 0; table && i < BSZ_REUSE_RUNGS; i++) {
		const struct bsz_reuse_count *const rung = &ladder->rungs[i];

		if (!shown[i])
			continue;
		union bsz_cell *const cell = bsz_table_row(report, table, 0,
		    BSZ_ROW);

		if (!cell)
			return;
		cell[0].text = names[i];
		cell[1].number = rung->items;
		cell[2].number = rung->hits;
		cell[3].real = share(rung->hits, rung->items);
		cell[4].number = rung->bytes;
		cell[5].number = rung->hit_bytes;
		cell[6].real = share(rung->hit_bytes, rung->bytes);
	}
	if (ladder->ranges.pieces)
		bsz_report_remark(report, "by tables of contents, %" PRIu64
		    " bytes in %" PRIu64 " ranges of the layers that are not "
		    "known would be fetched", ladder->ranges.bytes,
		    ladder->ranges.ranges);
}
