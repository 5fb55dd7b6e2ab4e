/*
 * Results in files: all or nothing, and nothing left behind.
 */
#include <cmd/output.h>

#include <setjmp.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include <dirent.h>

struct place {
	char folder[64];
	char path[96];
};

static int enter(void **state)
{
	static struct place place;

	(void)snprintf(place.folder, sizeof(place.folder),
	    "/tmp/test-output-XXXXXX");
	if (!mkdtemp(place.folder))
		return -1;
	(void)snprintf(place.path, sizeof(place.path), "%s/out",
	    place.folder);
	*state = &place;
	return 0;
}

static int leave(void **state)
{
	const struct place *place = *state;

	(void)unlink(place->path);
	return rmdir(place->folder); /* fails when something is left */
}

static void read_back(const char *path, char *text, size_t size)
{
	FILE *stream = fopen(path, "r");

	assert_non_null(stream);
	text[fread(text, 1, size - 1, stream)] = '\0';
	(void)fclose(stream);
}

static void replaces_a_file(void **state)
{
	const struct place *place = *state;
	const struct bsz_options options = {.output = place->path};
	struct bsz_output output;
	struct bsz_err err = {0};
	struct stat status;
	char text[32];

	for (int i = 0; i < 2; i++) {
		assert_int_equal(bsz_output_open(&output, &options, &err), 0);
		assert_int_equal(output.look.width, 0);
		assert_false(output.look.colour);
		bsz_buf_printf(&output.buf, "result %d", i);
		assert_int_equal(bsz_output_close(&output, &err), 0);
	}
	read_back(place->path, text, sizeof(text));
	assert_string_equal(text, "result 1");
	assert_int_equal(stat(place->path, &status), 0);
	const mode_t mask = umask(0);
	(void)umask(mask);
	assert_int_equal(status.st_mode & 0777, 0666 & ~mask);
}

static void leaves_nothing_half_done(void **state)
{
	const struct place *place = *state;
	const struct bsz_options options = {.output = place->path};
	struct bsz_output output;
	struct bsz_err err = {0};
	size_t entries = 0;

	assert_int_equal(bsz_output_open(&output, &options, &err), 0);
	bsz_buf_text(&output.buf, "half");
	bsz_output_discard(&output);
	DIR *folder = opendir(place->folder);
	assert_non_null(folder);
	for (struct dirent *entry; (entry = readdir(folder));)
		entries += entry->d_name[0] != '.' ||
		    entry->d_name[1] == 'b';
	(void)closedir(folder);
	assert_int_equal(entries, 0);
}

static void writes_devices_as_they_are(void **state)
{
	const struct bsz_options options = {.output = "/dev/full"};
	struct bsz_output output;
	struct bsz_err err = {0};
	struct stat status;

	(void)state;
	if (stat("/dev/full", &status) != 0)
		skip();
	assert_int_equal(bsz_output_open(&output, &options, &err), 0);
	bsz_buf_text(&output.buf, "lost");
	assert_int_equal(bsz_output_close(&output, &err), BSZ_EOUTPUT);
	assert_non_null(strstr(err.text, "/dev/full: cannot be written"));
	assert_int_equal(stat("/dev/full", &status), 0);
	assert_true(S_ISCHR(status.st_mode));
}

static void refuses_what_is_no_file(void **state)
{
	const struct place *place = *state;
	const struct bsz_options folder = {.output = place->folder};
	const struct bsz_options nowhere = {.output = "no/such/folder/out"};
	struct bsz_output output;
	struct bsz_err err = {0};

	assert_int_equal(bsz_output_open(&output, &folder, &err),
	    BSZ_EOUTPUT);
	assert_int_equal(bsz_output_open(&output, &nowhere, &err),
	    BSZ_EOUTPUT);
}

/* The first rule that applies: option, NO_COLOR, FORCE_COLOR, terminal. */
static void chooses_colour(void **state)
{
	static const struct {
		enum bsz_when when;
		const char *no, *force;
		bool colour;
	} cases[] = {
		{BSZ_AUTOMATIC, "", "", false},
		{BSZ_AUTOMATIC, "", "1", true},
		{BSZ_AUTOMATIC, "1", "1", false},
		{BSZ_ALWAYS, "1", "", true},
		{BSZ_NEVER, "", "1", false},
	};
	const struct place *place = *state;

	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++) {
		const struct bsz_options options = {
			.output = place->path, .colour = cases[i].when};
		struct bsz_output output;
		struct bsz_err err = {0};

		assert_int_equal(setenv("NO_COLOR", cases[i].no, 1), 0);
		assert_int_equal(setenv("FORCE_COLOR", cases[i].force, 1),
		    0);
		assert_int_equal(unsetenv("CLICOLOR_FORCE"), 0);
		assert_int_equal(bsz_output_open(&output, &options, &err), 0);
		assert_int_equal(output.look.colour, cases[i].colour);
		bsz_output_discard(&output);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(replaces_a_file, enter,
		    leave),
		cmocka_unit_test_setup_teardown(leaves_nothing_half_done,
		    enter, leave),
		cmocka_unit_test(writes_devices_as_they_are),
		cmocka_unit_test_setup_teardown(refuses_what_is_no_file,
		    enter, leave),
		cmocka_unit_test_setup_teardown(chooses_colour, enter, leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
