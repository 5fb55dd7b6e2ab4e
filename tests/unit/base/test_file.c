/*
 * Opening inputs: files, pipes, standard input, and what is refused.
 */
#include <binsize/file.h>

#include <binsize/arena.h>

#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct place {
	char folder[64];
	char path[96];
};

static int set_up(void **state)
{
	static struct place place;

	(void)snprintf(place.folder, sizeof(place.folder),
	    "/tmp/binsize-test-XXXXXX");
	if (!mkdtemp(place.folder))
		return -1;
	(void)snprintf(place.path, sizeof(place.path), "%s/input",
	    place.folder);
	*state = &place;
	return 0;
}

static int tear_down(void **state)
{
	const struct place *const place = *state;

	(void)unlink(place->path); /* not each test makes it */
	return rmdir(place->folder);
}

static void write_file(const char *path, const char *data, size_t size)
{
	FILE *const file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

static void a_file_is_mapped(void **state)
{
	const struct place *const place = *state;
	struct bsz_file file;
	struct bsz_err err;

	write_file(place->path, "hello\0world", 11);
	assert_int_equal(bsz_file_open(&file, place->path, &err), 0);
	assert_true(file.mapped);
	assert_int_equal(file.bytes.size, 11);
	assert_memory_equal(file.bytes.data, "hello\0world", 11);
	bsz_file_close(&file);
	assert_null(file.bytes.data);
	bsz_file_close(&file);
}

static void refused(const char *path, const char *why)
{
	struct bsz_file file;
	struct bsz_err err;

	assert_int_equal(bsz_file_open(&file, path, &err), BSZ_EINPUT);
	assert_non_null(strstr(err.text, why));
	assert_null(file.bytes.data);
	bsz_file_close(&file);
}

static void odd_inputs_are_refused_by_name(void **state)
{
	const struct place *const place = *state;
	char below[128];

	refused(place->path, "no such file");
	refused(place->folder, "is a directory");
	refused("/dev/null", "device");
	write_file(place->path, "", 0);
	refused(place->path, "is empty");
	(void)snprintf(below, sizeof(below), "%s/x", place->path);
	refused(below, "no directory");
	assert_int_equal(chmod(place->path, 0), 0);
	if (geteuid())
		refused(place->path, "permission denied");
}

static void *feed(void *argument)
{
	const struct place *const place = argument;
	char block[1000];
	FILE *const pipe = fopen(place->path, "w");

	memset(block, 'p', sizeof(block));
	for (int i = 0; pipe && i < 300; i++)
		(void)fwrite(block, 1, sizeof(block), pipe);
	return pipe && !fclose(pipe) ? NULL : argument;
}

static void a_pipe_is_read(void **state)
{
	struct place *const place = *state;
	struct bsz_file file;
	struct bsz_err err;
	pthread_t feeder;

	assert_int_equal(mkfifo(place->path, 0600), 0);
	assert_int_equal(pthread_create(&feeder, NULL, feed, place), 0);
	assert_int_equal(bsz_file_open(&file, place->path, &err), 0);
	assert_int_equal(pthread_join(feeder, NULL), 0);
	assert_false(file.mapped);
	assert_int_equal(file.bytes.size, 300000);
	for (size_t i = 0; i < 300000; i++)
		assert_int_equal(file.bytes.data[i], 'p');
	bsz_file_close(&file);
}

static void named_files_are_regular(void **state)
{
	struct place *const place = *state;
	struct bsz_file file;
	struct bsz_err err;

	assert_int_equal(mkfifo(place->path, 0600), 0);
	assert_int_equal(bsz_file_open_regular(&file, place->path, &err),
	    BSZ_EINPUT);
	assert_string_equal(err.text, "is no regular file");
	assert_int_equal(unlink(place->path), 0);
	assert_int_equal(bsz_file_open_regular(&file, place->path, &err),
	    BSZ_EINPUT);
	write_file(place->path, "abcd", 4);
	assert_int_equal(bsz_file_open_regular(&file, place->path, &err), 0);
	assert_int_equal(file.bytes.size, 4);
	bsz_file_close(&file);
}

/* Opens "-" while standard input is the given descriptor. */
static int open_standard_input(int fd, struct bsz_file *file,
    struct bsz_err *err)
{
	const int kept = dup(STDIN_FILENO);
	int result;

	assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	result = bsz_file_open(file, "-", err);
	assert_int_equal(fcntl(STDIN_FILENO, F_GETFD), 0);
	if (kept >= 0) {
		assert_int_equal(dup2(kept, STDIN_FILENO), STDIN_FILENO);
		assert_int_equal(close(kept), 0);
	}
	return result;
}

static void standard_input_is_a_pipe_or_a_file(void **state)
{
	const struct place *const place = *state;
	struct bsz_file file;
	struct bsz_err err;
	int ends[2], fd;

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "abc", 3), 3);
	assert_int_equal(close(ends[1]), 0);
	assert_int_equal(open_standard_input(ends[0], &file, &err), 0);
	assert_int_equal(file.bytes.size, 3);
	bsz_file_close(&file);
	/* The pipe is used up now. */
	assert_int_equal(open_standard_input(ends[0], &file, &err),
	    BSZ_EINPUT);
	assert_non_null(strstr(err.text, "empty"));
	assert_int_equal(close(ends[0]), 0);

	write_file(place->path, "abcd", 4);
	fd = open(place->path, O_RDONLY);
	assert_int_equal(open_standard_input(fd, &file, &err), 0);
	assert_true(file.mapped);
	assert_int_equal(file.bytes.size, 4);
	bsz_file_close(&file);
	assert_int_equal(close(fd), 0);
}

static void short_memory_is_an_error(void **state)
{
	struct bsz_file file;
	struct bsz_err err;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "abc", 3), 3);
	assert_int_equal(close(ends[1]), 0);
	bsz_alloc_fail_at(1);
	assert_int_equal(open_standard_input(ends[0], &file, &err),
	    BSZ_ENOMEM);
	bsz_alloc_fail_at(0);
	assert_null(file.bytes.data);
	assert_int_equal(close(ends[0]), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_file_is_mapped, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(
		    odd_inputs_are_refused_by_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(named_files_are_regular,
		    set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_pipe_is_read, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(
		    standard_input_is_a_pipe_or_a_file, set_up, tear_down),
		cmocka_unit_test(short_memory_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
