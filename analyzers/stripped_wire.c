/*
 * The stripped file is made in memory and compressed whole: what sections
 * compress to one by one, or a ratio, is off by percents.
 */
#include "stripped_wire.h"

enum { COMMAND, AFTER, WIRE, CHANGE, SHARE, EVIDENCE, COLUMNS };

static const struct bsz_column columns[COLUMNS] = {
	[COMMAND] = {.key = "label", .title = "COMMAND", .kind = BSZ_TEXT,
		.command = true},
	[AFTER] = {.key = "after_bytes", .title = "AFTER",
		.kind = BSZ_BYTES},
	[WIRE] = {.key = "wire_bytes", .title = "WIRE SIZE",
		.kind = BSZ_BYTES},
	[CHANGE] = {.key = "wire_change_bytes", .title = "WIRE CHANGE",
		.kind = BSZ_SIGNED_BYTES},
	[SHARE] = {.key = "wire_change", .title = "SHARE",
		.kind = BSZ_GROWTH, .people_only = true},
	[EVIDENCE] = {.key = "evidence", .title = "EVIDENCE",
		.kind = BSZ_TEXT},
};

static int add_row(struct bsz_report *report, struct bsz_table *table,
    const char *command, uint64_t size, uint64_t wire, struct bsz_err *err)
{
	const uint64_t before = table->row_count ?
	    table->cells[WIRE].number : wire; /* of the file as it is */
	union bsz_cell *const cell = bsz_table_row(report, table, 0, BSZ_ROW);

	if (!cell)
		return bsz_fail_memory(err);
	cell[COMMAND].text = command;
	cell[AFTER].number = size;
	cell[WIRE].number = wire;
	cell[CHANGE].change = (int64_t)(wire - before);
	cell[SHARE].real = ((double)wire - (double)before) / (double)before;
	cell[EVIDENCE].text = "exact, this codec";
	return 0;
}

static int add_bytes(struct bsz_report *report, struct bsz_table *table,
    const char *command, struct bsz_span bytes, enum bsz_strip_codec codec,
    struct bsz_err *err)
{
	uint64_t wire;
	const int rc = bsz_strip_compress(codec, bytes, &wire, err);

	return rc ? rc : add_row(report, table, command, bytes.size, wire,
	    err);
}

/* One mode; nothing where its output is not known to the byte. */
static int add_mode(struct bsz_report *report, struct bsz_table *table,
    struct bsz_strip *strip, const struct bsz_strip_mode *mode,
    enum bsz_strip_codec codec, struct bsz_err *err)
{
	uint64_t size;
	uint8_t *image;
	int rc = bsz_strip_image(strip, mode, &image, &size, err);

	if (!rc && image)
		rc = add_bytes(report, table, mode->command,
		    (struct bsz_span){image, size}, codec, err);
	bsz_free(image);
	return rc;
}

int bsz_stripped_wire_table(struct bsz_report *report,
    struct bsz_strip *strip, struct bsz_span bytes,
    const struct bsz_query *query, struct bsz_err *err)
{
	struct bsz_table *const table = bsz_report_table(report, "wire",
	    "compressed, as layers carry it", columns, COLUMNS);
	size_t count;
	const struct bsz_strip_mode *const *const modes =
	    bsz_strip_modes(&count);
	char name[64];

	if (!table)
		return bsz_fail_memory(err);
	table->main = true;
	int rc = add_bytes(report, table, "as it is", bytes, query->codec,
	    err);
	for (size_t i = 0; i < count && !rc; i++)
		if (modes[i]->image)
			rc = add_mode(report, table, strip, modes[i],
			    query->codec, err);
	bsz_strip_codec_name(query->codec, name);
	bsz_report_remark(report, "compressed by %s; other compressors come "
	    "to other sizes%s", name, table->row_count > 1 ? "" : "; what "
	    "strip writes is not known to the byte of this file");
	return rc;
}
