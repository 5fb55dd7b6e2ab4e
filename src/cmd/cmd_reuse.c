/*
 * Which layers of an image are known from an older one, and what broke the
 * others.
 */
#include "answer.h"
#include "command.h"

static int run(struct bsz_options *options)
{
	const struct bsz_question question = {.command = "reuse",
		.schema = "binsize.reuse", .analyzer = "reuse",
		.baseline = options->operands[1],
		.inputs = options->operands, .input_count = 1};

	return bsz_answer(&question, options);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_images, &bsz_options_output, &bsz_options_work,
	&bsz_options_help, NULL};

const struct bsz_command bsz_command_reuse = {
	.name = "reuse",
	.brief = "show what of an image is reused from an older one",
	.operands = "NEW OLD",
	.examples =
	    "  binsize reuse new.tar old.tar\n"
	    "  binsize reuse --json image-layout/ yesterday.tar",
	.help = "A layer is known by its digest: then a push and a pull "
	    "leave it out; else by its diff_id, when only its compression "
	    "differs; and what is left by the content of its files. Hits are "
	    "told by count and by bytes: of blobs for layers, of contents "
	    "for files.\n\n"
	    "For a layer that is not known, its entries are compared with "
	    "those of the same path: content, mode, owner, xattr, mtime or "
	    "tar format, whichever differs first. The first such layer broke "
	    "the chain of the build: those above it are made anew.",
	.tables = tables,
	.operands_min = 2,
	.operands_max = 2,
	.run = run,
};
