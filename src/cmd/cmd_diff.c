/*
 * What changed between two builds, or between one and several others.
 */
#include "answer.h"
#include "command.h"

static int run(struct bsz_options *options)
{
	const struct bsz_question question = {.command = "diff",
		.schema = "binsize.diff", .analyzer = "compare",
		.baselines = options->operands, .baseline_count = 1,
		.saved = true,
		.inputs = options->operands + 1,
		.input_count = options->operand_count - 1};

	return bsz_answer(&question, options);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_dimensions, &bsz_options_changes, &bsz_options_where,
	&bsz_options_names, &bsz_options_debug, &bsz_options_images,
	&bsz_options_output, &bsz_options_work,
	&bsz_options_help, NULL};

const struct bsz_command bsz_command_diff = {
	.name = "diff",
	.brief = "show what changed between two builds, and why",
	.operands = "OLD NEW...",
	.examples =
	    "  binsize diff ./before ./after\n"
	    "  binsize diff -d unit -n 0 --format csv ./before ./after\n"
	    "  binsize report -d section,symbol -n 0 --json ./program "
	    ">saved.json\n"
	    "  binsize diff saved.json ./program\n"
	    "  binsize diff --filter '^std::' --domain file ./before ./after",
	.help = "Shows the rows whose size changed and why, and first the sum "
	    "of each cause; the changes add up to the difference of the "
	    "sizes. Several NEW are each compared with OLD. Without -d rows "
	    "are package,symbol when both builds tell their language and have "
	    "symbols (of Go, its own table), else as much of that as they "
	    "tell, or section.\n\n"
	    "A row is matched with the one of the same name; then with one "
	    "whose name differs only in what compilers make up (hashes, "
	    "numbers of closures, lambdas and clones); then a symbol with the "
	    "one that alone has the same bytes. Percentages are of the old "
	    "size; a row without one is new.\n\n"
	    "Causes: new and removed, in one build only; new instantiation "
	    "and removed instantiation, where the other build has the same "
	    "template or generic function with other arguments; renamed, the "
	    "same bytes under another name; moved, the same name below "
	    "another row; alias, the bytes are charged to another of their "
	    "names; and of rows in both builds what changed most: code, data, "
	    "debug (debug information), metadata (headers, symbol and other "
	    "tables of the format), padding. With --inlining, inlined "
	    "differently: a function whose inlined code changed by more than "
	    "its own, or that is inlined in one build and stands by itself in "
	    "the other. All padding is one row and so is metadata outside of "
	    "named sections.\n\n"
	    "A document that was saved from a build can take its place: by "
	    "report -d DIM,... -n 0 --json with the same options about names, "
	    "or by baseline update. Rows can be compared by the dimensions it "
	    "was saved with; where it does not tell what kind of bytes "
	    "changed the cause is unknown. Of several results the one with "
	    "the other build's name is taken.\n\n"
	    "When the builds are hard to compare (machine, compiler, "
	    "stripped, ...) that is said first; the exit status is 0 whether "
	    "or not something changed.",
	.tables = tables,
	.operands_min = 2,
	.operands_max = SIZE_MAX,
	.run = run,
};
