/*
 * Results, all or nothing. A file is written beside its target under another
 * name and renamed; devices and pipes (-o /dev/stderr) cannot be renamed and
 * are written as they are.
 *
 * Width and colour follow the terminal, if there is one: a result in a pipe
 * or a file depends on nothing but input and options.
 */
#include "output.h"

#include "say.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEFAULT_WIDTH 80
#define TEMPORARY ".binsize-XXXXXX"

static bool has_env(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

/* The first rule that applies decides. */
static bool choose_colour(enum bsz_when when, bool terminal)
{
	const char *term = getenv("TERM");

	if (when != BSZ_AUTOMATIC)
		return when == BSZ_ALWAYS;
	if (has_env("NO_COLOR"))
		return false;
	if (has_env("FORCE_COLOR") || has_env("CLICOLOR_FORCE"))
		return true;
	if (term && strcmp(term, "dumb") == 0)
		return false;
	return terminal;
}

static size_t terminal_width(int fd)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col)
		return size.ws_col;
	if (columns && *columns >= '1' && *columns <= '9') {
		const unsigned long width = strtoul(columns, NULL, 10);

		return width < 10000 ? width : DEFAULT_WIDTH;
	}
	return DEFAULT_WIDTH;
}

bool bsz_output_is_watched(void)
{
	return isatty(STDERR_FILENO) && !has_env("CI");
}

static int drain(void *context, const char *data, size_t size)
{
	const struct bsz_output *output = context;

	while (size) {
		const ssize_t written = write(output->fd, data, size);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return errno;
		data += written;
		size -= (size_t)written;
	}
	return 0;
}

static int fail(const char *target, const char *what, int number,
    struct bsz_err *err)
{
	return bsz_fail(err, BSZ_EOUTPUT, "%.600s: %s: %s", target, what,
	    strerror(number));
}

/* A new file beside target. mkstemp() makes it private; it gets the mode
 * that a file made by open() would have had. */
static int open_temporary(struct bsz_output *output, struct bsz_err *err)
{
	const char *slash = strrchr(output->target, '/');
	const int folder = slash ? (int)(slash + 1 - output->target) : 0;
	const mode_t mask = umask(0);

	(void)umask(mask); /* cannot fail; only asked for */
	output->temporary = bsz_arena_printf(&output->arena, "%.*s"
	    TEMPORARY, folder, output->target);
	if (!output->temporary)
		return bsz_fail_memory(err);
	output->fd = mkostemp(output->temporary, O_CLOEXEC);
	if (output->fd < 0) {
		const int number = errno;

		output->temporary = NULL;
		return fail(output->name, "cannot be written", number, err);
	}
	if (fchmod(output->fd, 0666 & ~mask) != 0)
		return fail(output->name, "cannot be given its mode", errno,
		    err);
	return 0;
}

static int open_file(struct bsz_output *output, const char *path,
    struct bsz_err *err)
{
	struct stat status;

	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
		return bsz_fail(err, BSZ_EOUTPUT,
		    "%.600s: is a directory (name a file in it)", path);
	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
		output->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		return output->fd < 0 ?
		    fail(path, "cannot be written", errno, err) : 0;
	}
	/* Through a symbolic link: the file it names is replaced. */
	char *real = realpath(path, NULL);
	const char *target = real ? real : path;
	output->target = bsz_arena_copy(&output->arena, target,
	    strlen(target));
	free(real);
	return output->target ? open_temporary(output, err) :
	    bsz_fail_memory(err);
}

int bsz_output_open(struct bsz_output *output,
    const struct bsz_options *options, struct bsz_err *err)
{
	const char *path = options->output;

	*output = (struct bsz_output){.fd = STDOUT_FILENO,
		.name = "standard output",
		.buf = {.drain = drain, .context = output}};
	if (path && strcmp(path, "-") != 0) {
		output->name = path;
		const int rc = open_file(output, path, err);

		if (rc) {
			bsz_output_discard(output);
			return rc;
		}
	}
	const bool terminal = isatty(output->fd);
	output->look = (struct bsz_render_options){
		.width = terminal ? terminal_width(output->fd) : 0,
		.colour = choose_colour(options->colour, terminal),
		.csv_safe = options->csv_safe,
		.version = PACKAGE_VERSION};
	return 0;
}

void bsz_output_discard(struct bsz_output *output)
{
	if (output->temporary)
		(void)unlink(output->temporary); /* nothing more to try */
	if (output->fd > STDERR_FILENO)
		(void)close(output->fd); /* it is given up anyway */
	bsz_buf_release(&output->buf);
	bsz_arena_release(&output->arena);
}

/* All written and in place? 0 or an errno value. */
static int settle(struct bsz_output *output)
{
	if (output->fd > STDERR_FILENO) {
		const int failed = close(output->fd);

		output->fd = -1;
		if (failed)
			return errno;
	}
	if (output->temporary &&
	    rename(output->temporary, output->target) != 0)
		return errno;
	output->temporary = NULL;
	return 0;
}

int bsz_output_close(struct bsz_output *output, struct bsz_err *err)
{
	const bool complete = bsz_buf_flush(&output->buf);
	const int number = complete ? settle(output) :
	    output->buf.drain_errno;
	int rc = 0;

	if (!complete && !number)
		rc = bsz_fail_memory(err);
	else if (number == EPIPE)
		rc = bsz_fail(err, BSZ_EOUTPUT, "%s", "");
	else if (number)
		rc = fail(output->name, "cannot be written", number, err);
	bsz_output_discard(output);
	return rc;
}

int bsz_output_text(const char *text, size_t size)
{
	const struct bsz_options options = {.colour = BSZ_NEVER};
	struct bsz_output output;
	struct bsz_err err = {0};
	int rc = bsz_output_open(&output, &options, &err);

	if (!rc) {
		bsz_buf_push(&output.buf, text, size);
		rc = bsz_output_close(&output, &err);
	}
	return rc ? bsz_say_error(NULL, &err) : 0;
}

int bsz_output_release_text(struct bsz_buf *text)
{
	struct bsz_err err = {0};
	int status;

	if (text->failed) {
		(void)bsz_fail_memory(&err);
		status = bsz_say_error(NULL, &err);
	} else {
		status = bsz_output_text(text->data, text->size);
	}
	bsz_buf_release(text);
	return status;
}

int bsz_output_reports(const struct bsz_options *options,
    const struct bsz_report *const *reports, size_t count)
{
	struct bsz_output output;
	struct bsz_err err = {0};
	int rc = bsz_output_open(&output, options, &err);

	if (rc)
		return bsz_say_error(NULL, &err);
	rc = options->format->write(reports, count, &output.look, &output.buf,
	    &err);
	if (rc)
		bsz_output_discard(&output);
	else
		rc = bsz_output_close(&output, &err);
	return rc ? bsz_say_error(NULL, &err) : 0;
}

int bsz_output_with_sides(const struct bsz_options *options,
    const struct bsz_report *const *reports, size_t count)
{
	int worst = bsz_output_reports(options, reports, count);

	for (size_t i = 0; i < options->check.report_count; i++) {
		struct bsz_options other = *options;

		other.format = options->check.reports[i].format;
		other.output = options->check.reports[i].path;
		other.colour = BSZ_NEVER;
		const int status = bsz_output_reports(&other, reports,
		    count);
		worst = status > worst ? status : worst;
	}
	return worst;
}
