/*
 * "a;b;c 123": the stacks that flamegraph.pl, inferno and speedscope read. A
 * line a leaf that weighs something. In a name ";" becomes ":", but for
 * chains of inlined functions, whose ";" already are the stack's.
 */
#include "render.h"

#include "escape.h"
#include "walk.h"

struct writer {
	struct bsz_buf *out;
	const char *input;    /* the first frame; NULL with one input */
	struct bsz_buf frame; /* a name under way */
};

/* A blank and a number at the end of a stack would be taken for a weight. */
static void hide_weight(struct bsz_buf *frame)
{
	size_t at = frame->size;

	while (at && strchr("0123456789.", frame->data[at - 1]))
		at--;
	while (at && at < frame->size && frame->data[at - 1] == ' ')
		frame->data[--at] = '_';
}

/* Copy a name, so that ";" can be replaced before the rest is. */
static void write_frame(struct writer *writer, const char *text,
    const char *separator)
{
	struct bsz_buf *const frame = &writer->frame;

	frame->size = 0;
	bsz_buf_text(frame, *text ? text : "[]");
	for (size_t i = 0; i < frame->size && separator[0] != ';'; i++) {
		if (frame->data[i] == ';')
			frame->data[i] = separator[0];
	}
	hide_weight(frame);
	bsz_buf_char(frame, '\0');
	if (!frame->failed)
		bsz_escape_line(writer->out, frame->data);
}

static void write_leaf(struct writer *writer, const struct bsz_leaves *leaves)
{
	const struct bsz_table *const table = leaves->table;
	const size_t row = leaves->next - 1;
	const uint64_t weight =
	    bsz_walk_cells(table, row)[table->weight_column].number;

	if (!weight || table->rows[row].mark == BSZ_ROW_LISTED)
		return;
	if (writer->input) {
		write_frame(writer, writer->input, ":");
		bsz_buf_char(writer->out, ';');
	}
	for (size_t i = 0; i < leaves->depth; i++) {
		const bool chain =
		    strcmp(table->level_keys[i], "inline") == 0;

		if (i)
			bsz_buf_char(writer->out, ';');
		write_frame(writer, bsz_walk_text(bsz_walk_cells(table,
		    leaves->path[i])), chain ? ";" : ":");
	}
	bsz_buf_char(writer->out, ' ');
	bsz_buf_decimal(writer->out, weight);
	bsz_buf_char(writer->out, '\n');
}

static int write_folded(const struct bsz_report *const *reports, size_t count,
    const struct bsz_render_options *options, struct bsz_buf *out,
    struct bsz_err *err)
{
	struct writer writer = {.out = out};
	const int result = bsz_walk_check_stacks(reports, count, "folded",
	    err);

	(void)options; /* nothing to choose */
	for (size_t i = 0; i < count && !result; i++) {
		struct bsz_leaves leaves = {
			.table = bsz_walk_stacks(reports[i])};

		if (!leaves.table)
			continue;
		writer.input = count > 1 ? reports[i]->input : NULL;
		while (bsz_leaves_next(&leaves) && !out->failed)
			write_leaf(&writer, &leaves);
	}

	const bool failed = writer.frame.failed;

	bsz_buf_release(&writer.frame);
	return failed ? bsz_fail_memory(err) : result;
}

const struct bsz_renderer bsz_render_folded = {
	.name = "folded",
	.brief = "stacks for flame graphs: a;b;c bytes",
	.media_type = "text/plain; charset=utf-8",
	.extension = "folded",
	.write = write_folded,
};
