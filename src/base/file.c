/*
 * Inputs. Regular files are mapped privately, so gigabytes cost no reading
 * that is not needed; pipes are read up to a limit. What is neither is
 * refused by name, because a device may never end.
 */
#include <binsize/file.h>

#include <binsize/arena.h>
#include <binsize/limits.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_READ ((size_t)1 << 16)

static void descriptor_close(const int *fd)
{
	if (*fd > STDIN_FILENO)
		(void)close(*fd); /* only read from */
}

/* The usual causes in our words, with what to try; others in the system's. */
static int fail_system(struct bsz_err *err, const char *what, int number)
{
	static const struct {
		int number;
		const char *text;
	} known[] = {
		{ENOENT, "no such file (check the path)"},
		{ENOTDIR, "no such file (a part of the path is no directory)"},
		{EACCES, "permission denied (check who may read it)"},
		{EISDIR, "is a directory (give a file in it)"},
		{ELOOP, "too many symbolic links (check where they lead)"},
		{EMFILE, "too many open files (raise ulimit -n)"},
	};

	for (size_t i = 0; i < BSZ_COUNTOF(known); i++)
		if (known[i].number == number)
			return bsz_fail(err, BSZ_EINPUT, "%s", known[i].text);
	return bsz_fail(err, BSZ_EINPUT, "%s: %s", what, strerror(number));
}

static int map_regular(struct bsz_file *file, int fd, uint64_t size,
    struct bsz_err *err)
{
	void *memory;

	if (!size)
		return bsz_fail(err, BSZ_EINPUT,
		    "is empty (was it written completely?)");
	if (size > SIZE_MAX)
		return bsz_fail(err, BSZ_EINPUT,
		    "is too large for this machine's address space");
	memory = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (memory == MAP_FAILED)
		return fail_system(err, "cannot be mapped", errno);
	file->bytes = (struct bsz_span){memory, size};
	file->mapped = true;
	return 0;
}

/* Twice the room, at most one byte above the limit; false: no memory. */
static bool grow(uint8_t **data, size_t *room)
{
	const size_t wanted = *room ? (size_t)bsz_min(2 * (uint64_t)*room,
	    BSZ_MAX_PIPE + 1) : FIRST_READ;
	uint8_t *const grown = bsz_realloc(*data, wanted);

	if (!grown)
		return false;
	*data = grown;
	*room = wanted;
	return true;
}

static int read_all(int fd, uint8_t **data, size_t *size,
    struct bsz_err *err)
{
	size_t room = 0;
	ssize_t got;

	for (;;) {
		if (*size > BSZ_MAX_PIPE)
			return bsz_fail(err, BSZ_EINPUT, "is more than %llu "
			    "GiB through a pipe (store it in a file first)",
			    (unsigned long long)(BSZ_MAX_PIPE >> 30));
		if (*size == room && !grow(data, &room))
			return bsz_fail_memory(err);
		got = read(fd, *data + *size, room - *size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail_system(err, "cannot be read", errno);
		if (!got)
			return 0;
		*size += (size_t)got;
	}
}

static int read_pipe(struct bsz_file *file, int fd, struct bsz_err *err)
{
	uint8_t *data = NULL;
	size_t size = 0;
	int result = read_all(fd, &data, &size, err);

	if (!result && !size)
		result = bsz_fail(err, BSZ_EINPUT,
		    "is empty (nothing came through the pipe)");
	if (result) {
		bsz_free(data);
		return result;
	}
	file->bytes = (struct bsz_span){data, size};
	return 0;
}

static int open_descriptor(struct bsz_file *file, int fd,
    struct bsz_err *err)
{
	struct stat status;

	if (fstat(fd, &status))
		return fail_system(err, "cannot be examined", errno);
	if (S_ISREG(status.st_mode))
		return map_regular(file, fd, (uint64_t)status.st_size, err);
	if (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode))
		return read_pipe(file, fd, err);
	if (S_ISDIR(status.st_mode))
		return fail_system(err, "", EISDIR);
	if (isatty(fd))
		return bsz_fail(err, BSZ_EINPUT,
		    "is a terminal (pipe a file in: ... < FILE)");
	return bsz_fail(err, BSZ_EINPUT, "is a device (give a file)");
}

int bsz_file_open(struct bsz_file *file, const char *path,
    struct bsz_err *err)
{
	int fd BSZ_AUTO(descriptor_close) = STDIN_FILENO;

	*file = (struct bsz_file){0};
	if (strcmp(path, "-")) {
		/* O_NONBLOCK would not wait for a pipe's writer; devices that
		 * block on open are the user's own choice. */
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
		if (fd < 0)
			return fail_system(err, "cannot be opened", errno);
	}
	return open_descriptor(file, fd, err);
}

int bsz_file_open_regular(struct bsz_file *file, const char *path,
    struct bsz_err *err)
{
	struct stat status;
	/* O_NONBLOCK: a pipe without a writer is opened, and then refused. */
	int fd BSZ_AUTO(descriptor_close) = open(path, O_RDONLY | O_CLOEXEC |
	    O_NOCTTY | O_NONBLOCK);

	*file = (struct bsz_file){0};
	if (fd < 0)
		return fail_system(err, "cannot be opened", errno);
	if (fstat(fd, &status))
		return fail_system(err, "cannot be examined", errno);
	if (!S_ISREG(status.st_mode))
		return bsz_fail(err, BSZ_EINPUT, "is no regular file");
	return map_regular(file, fd, (uint64_t)status.st_size, err);
}

void bsz_file_close(struct bsz_file *file)
{
	/* Mapped by us: the cast drops const that only we put there. */
	void *const memory = (void *)(uintptr_t)file->bytes.data;

	if (file->mapped)
		(void)munmap(memory, (size_t)file->bytes.size);
	else
		bsz_free(memory);
	*file = (struct bsz_file){0};
}

void bsz_file_forget(struct bsz_span part)
{
	const uintptr_t page = 4096;
	const uintptr_t start = ((uintptr_t)part.data + page - 1) & -page;
	const uintptr_t end = ((uintptr_t)part.data + part.size) & -page;

	/* a hint: where it fails (larger pages), memory is kept */
	if (part.data && start < end)
		(void)madvise((void *)start, end - start, MADV_DONTNEED);
}
