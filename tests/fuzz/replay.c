/*
 * Runs a fuzz target without a fuzzer, the same way every time: on each file
 * of a corpus as it is, cut short, and changed by a generator of our own.
 *
 *     replay [--cuts N] [--changes N] [--seed S] [--fail-alloc N] FILE...
 *     replay --only WAY:NUMBER FILE      one run again, in this process
 *     replay --write OUT --only ...      and keep its input
 *
 * Each file is run by a child process, which tells its parent through shared
 * memory where it is, so that a crash and a hang are told with the words
 * that repeat them. Speaks TAP, one test a file.
 *
 * --fail-alloc N: up to N runs in each of which one allocation fails, spread
 * over all that there are.
 */
#include "fuzz.h"

#include <binsize/arena.h>
#include <binsize/file.h>

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Address space of a child: far more than the 64 MB that small inputs may
 * cost, far less than what a lying header can ask for. */
#define MEMORY_LIMIT ((rlim_t)512 << 20)
/* Seconds one input may take; sanitizers make it twenty times slower. */
#define SECONDS 20
/* More allocations than any file of the corpus needs. */
#define MANY_ALLOCATIONS (UINT64_C(1) << 24)

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#if SANITIZED
const char *__asan_default_options(void);

const char *__asan_default_options(void)
{
	return "max_allocation_size_mb=256:hard_rss_limit_mb=1500:"
	    "allocator_may_return_null=1";
}
#endif

enum way { WHOLE, CUT, CHANGED, FAILING, WAYS };
static const char *const way_names[WAYS] = {"whole", "cut", "changed",
	"failing"};

struct options {
	uint64_t most[WAYS]; /* runs a file */
	uint64_t seed;
	enum way only;
	bool has_only;
	uint64_t number;
	const char *write;
};

/* What the child tells: where it is, and what it found. */
struct progress {
	volatile uint32_t way;
	volatile uint64_t number, runs;
	char fault[1024]; /* as struct bsz_err has it */
};

/* splitmix64 */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static void put_number(uint8_t *data, uint64_t size, uint64_t width,
    uint64_t *state)
{
	static const uint64_t values[] = {0, 1, 2, 0x7f, 0x80, 0xff, 0xfffe,
		0xffff, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff,
		UINT64_C(0x7fffffffffffffff), UINT64_C(0x8000000000000000),
		UINT64_C(0xfffffffffffffff0), UINT64_MAX};
	const uint64_t kind = next_random(state);
	uint64_t value = values[kind % BSZ_COUNTOF(values)];
	uint64_t at = next_random(state) % size;

	if (kind >> 32 & 1)
		value = next_random(state) % (size * 2);
	if (kind >> 33 & 1)
		at &= ~(width - 1);
	for (uint64_t i = 0; i < width && at + i < size; i++)
		data[at + i] = (uint8_t)(kind >> 34 & 1
		    ? value >> 8 * (width - 1 - i) : value >> 8 * i);
}

/* One to eight changes: bits, bytes, numbers, runs of a byte, moves. */
static void change(uint8_t *data, uint64_t size, uint64_t state)
{
	const uint64_t changes = 1 + next_random(&state) % 8;

	for (uint64_t i = 0; i < changes && size; i++) {
		const uint64_t kind = next_random(&state) % 8;
		const uint64_t at = next_random(&state) % size;
		const uint64_t from = next_random(&state) % size;
		const uint64_t length = 1 + next_random(&state) % 32;

		if (kind == 0)
			data[at] ^= (uint8_t)(1u << (from & 7));
		else if (kind == 1)
			data[at] = (uint8_t)from;
		else if (kind < 6)
			put_number(data, size, UINT64_C(1) << kind % 4,
			    &state);
		else if (at + length <= size && from + length <= size)
			memmove(data + at, data + from, kind == 6 ? length
			    : bsz_min(length, 4));
	}
}

/* Run number of a way: the input, which the caller frees. */
static struct bsz_span make_input(struct bsz_span file,
    const struct options *options, enum way way, uint64_t number)
{
	struct bsz_span input = {NULL, file.size};
	uint8_t *data;

	if (way == CUT)
		input.size = file.size <= options->most[CUT] ? number
		    : number * (file.size / options->most[CUT]);
	/* Exactly as large as the input: a read behind it is seen. */
	data = malloc(input.size ? input.size : 1);
	if (!data)
		return input;
	if (input.size)
		memcpy(data, file.data, input.size);
	if (way == CHANGED)
		change(data, input.size, options->seed + number * 1000003);
	input.data = data;
	return input;
}

static void keep_input(const char *path, struct bsz_span input)
{
	FILE *out = fopen(path, "wb");

	if (!out || fwrite(input.data, 1, input.size, out) != input.size ||
	    fclose(out) != 0)
		fprintf(stderr, "%s: cannot be written\n", path);
}

/* One run; true when all is well. */
static bool run(struct bsz_span file, const struct options *options,
    enum way way, uint64_t number, struct progress *progress)
{
	const struct bsz_span input = make_input(file, options, way, number);
	struct bsz_err err = {0};
	int rc;

	progress->way = way;
	progress->number = number;
	progress->runs++;
	if (!input.data)
		return true;
	if (options->write)
		keep_input(options->write, input);
	alarm(SECONDS * (SANITIZED ? 20 : 1));
	bsz_alloc_fail_at(way == FAILING ? number : 0);
	rc = fuzz_readers(input, way == WHOLE && number ? 3 : 1, &err);
	bsz_alloc_fail_at(0);
	alarm(0);
	free((void *)input.data);
	if (rc == 0 || rc == BSZ_EINPUT ||
	    (rc == BSZ_ENOMEM && way == FAILING))
		return true;
	(void)snprintf(progress->fault, sizeof(progress->fault), "%s",
	    err.text[0] ? err.text : "an error without words");
	return false;
}

/* How many allocations one run makes. */
static uint64_t count_allocations(struct bsz_span file)
{
	struct bsz_err err = {0};
	uint64_t left = 1;

	bsz_alloc_fail_at(MANY_ALLOCATIONS);
	(void)fuzz_readers(file, 1, &err);
	for (void *memory; (memory = bsz_malloc(1)); left++)
		bsz_free(memory);
	bsz_alloc_fail_at(0);
	return left < MANY_ALLOCATIONS ? MANY_ALLOCATIONS - left : 0;
}

static bool run_failing(struct bsz_span file, const struct options *options,
    struct progress *progress)
{
	const uint64_t all = count_allocations(file);
	const uint64_t most = options->most[FAILING];
	const uint64_t stride = all > most ? (all + most - 1) / most : 1;

	for (uint64_t n = 1; n <= all; n += stride) {
		if (!run(file, options, FAILING, n, progress))
			return false;
	}
	return true;
}

static bool run_all(struct bsz_span file, const struct options *options,
    struct progress *progress)
{
	if (options->has_only)
		return run(file, options, options->only, options->number,
		    progress);
	/* The second time with threads. */
	if (!run(file, options, WHOLE, 0, progress) ||
	    !run(file, options, WHOLE, 1, progress))
		return false;
	for (uint64_t i = 0; i < bsz_min(options->most[CUT], file.size); i++) {
		if (!run(file, options, CUT, i, progress))
			return false;
	}
	for (uint64_t i = 0; i < options->most[CHANGED]; i++) {
		if (!run(file, options, CHANGED, i, progress))
			return false;
	}
	return options->most[FAILING] == 0 ||
	    run_failing(file, options, progress);
}

/* In a child, so that a crash costs one file. Returns its wait status. */
static int run_child(struct bsz_span file, const struct options *options,
    struct progress *progress)
{
	const pid_t child = fork();
	int status = 0;

	if (child == 0) {
		const struct rlimit memory = {MEMORY_LIMIT, MEMORY_LIMIT};
		const struct rlimit core = {0, 0};

		if (!SANITIZED)
			(void)setrlimit(RLIMIT_AS, &memory);
		(void)setrlimit(RLIMIT_CORE, &core);
		/* Not _exit(): a leak is looked for on the way out. */
		exit(run_all(file, options, progress) ? 0 : 1);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	return child > 0 ? status : -1;
}

static const char *tail(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool run_file(const char *path, size_t test,
    const struct options *options, struct progress *progress)
{
	struct bsz_file file = {0};
	struct bsz_err err = {0};
	int status;

	memset(progress, 0, sizeof(*progress));
	if (bsz_file_open(&file, path, &err) != 0) {
		printf("not ok %zu - %s\n# %s\n", test, tail(path), err.text);
		return false;
	}
	status = options->has_only
	    ? !run_all(file.bytes, options, progress)
	    : run_child(file.bytes, options, progress);
	bsz_file_close(&file);
	printf("%sok %zu - %s, %" PRIu64 " runs\n", status ? "not " : "",
	    test, tail(path), progress->runs);
	if (status)
		printf("# --seed %" PRIu64 " --cuts %" PRIu64
		    " --only %s:%" PRIu64 " %s\n# %s%s\n", options->seed,
		    options->most[CUT], way_names[progress->way],
		    progress->number, path, WIFSIGNALED(status)
		    ? strsignal(WTERMSIG(status)) : "",
		    progress->fault);
	fflush(stdout);
	return status == 0;
}

static bool parse_only(const char *text, struct options *options)
{
	for (int way = 0; way < WAYS; way++) {
		const size_t size = strlen(way_names[way]);

		if (strncmp(text, way_names[way], size) == 0 &&
		    text[size] == ':') {
			options->only = (enum way)way;
			options->has_only = true;
			options->number = strtoull(text + size + 1, NULL, 10);
			return true;
		}
	}
	return false;
}

static bool parse_option(const char *name, const char *value,
    struct options *options)
{
	const struct {
		const char *name;
		uint64_t *number;
	} numbers[] = {
		{"--cuts", &options->most[CUT]},
		{"--changes", &options->most[CHANGED]},
		{"--fail-alloc", &options->most[FAILING]},
		{"--seed", &options->seed},
	};

	for (size_t i = 0; i < BSZ_COUNTOF(numbers); i++) {
		if (strcmp(name, numbers[i].name) == 0) {
			*numbers[i].number = strtoull(value, NULL, 10);
			return true;
		}
	}
	if (strcmp(name, "--write") == 0) {
		options->write = value;
		return true;
	}
	return strcmp(name, "--only") == 0 && parse_only(value, options);
}

int main(int argc, char **argv)
{
	struct options options = {.most = {2, 64, 64, 0}, .seed = 1};
	struct progress *progress;
	bool good = true;
	int at = 1;

	for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
		if (!parse_option(argv[at], argv[at + 1], &options)) {
			fprintf(stderr, "%s %s: what is that?\n", argv[at],
			    argv[at + 1]);
			return 2;
		}
	}
	progress = mmap(NULL, sizeof(*progress), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (progress == MAP_FAILED)
		return 2;
	printf("1..%d\n", argc - at);
	fflush(stdout);
	for (int i = at; i < argc; i++)
		good = run_file(argv[i], (size_t)(i - at + 1), &options,
		    progress) && good;
	return good ? 0 : 1;
}
