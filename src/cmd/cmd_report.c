/*
 * Where the bytes are: an overview, or any dimensions.
 */
#include "answer.h"
#include "command.h"

static int run(struct bsz_options *options)
{
	struct bsz_query *query = &options->query;
	struct bsz_question question = {.command = "report",
		.schema = "binsize.report", .analyzer = "breakdown",
		.inputs = options->operands,
		.input_count = options->operand_count};

	if (!query->dim_count && options->about_rows) {
		query->dims[0] = BSZ_SECTION;
		query->dims[1] = BSZ_SYMBOL;
		query->dim_count = 2;
	}
	if (!query->dim_count)
		question.analyzer = "overview";
	return bsz_answer(&question, options);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_dimensions, &bsz_options_rows, &bsz_options_where,
	&bsz_options_evidence, &bsz_options_names, &bsz_options_debug,
	&bsz_options_images, &bsz_options_wire,
	&bsz_options_dive, &bsz_options_output, &bsz_options_work,
	&bsz_options_help, NULL};

const struct bsz_command bsz_command_report = {
	.name = "report",
	.brief = "show where the bytes of a program or an image are",
	.operands = "INPUT...",
	.examples =
	    "  binsize report ./program\n"
	    "  binsize report -d section,symbol -n 10 ./program\n"
	    "  binsize report -d generic --only .text ./program\n"
	    "  binsize report -d layer,path --wire image.tar\n"
	    "  binsize report -d unit --filter '^src/' --format csv ./program",
	.help = "Without -d an overview is shown: what the file is, which "
	    "kinds of bytes it holds and who owns most of them. With -d each "
	    "byte of the file and of memory is charged to one label of each "
	    "dimension, so every table sums up to the whole.\n\n"
	    "Rows in square brackets are not in the input: headers, padding, "
	    "what nothing claims, and the rest of a table. Options about rows "
	    "without -d stand for -d section,symbol. INPUT may be - for "
	    "standard input.\n\n"
	    "An image (an OCI layout, a docker archive, a folder of skopeo's "
	    "dir:, or one layer) is recognised by its bytes; "
	    "docker://HOST/NAME:TAG is one in a registry. Its overview lists "
	    "layers and what of them the final tree does not need; -d "
	    "layer,path goes down to files, and any other dimension into the "
	    "programs among them. --wire adds what the bytes take in the "
	    "compressed layers.",
	.tables = tables,
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.run = run,
};
