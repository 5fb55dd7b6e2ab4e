/*
 * One process and two pipes. The server goes to its standard input, so that
 * argv is always the same; what it says elsewhere is not looked at.
 */
#include "registry_helper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define MOST ((size_t)64 << 10)
#define PATIENCE_MS 30000

struct helper {
	char program[80];
	pid_t pid;
	int input[2], output[2]; /* the end that is read first */
};

static void close_end(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd); /* pipes lose nothing by it */
	*fd = -1;
}

static bool is_name(const char *name)
{
	static const char any[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";

	return *name && !name[strspn(name, any)] && strlen(name) < 60;
}

static int start(struct helper *helper, struct bsz_err *err)
{
	char get[] = "get";
	char *const argv[] = {helper->program, get, NULL};
	posix_spawn_file_actions_t actions;

	if (pipe2(helper->input, O_CLOEXEC) != 0 ||
	    pipe2(helper->output, O_CLOEXEC) != 0 ||
	    posix_spawn_file_actions_init(&actions) != 0)
		return bsz_fail(err, BSZ_EUSAGE, "%s cannot be started: %s",
		    helper->program, strerror(errno));
	int failed = posix_spawn_file_actions_adddup2(&actions,
	    helper->input[0], STDIN_FILENO);
	failed = failed ? failed : posix_spawn_file_actions_adddup2(&actions,
	    helper->output[1], STDOUT_FILENO);
	failed = failed ? failed : posix_spawn_file_actions_addopen(&actions,
	    STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	failed = failed ? failed : posix_spawnp(&helper->pid, argv[0],
	    &actions, NULL, argv, environ);
	(void)posix_spawn_file_actions_destroy(&actions); /* cannot fail */
	close_end(&helper->output[1]);
	return failed ? bsz_fail(err, BSZ_EUSAGE, "the credential helper %s "
	    "cannot be started: %s", helper->program, strerror(failed)) : 0;
}

/* Short enough for any pipe, whose other end is open here, too: this neither
 * waits nor raises a signal. */
static void tell(struct helper *helper, const char *server)
{
	if (write(helper->input[1], server, strlen(server)) < 0)
		(void)kill(helper->pid, SIGKILL); /* it has nothing to do */
	close_end(&helper->input[0]);
	close_end(&helper->input[1]);
}

/* What it says until it ends; false when it does not. */
static bool listen_to(struct helper *helper, struct bsz_buf *said)
{
	char block[4096];
	int left = PATIENCE_MS;
	bool ended = false;

	while (!ended && said->size <= MOST && left > 0) {
		struct pollfd fd = {helper->output[0], POLLIN, 0};
		const int ready = poll(&fd, 1, 1000);

		left -= ready == 0 ? 1000 : 0;
		if (ready <= 0)
			continue;
		const ssize_t size = read(fd.fd, block, sizeof(block));
		if (size > 0)
			bsz_buf_push(said, block, (size_t)size);
		ended = size == 0 || (size < 0 && errno != EINTR);
	}
	explicit_bzero(block, sizeof(block));
	return ended && said->size <= MOST;
}

static int judge(const struct helper *helper, bool ended, int status,
    struct bsz_buf *said, struct bsz_err *err)
{
	static const char none[] = "credentials not found";

	if (said->failed)
		return bsz_fail_memory(err);
	if (ended && WIFEXITED(status) && !WEXITSTATUS(status))
		return 0;
	const bool unknown = ended && said->size >= strlen(none) &&
	    memcmp(said->data, none, strlen(none)) == 0;
	if (said->size)
		explicit_bzero(said->data, said->size);
	said->size = 0;
	return unknown ? 0 : bsz_fail(err, BSZ_EUSAGE, "the credential "
	    "helper %s failed", helper->program);
}

int bsz_helper_ask(const char *name, const char *server,
    struct bsz_buf *said, struct bsz_err *err)
{
	struct helper helper = {.input = {-1, -1}, .output = {-1, -1}};
	int status = 0;

	if (!is_name(name))
		return bsz_fail(err, BSZ_EUSAGE, "the credential file names "
		    "a helper that is no program's name");
	(void)snprintf(helper.program, sizeof(helper.program),
	    "docker-credential-%s", name); /* it fits */
	int rc = start(&helper, err);
	if (!rc) {
		tell(&helper, server);
		const bool ended = listen_to(&helper, said);

		if (!ended)
			(void)kill(helper.pid, SIGKILL); /* or it has ended */
		while (waitpid(helper.pid, &status, 0) < 0 && errno == EINTR)
			continue;
		rc = judge(&helper, ended, status, said, err);
	}
	for (int end = 0; end < 2; end++) {
		close_end(&helper.input[end]);
		close_end(&helper.output[end]);
	}
	return rc;
}
