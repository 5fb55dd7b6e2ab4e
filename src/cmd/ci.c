/*
 * One row an output: whose, in which format, where. GitHub names its files in
 * the environment and has what is there already kept. A summary or annotation
 * above a megabyte would be dropped as a whole, so ours are cut before.
 */
#include "ci.h"

#include "output.h"
#include "say.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define MOST_SUMMARY 1000000
#define CUT_WORDS "\nmore rows were left out; --report json:FILE has them\n"

struct side {
	const char *system;   /* set where the CI system runs */
	const char *format;
	const char *path;     /* NULL: standard output, or as named by */
	const char *variable; /* the path of a file that is added to */
};

static const struct side sides[] = {
	{"GITHUB_ACTIONS", "github", NULL, NULL},
	{"GITHUB_ACTIONS", "markdown", NULL, "GITHUB_STEP_SUMMARY"},
	{"GITHUB_ACTIONS", "dotenv", NULL, "GITHUB_OUTPUT"},
	{"GITLAB_CI", "codequality", "binsize-codequality.json", NULL},
	{"GITLAB_CI", "junit", "binsize-junit.xml", NULL},
	{"GITLAB_CI", "openmetrics", "binsize-metrics.txt", NULL},
	{"GITLAB_CI", "dotenv", "binsize.env", NULL},
	{"BUILDKITE", "markdown", "binsize-annotation.md", NULL},
	{"JENKINS_URL", "sarif", "binsize.sarif", NULL},
};

/* What fits, up to the end of a line. */
static size_t cut(const struct bsz_buf *text)
{
	size_t size = text->size;

	if (size <= MOST_SUMMARY)
		return size;
	size = MOST_SUMMARY - strlen(CUT_WORDS);
	while (size && text->data[size - 1] != '\n')
		size--;
	return size;
}

static int add_to(const char *path, const struct bsz_buf *text,
    struct bsz_err *err)
{
	const int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC,
	    0666);
	const size_t size = cut(text);
	size_t done = 0;

	if (fd < 0)
		return bsz_fail(err, BSZ_EOUTPUT, "%.600s: cannot be "
		    "written: %s", path, strerror(errno));
	while (done < size) {
		const ssize_t written = write(fd, text->data + done,
		    size - done);

		if (written < 0 && errno != EINTR)
			break;
		done += written > 0 ? (size_t)written : 0;
	}
	if (done == size && size < text->size)
		done += write(fd, CUT_WORDS, strlen(CUT_WORDS)) < 0;
	const int number = errno;
	(void)close(fd); /* what a full disk says, write() has said */
	return done == size ? 0 : bsz_fail(err, BSZ_EOUTPUT, "%.600s: "
	    "cannot be written: %s", path, strerror(number));
}

/* A file of its own, which is replaced only when all went well. */
static int replace(const struct bsz_options *options,
    const struct bsz_buf *text, struct bsz_err *err)
{
	const size_t size = cut(text);
	struct bsz_output output;
	const int rc = bsz_output_open(&output, options, err);

	if (rc)
		return rc;
	bsz_buf_push(&output.buf, text->data, size);
	if (size < text->size)
		bsz_buf_text(&output.buf, CUT_WORDS);
	return bsz_output_close(&output, err);
}

static int write_cut(const struct side *side,
    const struct bsz_options *options, const struct bsz_report *report)
{
	const struct bsz_render_options look = {.version = PACKAGE_VERSION};
	struct bsz_buf text = {0};
	struct bsz_err err = {0};
	int rc = bsz_renderer_find(side->format)->write(&report, 1, &look,
	    &text, &err);

	if (!rc && text.failed)
		rc = bsz_fail_memory(&err);
	if (!rc)
		rc = side->variable ? add_to(options->output, &text, &err) :
		    replace(options, &text, &err);
	bsz_buf_release(&text);
	return rc ? bsz_say_error(NULL, &err) : 0;
}

static int write_side(const struct side *side,
    const struct bsz_options *options, const struct bsz_report *report)
{
	const char *const named = side->variable ? getenv(side->variable) :
	    side->path;
	struct bsz_options other = *options;
	int status;

	if (side->variable && (!named || !*named))
		return 0;
	other.format = bsz_renderer_find(side->format);
	other.output = named;
	other.colour = BSZ_NEVER;
	status = side->variable || strcmp(side->format, "markdown") == 0 ?
	    write_cut(side, &other, report) :
	    bsz_output_reports(&other, &report, 1);
	if (!status && named && !options->quiet)
		bsz_say(named, "%s written", side->format);
	return status;
}

int bsz_ci_write(const struct bsz_options *options,
    const struct bsz_report *report)
{
	int worst = 0;

	for (size_t i = 0; i < BSZ_COUNTOF(sides); i++) {
		const char *const value = getenv(sides[i].system);

		if (!value || !*value)
			continue;
		const int status = write_side(&sides[i], options, report);
		worst = status > worst ? status : worst;
	}
	return worst;
}
