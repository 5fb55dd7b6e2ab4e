/*
 * One process, two pipes: what it prints, and why it fails.
 */
#include "git.h"

#include <binsize/limits.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct git {
	pid_t pid;
	int output[2], errors[2]; /* our end first */
	struct bsz_buf said;      /* on its standard error */
};

static void close_end(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd); /* pipes lose nothing by it */
	*fd = -1;
}

static int start(struct git *git, char *const *argv, struct bsz_err *err)
{
	posix_spawn_file_actions_t actions;

	if (pipe2(git->output, O_CLOEXEC) != 0 ||
	    pipe2(git->errors, O_CLOEXEC) != 0 ||
	    posix_spawn_file_actions_init(&actions) != 0)
		return bsz_fail(err, BSZ_EINPUT, "git cannot be started: %s",
		    strerror(errno));
	int failed = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO,
	    "/dev/null", O_RDONLY, 0);
	failed = failed ? failed : posix_spawn_file_actions_adddup2(&actions,
	    git->output[1], STDOUT_FILENO);
	failed = failed ? failed : posix_spawn_file_actions_adddup2(&actions,
	    git->errors[1], STDERR_FILENO);
	failed = failed ? failed : posix_spawnp(&git->pid, argv[0], &actions,
	    NULL, argv, environ);
	(void)posix_spawn_file_actions_destroy(&actions); /* cannot fail */
	close_end(&git->output[1]);
	close_end(&git->errors[1]);
	if (failed == ENOENT)
		return bsz_fail(err, BSZ_EUSAGE, "git is not installed (give "
		    "the baseline as a file)");
	return failed ? bsz_fail(err, BSZ_EINPUT, "git cannot be started: %s",
	    strerror(failed)) : 0;
}

/* Take what one pipe has; false when it has ended. */
static bool take(int fd, struct bsz_buf *buf, uint64_t limit)
{
	char block[65536];
	ssize_t size;

	do
		size = read(fd, block, sizeof(block));
	while (size < 0 && errno == EINTR);
	if (size > 0 && buf->size < limit)
		bsz_buf_push(buf, block, (size_t)size);
	return size > 0 && buf->size < limit;
}

static void take_both(struct git *git, struct bsz_buf *out)
{
	struct pollfd fds[] = {{git->output[0], POLLIN, 0},
		{git->errors[0], POLLIN, 0}};

	while (fds[0].fd >= 0 || fds[1].fd >= 0) {
		if (poll(fds, BSZ_COUNTOF(fds), -1) < 0 && errno != EINTR)
			return;
		if (fds[0].revents && !take(fds[0].fd, out, BSZ_MAX_JSON))
			fds[0].fd = -1;
		if (fds[1].revents && !take(fds[1].fd, &git->said, 65536))
			fds[1].fd = -1;
	}
}

/* The first line of what git said, without its own "fatal: ". */
static int fail(struct git *git, const char *words, const char *name,
    struct bsz_err *err)
{
	static const char prefix[] = "fatal: ";
	const char *said = git->said.data;

	if (git->said.failed)
		return bsz_fail_memory(err);
	if (strncmp(said, prefix, strlen(prefix)) == 0)
		said += strlen(prefix);
	return bsz_fail(err, BSZ_EINPUT, "git %s%.200s: %.*s", words, name,
	    (int)bsz_min(strcspn(said, "\n"), 500),
	    *said ? said : "no reason given");
}

/* Run git to its end. 0: what it printed is in out; 1: it failed, and
 * git->said says why; or an error's code. Released by the caller. */
static int run_git(struct git *git, char *const *argv, struct bsz_buf *out,
    struct bsz_err *err)
{
	int status = 0;

	*git = (struct git){.output = {-1, -1}, .errors = {-1, -1}};
	const int rc = start(git, argv, err);
	if (!rc) {
		take_both(git, out);
		close_end(&git->output[0]);
		close_end(&git->errors[0]);
		while (waitpid(git->pid, &status, 0) < 0 && errno == EINTR)
			continue;
	}
	for (int end = 0; end < 2; end++) {
		close_end(&git->output[end]);
		close_end(&git->errors[end]);
	}
	bsz_buf_char(&git->said, '\0');
	if (rc || out->failed)
		return rc ? rc : bsz_fail_memory(err);
	return !WIFEXITED(status) || WEXITSTATUS(status);
}

int bsz_git_show(const char *name, struct bsz_buf *out, bool *missing,
    struct bsz_err *err)
{
	char *const argv[] = {"git", "--no-pager", "show",
		(char *)(uintptr_t)name, NULL};
	struct git git;

	*missing = false;
	if (*name == '-' || !strchr(name, ':'))
		return bsz_fail(err, BSZ_EUSAGE, "git:%.200s: a revision and "
		    "a path are wanted (git:REF:PATH)", name);
	int rc = run_git(&git, argv, out, err);
	if (rc == 1) {
		*missing = !git.said.failed &&
		    (strstr(git.said.data, "does not exist in") ||
		    strstr(git.said.data, "exists on disk, but not in"));
		rc = fail(&git, "show ", name, err);
	}
	bsz_buf_release(&git.said);
	return rc;
}

int bsz_git_latest_tag(struct bsz_buf *tag, bool *missing,
    struct bsz_err *err)
{
	char *const argv[] = {"git", "describe", "--tags", "--abbrev=0",
		NULL};
	struct git git;
	int rc = run_git(&git, argv, tag, err);

	*missing = rc == 1;
	if (rc == 1)
		rc = fail(&git, "describe", "", err);
	bsz_buf_release(&git.said);
	while (tag->size && tag->data[tag->size - 1] == '\n')
		tag->size--;
	bsz_buf_char(tag, '\0');
	return rc || !tag->failed ? rc : bsz_fail_memory(err);
}

int bsz_git_trailers(const char *range, struct bsz_buf *out,
    struct bsz_err *err)
{
	char *const argv[] = {"git", "--no-pager", "-c",
		"log.showSignature=false", "log", "--no-color",
		"--format=%x1e%h%x1f%an <%ae>%x1f%(trailers:key=Binary-Size,"
		"valueonly=true,unfold=true)", (char *)(uintptr_t)range, "--",
		NULL};
	struct git git;

	if (*range == '-')
		return bsz_fail(err, BSZ_EUSAGE, "%.200s: a range of commits "
		    "is wanted (A..B)", range);
	int rc = run_git(&git, argv, out, err);
	if (rc == 1)
		rc = fail(&git, "log ", range, err);
	bsz_buf_release(&git.said);
	bsz_buf_char(out, '\0');
	return rc || !out->failed ? rc : bsz_fail_memory(err);
}
