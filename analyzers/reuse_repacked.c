/*
 * The image as it is, and as other compressions would have it: what it takes,
 * what a client or registry that knows layers would still need, and what one
 * that knows pieces of files would. The older image is taken to be compressed
 * the same way, so a layer is known when its tar is.
 */
#include "reuse.h"

static const struct bsz_column columns[] = {
	{.key = "what_if", .title = "WHAT IF", .kind = BSZ_TEXT},
	{.key = "wire_bytes", .title = "WIRE SIZE", .kind = BSZ_BYTES},
	{.key = "by_layer", .title = "LAYERS NEEDED", .kind = BSZ_BYTES},
	{.key = "by_piece", .title = "PIECES NEEDED", .kind = BSZ_BYTES},
};

struct sums {
	uint64_t all, layers, pieces;
};

static void add(struct sums *sums, uint64_t bytes, bool is_known,
    uint64_t known_pieces)
{
	sums->all += bytes;
	sums->layers += is_known ? 0 : bytes;
	sums->pieces += is_known ? 0 : bytes - known_pieces;
}

static uint64_t count_known(const struct bsz_reuse_chunks *known,
    const struct bsz_file_pieces *pieces)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < pieces->count; i++)
		if (bsz_reuse_chunks_have(known, pieces->items[i].id))
			bytes += pieces->items[i].wire;
	return bytes;
}

static void push(struct bsz_report *report, struct bsz_table *table,
    const char *words, const struct sums *sums)
{
	union bsz_cell *const cell = table ? bsz_table_row(report, table, 0,
	    BSZ_ROW) : NULL;

	if (!cell)
		return;
	cell[0].text = words;
	cell[1].number = sums->all;
	cell[2].number = sums->layers;
	cell[3].number = sums->pieces;
}

int bsz_reuse_repacked(struct bsz_report *report,
    const struct bsz_image *new, const struct bsz_image *old,
    const enum bsz_reuse_rung *rungs, struct bsz_err *err)
{
	struct bsz_reuse_chunks known;
	struct sums now = {0}, zstd = {0}, estargz = {0};
	uint64_t repacked = 0;
	const int rc = bsz_reuse_pieces_init(&known, old, BSZ_REUSE_PACKED,
	    err);

	if (rc)
		return rc;
	for (size_t i = 0; i < new->count; i++) {
		const struct bsz_layer *const layer = &new->layers[i];
		const bool is_known = rungs[i] <= BSZ_REUSE_BY_DIFF_ID;

		if (layer->missing)
			continue;
		repacked += layer->zstd_bytes;
		add(&now, layer->blob, rungs[i] == BSZ_REUSE_BY_DIGEST, 0);
		add(&zstd, layer->zstd_bytes, is_known, 0);
		add(&estargz, layer->estargz_bytes, is_known,
		    count_known(&known, &layer->packed));
	}
	bsz_reuse_chunks_release(&known);
	struct bsz_table *const table = repacked ? bsz_report_table(report,
	    "recompressed", "compressed another way", columns,
	    BSZ_COUNTOF(columns)) : NULL;
	push(report, table, "as it is", &now);
	push(report, table, "zstd (level 3)", &zstd);
	push(report, table, "eStargz (gzip level 9, pieces of 4 MiB)",
	    &estargz);
	return 0;
}
