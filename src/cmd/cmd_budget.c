/*
 * A first .binsize.yml, from the builds as they are: today's size and a
 * twentieth more, so that it passes at once and stops the next jump.
 */
#include "baseline.h"
#include "command.h"
#include "measure.h"
#include "option_values.h"
#include "output.h"
#include "say.h"

#include <binsize/units.h>

#include <unistd.h>

#define DEFAULT_FILE ".binsize.yml"
#define BASELINE BSZ_BASELINE_FILE

static const char *verb_word(size_t index)
{
	return index ? NULL : "init";
}

/* Today's size and 5 %, up to a whole unit that people read: KiB, or a
 * hundredth of a MiB. */
static uint64_t with_headroom(uint64_t bytes)
{
	const uint64_t step = bytes < 1 << 20 ? 1 << 10 : (1 << 20) / 100;

	return bsz_align_up(bsz_add(bytes, bytes / 20), step);
}

static void write_size(uint64_t bytes, struct bsz_buf *out)
{
	if (bytes < 1 << 20)
		bsz_buf_printf(out, "%llu KiB", (unsigned long long)
		    (bytes >> 10));
	else
		bsz_buf_printf(out, "%llu.%02llu MiB", (unsigned long long)
		    (bytes >> 20), (unsigned long long)
		    ((bytes & ((1 << 20) - 1)) * 100 >> 20));
}

/* A YAML string in double quotes. */
static void write_text(const char *text, struct bsz_buf *out)
{
	bsz_buf_char(out, '"');
	for (; *text; text++) {
		if ((unsigned char)*text < ' ') {
			bsz_buf_printf(out, "\\x%02x", (unsigned char)*text);
			continue;
		}
		if (*text == '"' || *text == '\\')
			bsz_buf_char(out, '\\');
		bsz_buf_char(out, *text);
	}
	bsz_buf_char(out, '"');
}

static const char *base_name(const char *path)
{
	const char *const slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : path;
}

static void write_artifacts(const char *const *paths, size_t count,
    struct bsz_buf *out)
{
	bsz_buf_text(out,
	    "# Budgets of this project: binsize help check says more.\n"
	    "schema: 1\n"
	    "baseline: " BASELINE "\n"
	    "artifacts:\n");
	for (size_t i = 0; i < count; i++) {
		bsz_buf_text(out, "  - name: ");
		write_text(base_name(paths[i]), out);
		bsz_buf_text(out, "\n    path: ");
		write_text(paths[i], out);
		bsz_buf_char(out, '\n');
	}
}

static void write_budget(const char *path, const struct bsz_sizes *sizes,
    struct bsz_buf *out)
{
	const char *const name = base_name(path);
	const uint64_t size = sizes->total[BSZ_FILE];

	bsz_buf_text(out, "  - id: ");
	write_text(name, out);
	bsz_buf_text(out, "\n    artifact: ");
	write_text(name, out);
	bsz_buf_printf(out, "\n    # %llu bytes when this was written\n"
	    "    max: ", (unsigned long long)size);
	write_size(with_headroom(size), out);
	bsz_buf_text(out, "\n    growth: {percent: 2, ignore_below: 4 KiB}\n");
}

static int write_file(const struct bsz_options *options, struct bsz_buf *text,
    struct bsz_err *err)
{
	struct bsz_options to = *options;
	struct bsz_output output;
	int rc;

	if (text->failed)
		return bsz_fail_memory(err);
	to.output = options->output ? options->output : DEFAULT_FILE;
	if (strcmp(to.output, "-") != 0 && access(to.output, F_OK) == 0)
		return bsz_fail(err, BSZ_EUSAGE, "%s is there already (name "
		    "another with -o, or -o - to see what would be written)",
		    to.output);
	rc = bsz_output_open(&output, &to, err);
	if (rc)
		return rc;
	bsz_buf_push(&output.buf, text->data, text->size);
	rc = bsz_output_close(&output, err);
	if (!rc && !options->quiet && strcmp(to.output, "-") != 0)
		bsz_say(to.output, "written; next: binsize baseline update, "
		    "then binsize check");
	return rc;
}

static int init(const struct bsz_options *options, const char *const *paths,
    size_t count, struct bsz_buf *text, struct bsz_err *err)
{
	const struct bsz_wanted none = {0};
	int rc = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(base_name(paths[i]),
			    base_name(paths[j])) == 0)
				return bsz_fail(err, BSZ_EUSAGE, "%s and %s "
				    "have the same name (write the second "
				    "by hand)", paths[j], paths[i]);
	write_artifacts(paths, count, text);
	bsz_buf_text(text, "budgets:\n");
	for (size_t i = 0; i < count && !rc; i++) {
		struct bsz_sizes sizes;

		rc = bsz_measure(&sizes, base_name(paths[i]), paths[i], &none,
		    options, options->jobs, err);
		if (rc)
			rc = bsz_wrap(err, "%s", paths[i]);
		else
			write_budget(paths[i], &sizes, text);
		bsz_sizes_release(&sizes);
	}
	return rc ? rc : write_file(options, text, err);
}

static int run(struct bsz_options *options)
{
	struct bsz_buf text = {0};
	struct bsz_err err = {0};
	int status = 0;

	if (strcmp(options->operands[0], verb_word(0)) != 0) {
		bsz_say(NULL, "budget has no '%s' (init)",
		    options->operands[0]);
		return bsz_exit_status(BSZ_EUSAGE);
	}
	if (init(options, options->operands + 1, options->operand_count - 1,
	    &text, &err))
		status = bsz_say_error(NULL, &err);
	bsz_buf_release(&text);
	return status;
}

static const struct bsz_option output[] = {
	{.argp = {"output", 'o', "FILE", 0,
	     "write FILE in place of " DEFAULT_FILE "; - for standard output",
	     0},
	    .is_path = true, .set = bsz_option_set_output},
};

static const struct bsz_option_table output_table = {
	.title = "Output:", .options = output, .count = BSZ_COUNTOF(output)};

static const struct bsz_option_table *const tables[] = {
	&output_table, &bsz_options_work, &bsz_options_help, NULL};

const struct bsz_command bsz_command_budget = {
	.name = "budget",
	.brief = "write a first set of budgets",
	.operands = "init INPUT...",
	.examples = "  binsize budget init build/app",
	.help = "Writes " DEFAULT_FILE " with a budget for each INPUT: its "
	    "size today and 5 percent more, and growth of 2 percent. A file "
	    "that is there already is not changed.",
	.tables = tables,
	.word = verb_word,
	.operands_min = 2,
	.operands_max = SIZE_MAX,
	.run = run,
};
