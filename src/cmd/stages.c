/*
 * A line is written by one write() to a file opened for appending, so that
 * stages that end at the same time do not mix.
 */
#include "stages.h"

#include <binsize/file.h>
#include <binsize/json.h>

#include <fcntl.h>
#include <unistd.h>

#define FILE_VARIABLE "BINSIZE_STAGES"
#define NAME_VARIABLE "BINSIZE_STAGE"
#define MOST_STAGES 10000

void bsz_stages_open(struct bsz_stages *stages)
{
	const char *const folder = getenv("TMPDIR");

	if ((size_t)snprintf(stages->path, sizeof(stages->path),
	    "%s/binsize-XXXXXX", folder && *folder ? folder : "/tmp") >=
	    sizeof(stages->path))
		(void)snprintf(stages->path, sizeof(stages->path),
		    "/tmp/binsize-XXXXXX"); /* fits */
	const int fd = mkostemp(stages->path, O_CLOEXEC);
	if (fd < 0) {
		stages->path[0] = '\0';
		(void)unsetenv(FILE_VARIABLE); /* not the outer one's */
		return;
	}
	(void)close(fd); /* empty */
	(void)unsetenv(NAME_VARIABLE);
	if (setenv(FILE_VARIABLE, stages->path, 1) != 0)
		stages->path[0] = '\0'; /* none are told */
}

static bool read_stage(struct bsz_span line, struct bsz_step *step,
    struct bsz_arena *arena)
{
	struct bsz_err ignored = {0};
	struct bsz_json *const document = bsz_json_parse(line, &ignored);
	const struct bsz_json_value *const root = document ?
	    bsz_json_root(document) : NULL;
	const char *const name = bsz_json_string(bsz_json_get(root, "name"));
	const bool fine = name &&
	    bsz_json_integer(bsz_json_get(root, "started_ms"),
	    &step->started_ms) &&
	    bsz_json_integer(bsz_json_get(root, "wall_ms"), &step->wall_ms);

	step->cached = BSZ_UNKNOWN;
	step->name = fine ? bsz_arena_copy(arena, name, strlen(name)) : NULL;
	bsz_json_free(document);
	return step->name && step->started_ms >= 0 && step->wall_ms >= 0;
}

static int read_stages(struct bsz_span text, struct bsz_record *run,
    struct bsz_arena *arena, struct bsz_err *err)
{
	struct bsz_step *const steps = bsz_arena_alloc(arena,
	    MOST_STAGES * sizeof(*steps));

	if (!steps)
		return bsz_fail_memory(err);
	run->steps = steps;
	while (text.size && run->step_count < MOST_STAGES) {
		const uint8_t *const end = memchr(text.data, '\n', text.size);
		const uint64_t size = end ? (uint64_t)(end - text.data) :
		    text.size;

		if (end && read_stage(bsz_span_part(text, 0, size),
		    &steps[run->step_count], arena))
			run->step_count++;
		text = bsz_span_part(text, size + (end != NULL),
		    text.size - size - (end != NULL));
	}
	return 0;
}

int bsz_stages_close(struct bsz_stages *stages, struct bsz_record *run,
    struct bsz_arena *arena, struct bsz_err *err)
{
	struct bsz_err ignored = {0};
	struct bsz_file file;
	int rc = 0;

	if (!stages->path[0])
		return 0;
	/* An empty file cannot be opened as an input: no stages. */
	if (bsz_file_open(&file, stages->path, &ignored) == 0)
		rc = read_stages(file.bytes, run, arena, err);
	bsz_file_close(&file);
	(void)unlink(stages->path); /* nothing more to try */
	return rc;
}

bool bsz_stages_tell(const struct bsz_step *step)
{
	const char *const path = getenv(FILE_VARIABLE);
	struct bsz_buf line = {0};
	bool told = false;

	if (!path || !*path)
		return false;
	bsz_step_write(step, &line);
	bsz_buf_char(&line, '\n');
	const int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
	if (fd >= 0 && !line.failed)
		told = write(fd, line.data, line.size) == (ssize_t)line.size;
	if (fd >= 0)
		(void)close(fd); /* written */
	bsz_buf_release(&line);
	return told;
}

const char *bsz_stages_enter(const char *name, struct bsz_arena *arena)
{
	const char *const outer = getenv(NAME_VARIABLE);
	const char *const path = outer && *outer ?
	    bsz_arena_printf(arena, "%s/%s", outer, name) : name;

	if (path)
		(void)setenv(NAME_VARIABLE, path, 1); /* else: not nested */
	return path;
}
