/*
 * Every range of a dimension.
 */
#include "answer.h"
#include "command.h"

static int run(struct bsz_options *options)
{
	const struct bsz_question question = {.command = "map",
		.schema = "binsize.map", .analyzer = "ranges",
		.inputs = options->operands,
		.input_count = options->operand_count};

	if (!options->query.dim_count) {
		options->query.dims[0] = BSZ_SECTION;
		options->query.dim_count = 1;
	}
	return bsz_answer(&question, options);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_dimensions, &bsz_options_where, &bsz_options_names,
	&bsz_options_debug, &bsz_options_images,
	&bsz_options_output, &bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_map = {
	.name = "map",
	.brief = "list every range of a dimension",
	.operands = "INPUT...",
	.examples =
	    "  binsize map -d section ./program\n"
	    "  binsize map -d symbol --domain vm --format csv ./program",
	.help = "The ranges of one dimension (-d, section by default), first "
	    "of the file and then of memory: where each starts, its size, "
	    "its label and what the label rests on (binsize help evidence). "
	    "The ranges of a domain cover it without gaps or overlaps.",
	.tables = tables,
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.run = run,
};
