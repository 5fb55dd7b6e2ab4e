/*
 * What a file would be without what it need not carry.
 */
#include "answer.h"
#include "command.h"
#include "savings_files.h"
#include "say.h"
#include "walk.h"

#include <oci/oci.h>

static int refuse(struct bsz_err *err)
{
	(void)bsz_fail(err, BSZ_EUSAGE, "--wire and --levers are about one "
	    "file, not about folders");
	return bsz_say_error(NULL, err);
}

static int run(struct bsz_options *options)
{
	struct bsz_err err = {0};
	const struct bsz_question question = {.command = "savings",
		.schema = "binsize.savings", .analyzer = "savings",
		.compresses = true,
		.inputs = options->operands,
		.input_count = options->operand_count};

	for (size_t i = 0; i < options->operand_count; i++)
		if (bsz_walk_is_folder(options->operands[i]) &&
		    !bsz_oci_is_folder(options->operands[i]))
			return options->query.domain[BSZ_WIRE] ||
			    options->query.levers_only ? refuse(&err) :
			    bsz_savings_files(options);
	return bsz_answer(&question, options);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_savings, &bsz_options_wire, &bsz_options_images,
	&bsz_options_output, &bsz_options_work,
	&bsz_options_help, NULL};

const struct bsz_command bsz_command_savings = {
	.name = "savings",
	.brief = "show what stripping would save, to the byte",
	.operands = "INPUT...",
	.examples =
	    "  binsize savings ./program\n"
	    "  binsize savings --format csv ./program ./library.so\n"
	    "  binsize savings /usr/lib\n"
	    "  binsize savings image.tar",
	.help = "Foresees what strip, objcopy, eu-strip, llvm-strip and "
	    "llvm-objcopy would write, without running them and without "
	    "writing a file; the rows are ordered by what is left, debug "
	    "files behind programs.\n\n"
	    "\"exact\" means that the tool's release writes this many bytes "
	    "(GNU binutils 2.40, elfutils 0.188, LLVM 14 to 22). "
	    "\"exact, this codec\" is the same where sections are compressed, "
	    "by a tool that is built with the zlib or zstd that binsize was "
	    "built with. \"refused\" means that the tool writes nothing, "
	    "\"not foreseen\" that headers are too odd to tell: such rows "
	    "have no size. NOTE says why, or what the output is not good for "
	    "any more. Releases with the same result share a row.\n\n"
	    "Of an archive (.a, .rlib) all are foreseen, member by member "
	    "(eu-strip takes none); without -g or --strip-unneeded nothing "
	    "can be linked with what is left.\n\n"
	    "Of a folder all ELF files and archives below it are summed up, "
	    "one row a file, the largest saving first: strip for programs and "
	    "libraries, strip -g for objects and archives. A file with "
	    "several names counts once; symbolic links are not followed. Of "
	    "an image the same is said of the ELF files in its layers; one "
	    "that a layer above replaces or deletes is listed all the same.\n\n"
	    "--wire adds what the file comes to in a compressed layer, as it "
	    "is and stripped: the stripped file is made in memory and "
	    "compressed. That is for linked files; csv, tsv and jsonl hold "
	    "this table then.\n\n"
	    "The last table ranks other levers of linked files by what they "
	    "would save. \"exact\" is what the linker itself would write; "
	    "\"at least\" and \"at most\" are bounds; a \"range\" is from "
	    "SAVES to UP TO, as measured of other programs; an \"estimate\" "
	    "counts bytes that linkers round to pages or place anew. --levers "
	    "leaves it alone, for csv, tsv and jsonl, too.",
	.tables = tables,
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.run = run,
};
