/*
 * Signals are blocked while we wait and taken one by one. What the terminal
 * sends goes to the command as well, as it is in the same group; what is sent
 * to us alone is handed on. We live until the command has ended, so that its
 * run is kept, however it ends.
 */
#include "process.h"

#include "say.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const int handed_on[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1,
	SIGUSR2};

static int64_t now_ms(clockid_t clock)
{
	struct timespec now;

	(void)clock_gettime(clock, &now); /* cannot fail for these */
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t time_ms(const struct timeval *time)
{
	return (int64_t)time->tv_sec * 1000 + time->tv_usec / 1000;
}

/* Start with the signals as they were before. 0 or an errno value. */
static int start(pid_t *pid, char *const *argv, const sigset_t *mask)
{
	posix_spawnattr_t attributes;
	sigset_t defaults;

	if (posix_spawnattr_init(&attributes) != 0)
		return ENOMEM;
	(void)sigemptyset(&defaults);
	(void)sigaddset(&defaults, SIGPIPE);
	/* None of these fails for what is passed here. */
	(void)posix_spawnattr_setsigmask(&attributes, mask);
	(void)posix_spawnattr_setsigdefault(&attributes, &defaults);
	(void)posix_spawnattr_setflags(&attributes,
	    POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	const int failed = posix_spawnp(pid, argv[0], NULL, &attributes, argv,
	    environ);
	(void)posix_spawnattr_destroy(&attributes);
	return failed;
}

static void keep_usage(struct bsz_process *process, int status,
    const struct rusage *usage)
{
	process->signalled = WIFSIGNALED(status);
	process->status = process->signalled ? 128 + WTERMSIG(status) :
	    WEXITSTATUS(status);
	process->cpu_ms = time_ms(&usage->ru_utime) +
	    time_ms(&usage->ru_stime);
	process->peak_bytes = (int64_t)usage->ru_maxrss * 1024;
}

static void await(struct bsz_process *process, pid_t pid,
    const sigset_t *signals)
{
	struct rusage usage;
	siginfo_t info;
	int status;

	for (;;) {
		const pid_t ended = wait4(pid, &status, WNOHANG, &usage);

		if (ended == pid) {
			keep_usage(process, status, &usage);
			return;
		}
		if (ended < 0 && errno != EINTR)
			return; /* somebody else reaped it */
		if (sigwaitinfo(signals, &info) < 0 ||
		    info.si_signo == SIGCHLD)
			continue;
		/* The terminal's are the kernel's own. */
		if (info.si_code != SI_KERNEL)
			(void)kill(pid, info.si_signo); /* it may be gone */
	}
}

void bsz_process_run(struct bsz_process *process, char *const *argv,
    void (*begun)(void *context), void *context)
{
	sigset_t signals, before;
	pid_t pid;

	*process = (struct bsz_process){0};
	(void)sigemptyset(&signals);
	(void)sigaddset(&signals, SIGCHLD);
	for (size_t i = 0; i < BSZ_COUNTOF(handed_on); i++)
		(void)sigaddset(&signals, handed_on[i]);
	/* A parent may have left it ignored; then nothing is waited for. */
	(void)signal(SIGCHLD, SIG_DFL);
	(void)sigprocmask(SIG_BLOCK, &signals, &before);
	process->started_ms = now_ms(CLOCK_REALTIME);
	const int64_t from = now_ms(CLOCK_MONOTONIC);
	const int failed = start(&pid, argv, &before);
	if (failed) {
		process->status = failed == ENOENT ? 127 : 126;
		bsz_say(argv[0], "cannot be run: %s", strerror(failed));
	} else {
		process->started = true;
		if (begun)
			begun(context);
		await(process, pid, &signals);
	}
	process->wall_ms = now_ms(CLOCK_MONOTONIC) - from;
	/* The signals stay blocked: what is left to do is to keep the run. */
}
