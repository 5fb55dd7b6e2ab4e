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

static int start(struct git *git, const char *name, struct bsz_err *err)
{
	char *const argv[] = {"git", "--no-pager", "show",
		(char *)(uintptr_t)name, NULL};
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
static int fail(struct git *git, const char *name, bool *missing,
    struct bsz_err *err)
{
	static const char prefix[] = "fatal: ";
	const char *said;

	bsz_buf_char(&git->said, '\0');
	if (git->said.failed)
		return bsz_fail_memory(err);
	said = git->said.data;
	*missing = strstr(said, "does not exist in") ||
	    strstr(said, "exists on disk, but not in");
	if (strncmp(said, prefix, strlen(prefix)) == 0)
		said += strlen(prefix);
	return bsz_fail(err, BSZ_EINPUT, "git show %.200s: %.*s", name,
	    (int)bsz_min(strcspn(said, "\n"), 500),
	    *said ? said : "no reason given");
}

int bsz_git_show(const char *name, struct bsz_buf *out, bool *missing,
    struct bsz_err *err)
{
	struct git git = {.output = {-1, -1}, .errors = {-1, -1}};
	int status = 0;

	*missing = false;
	if (*name == '-' || !strchr(name, ':'))
		return bsz_fail(err, BSZ_EUSAGE, "git:%.200s: a revision and "
		    "a path are wanted (git:REF:PATH)", name);
	int rc = start(&git, name, err);
	if (!rc) {
		take_both(&git, out);
		close_end(&git.output[0]);
		close_end(&git.errors[0]);
		while (waitpid(git.pid, &status, 0) < 0 && errno == EINTR)
			continue;
		if (!WIFEXITED(status) || WEXITSTATUS(status))
			rc = fail(&git, name, missing, err);
		else if (out->failed)
			rc = bsz_fail_memory(err);
	}
	for (int end = 0; end < 2; end++) {
		close_end(&git.output[end]);
		close_end(&git.errors[end]);
	}
	bsz_buf_release(&git.said);
	return rc;
}
