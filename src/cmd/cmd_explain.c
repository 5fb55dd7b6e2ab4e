/*
 * Who claims one byte, who gets it, and why.
 */
#include "answer.h"
#include "command.h"
#include "say.h"

#include <errno.h>

/*
 * "0x401136", "4198710", "+0x1136". A number that begins with 0 is refused:
 * it is what nm prints, in hexadecimal.
 */
static int parse_place(const char *text, struct bsz_query *query,
    struct bsz_err *err)
{
	const bool is_offset = text[0] == '+';
	const char *digits = text + is_offset;
	const bool is_hex = digits[0] == '0' &&
	    (digits[1] == 'x' || digits[1] == 'X');
	char *end;

	if (is_hex)
		digits += 2;
	errno = 0;
	query->place = strtoull(digits, &end, is_hex ? 16 : 10);
	const bool is_number = end != digits && !*end && !errno &&
	    ((*digits >= '0' && *digits <= '9') || is_hex) &&
	    *digits != '-' && *digits != '+' && *digits != ' ';
	if (!is_number || (!is_hex && digits[0] == '0' && digits[1]))
		return bsz_fail(err, BSZ_EUSAGE, "'%.200s' is no address "
		    "(0x401136 or 4198710; +0x1136 is a file offset)", text);
	query->place_domain = is_offset ? BSZ_FILE : BSZ_VM;
	query->place_set = true;
	return 0;
}

static int run(struct bsz_options *options)
{
	const struct bsz_question question = {.command = "explain",
		.schema = "binsize.explain", .analyzer = "claims",
		.inputs = options->operands, .input_count = 1};
	struct bsz_err err = {0};

	if (parse_place(options->operands[1], &options->query, &err))
		return bsz_say_error(NULL, &err);
	return bsz_answer(&question, options);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_dimensions, &bsz_options_names, &bsz_options_debug,
	&bsz_options_images, &bsz_options_output,
	&bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_explain = {
	.name = "explain",
	.brief = "show every claim on one byte and which one wins",
	.operands = "INPUT ADDR|+OFFSET",
	.examples =
	    "  binsize explain ./program 0x401136\n"
	    "  binsize explain ./program +0x1136",
	.help = "ADDR is an address in memory, +OFFSET a place in the file; "
	    "both in hexadecimal with 0x in front, or decimal. Claims come "
	    "from headers, symbols, debug information and so on. The more "
	    "specific source wins; within one source the claim that starts "
	    "later, then the smaller one. -d limits the answer to some "
	    "dimensions.",
	.tables = tables,
	.operands_min = 2,
	.operands_max = 2,
	.run = run,
};
