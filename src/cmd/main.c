/*
 * binsize: bytes become claims, claims become ranges, ranges become rows,
 * rows become text. This file only finds the command and returns its status;
 * answer.c holds the way that most commands take.
 */
#include "command.h"
#include "dump.h"
#include "help_text.h"
#include "output.h"
#include "say.h"
#include "suggest.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

static int show_help(void)
{
	struct bsz_buf buf = {0};

	bsz_help_program(&buf);
	return bsz_output_release_text(&buf);
}

static int show_version(void)
{
	static const char text[] = "binsize " PACKAGE_VERSION "\n";

	return bsz_output_text(text, sizeof(text) - 1);
}

static int show_tables(void)
{
	struct bsz_buf buf = {0};

	bsz_dump_cli(&buf);
	return bsz_output_release_text(&buf);
}

/* What stands in a command's place. */
static const struct {
	const char *option;
	int (*run)(void);
} globals[] = {
	{"--help", show_help},
	{"-h", show_help},
	{"--version", show_version},
	{"-V", show_version},
	{"--dump-cli", show_tables}, /* for completions and man pages */
};

/* Not a command: which one may have been meant? The exit status. */
static int refuse(const char *typed)
{
	struct bsz_suggestion suggestion;
	char room[BSZ_SUGGEST_ROOM];
	struct stat status;

	bsz_suggest_init(&suggestion, typed, strlen(typed));
	for (size_t i = 0; bsz_command_word(i); i++)
		bsz_suggest_offer(&suggestion, bsz_command_word(i));
	if (typed[0] == '-')
		bsz_say(NULL, "the command comes first, then '%s' (see "
		    "binsize --help)", typed);
	else if (stat(typed, &status) == 0) /* "hello" is near to "help" */
		bsz_say(NULL, "'%s' is a file, not a command (did you mean "
		    "'binsize report %s'?)", typed, typed);
	else
		bsz_say(NULL, "there is no command '%s'%s", typed,
		    suggestion.best ?
		    bsz_suggest_text(&suggestion, room) :
		    " (see binsize --help)");
	return bsz_exit_status(BSZ_EUSAGE);
}

static int run_command(const struct bsz_command *command, int argc,
    char **argv)
{
	struct bsz_options options;
	struct bsz_err err = {0};
	struct bsz_buf buf = {0};
	int status;

	if (bsz_options_parse(&options, command, argc, argv, &err)) {
		status = bsz_say_error(NULL, &err);
	} else if (options.help) {
		bsz_help_command(command, &buf);
		status = bsz_output_release_text(&buf);
	} else {
		status = command->run(&options);
	}
	bsz_options_release(&options);
	return status;
}

/*
 * A file opened by us must never get the number of a standard stream that
 * the caller closed, or our messages would be written into it.
 */
static void reserve_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null", O_RDONLY) < 0)
			return; /* then opening an input fails as well */
}

/* Test hook: fail the n-th allocation. */
static void plan_failure(void)
{
	const char *text = getenv("BINSIZE_FAIL_ALLOC");

	if (text)
		bsz_alloc_fail_at(strtoull(text, NULL, 10));
}

int main(int argc, char **argv)
{
	reserve_streams();
	plan_failure();
	/* A reader that goes away ends us, quietly, even where the caller
	 * had the signal ignored. */
	(void)signal(SIGPIPE, SIG_DFL); /* cannot fail for this signal */
	if (argc < 2)
		return show_help();
	for (size_t i = 0; i < BSZ_COUNTOF(globals); i++)
		if (strcmp(argv[1], globals[i].option) == 0)
			return globals[i].run();
	const struct bsz_command *command = bsz_command_find(argv[1]);
	if (!command)
		return refuse(argv[1]);
	return run_command(command, argc - 1, argv + 1);
}
