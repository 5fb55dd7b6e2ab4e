/*
 * Which layers of an image are known from an older one, and what broke the
 * others.
 */
#include "answer.h"
#include "command.h"

#define USUAL_CHUNK 65536

static int run(struct bsz_options *options)
{
	const struct bsz_question question = {.command = "reuse",
		.schema = "binsize.reuse", .analyzer = "reuse",
		.baselines = options->operands + 1,
		.baseline_count = options->operand_count - 1,
		.inputs = options->operands, .input_count = 1};

	if (!options->chunk)
		options->chunk = USUAL_CHUNK;
	return bsz_answer(&question, options);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_images, &bsz_options_chunks,
	&bsz_options_output, &bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_reuse = {
	.name = "reuse",
	.brief = "show what of an image is reused from an older one",
	.operands = "NEW OLD...",
	.examples =
	    "  binsize reuse new.tar old.tar\n"
	    "  binsize reuse --json image-layout/ yesterday.tar\n"
	    "  binsize reuse new.tar old.tar other.tar older.tar",
	.help = "A layer is known by its digest: then a push and a pull leave "
	    "it out; else by its diff_id, when only its compression differs; "
	    "what is left by the content of its files, and by chunks of them, "
	    "cut where the content says so: what a client that keeps files or "
	    "chunks would not fetch again. Hits are counted, and their bytes "
	    "summed: of blobs for layers, of contents for files and chunks. "
	    "Where layers of both carry a table of contents (eStargz, "
	    "zstd:chunked), its pieces are a step of their own, and what a "
	    "client that fetches ranges would need is shown. A table that "
	    "does not agree with the tar beside it counts as none.\n\n"
	    "For a layer that is not known, its entries are compared with "
	    "those of the same path: content, mode, owner, xattr, mtime or "
	    "tar format, whichever differs first. The first such layer broke "
	    "the chain of the build: those above it are made anew. Which "
	    "layers would be known if times, owners, modes or the order of "
	    "entries were as before is shown with their bytes; each is "
	    "compared in full, with that difference set aside.\n\n"
	    "Of several OLD any counts, and what all images have in common is "
	    "shown: bytes that only one of them has, and bytes that are "
	    "stored once for several.\n\n"
	    "With --recompress all layers are compressed as zstd and as "
	    "eStargz: what they would take, what of that is of layers that "
	    "are not known, and of pieces that are not, where the older image "
	    "is taken to be compressed the same way.",
	.tables = tables,
	.operands_min = 2,
	.operands_max = SIZE_MAX,
	.run = run,
};
