/*
 * The signals that a recorder hands on stay blocked in the herald, so that
 * what a terminal sends does not end it half way.
 */
#include "herald.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_MS 1000
#define PAUSE_MS 2

bool bsz_herald_split(struct bsz_herald *herald)
{
	const pid_t pid = fork();

	herald->pid = pid > 0 ? pid : 0;
	return pid == 0;
}

_Noreturn void bsz_herald_end(void)
{
	_exit(0); /* nothing of the recorder's is to be written or removed */
}

void bsz_herald_await(struct bsz_herald *herald)
{
	const struct timespec pause = {.tv_nsec = PAUSE_MS * 1000000L};

	if (!herald->pid)
		return;
	for (int waited = 0; waited < PATIENCE_MS; waited += PAUSE_MS) {
		if (waitpid(herald->pid, NULL, WNOHANG) != 0)
			return; /* done, or not ours any more */
		(void)nanosleep(&pause, NULL); /* a shorter one is fine */
	}
	(void)kill(herald->pid, SIGKILL); /* it is ours until it is waited for */
	(void)waitpid(herald->pid, NULL, 0);
}
