/*
 * Patterns: PCRE2, opened with dlopen() at the first pattern, because most
 * runs have none and should not pay for mapping and relocating the library.
 *
 * Patterns come from the user, names from hostile inputs: steps, depth and
 * memory of one match are limited (limits.h), invalid UTF-8 matches nothing
 * and does no harm, and all memory passes bsz_malloc().
 */
#include <binsize/filter.h>

#include <binsize/arena.h>
#include <binsize/library.h>
#include <binsize/limits.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* The functions used, by the names the library gives them. */
#define FUNCTIONS(X) \
	X(general_context_create) \
	X(general_context_free) \
	X(compile_context_create) \
	X(compile_context_free) \
	X(match_context_create) \
	X(match_context_free) \
	X(match_data_create) \
	X(match_data_free) \
	X(set_match_limit) \
	X(set_depth_limit) \
	X(set_heap_limit) \
	X(compile) \
	X(code_free) \
	X(match) \
	X(get_error_message)

struct library {
	void *handle;
#define MEMBER(name) __typeof__(pcre2_##name##_8) *name;
	FUNCTIONS(MEMBER)
};

static const struct bsz_library pcre2 = {
	.file = "libpcre2-8.so.0",
	.package = "libpcre2-8-0",
	.use = "patterns",
#define NAME(name) "pcre2_" #name "_8",
	.functions = (const char *const[]){FUNCTIONS(NAME) NULL},
};

struct bsz_filter {
	struct library library;
	pcre2_general_context *memory;
	pcre2_match_context *limits;
	pcre2_code *code;
	pcre2_match_data *data;
};

static void *allocate(size_t size, void *unused)
{
	(void)unused; /* one allocator for all filters */
	return bsz_malloc(size);
}

static void release(void *memory, void *unused)
{
	(void)unused;
	bsz_free(memory);
}

static void fail_pattern(const struct bsz_filter *filter, const char *pattern,
    int number, size_t offset, struct bsz_err *err)
{
	PCRE2_UCHAR text[200] = "";

	if (number == PCRE2_ERROR_HEAPLIMIT || number == 121) {
		(void)bsz_fail_memory(err); /* 121: no memory to compile */
		return;
	}
	/* A message that is cut is still a message. */
	(void)filter->library.get_error_message(number, text, sizeof(text));
	bsz_fail(err, BSZ_EUSAGE, "pattern '%.200s': %s at column %zu "
	    "(write a backslash before a character that is meant itself)",
	    pattern, (const char *)text, offset + 1);
}

static bool compile(struct bsz_filter *filter, const char *pattern,
    struct bsz_err *err)
{
	const struct library *const library = &filter->library;
	pcre2_compile_context *const context =
	    library->compile_context_create(filter->memory);
	PCRE2_SIZE offset = 0;
	int number = 0;

	if (!context) {
		(void)bsz_fail_memory(err);
		return false;
	}
	filter->code = library->compile((PCRE2_SPTR)pattern,
	    PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_MATCH_INVALID_UTF |
	    PCRE2_NEVER_BACKSLASH_C, &number, &offset, context);
	library->compile_context_free(context);
	if (!filter->code)
		fail_pattern(filter, pattern, number, offset, err);
	return filter->code != NULL;
}

static bool prepare(struct bsz_filter *filter, const char *pattern,
    struct bsz_err *err)
{
	const struct library *const library = &filter->library;

	filter->memory = library->general_context_create(allocate, release,
	    NULL);
	if (filter->memory)
		filter->limits = library->match_context_create(
		    filter->memory);
	if (filter->memory)
		filter->data = library->match_data_create(1, filter->memory);
	if (!filter->limits || !filter->data) {
		(void)bsz_fail_memory(err);
		return false;
	}
	/* These only store the number. */
	(void)library->set_match_limit(filter->limits, BSZ_MAX_MATCH_STEPS);
	(void)library->set_depth_limit(filter->limits, BSZ_MAX_MATCH_STEPS);
	(void)library->set_heap_limit(filter->limits,
	    BSZ_MAX_MATCH_HEAP_KIB);
	return compile(filter, pattern, err);
}

struct bsz_filter *bsz_filter_new(const char *pattern, struct bsz_err *err)
{
	struct bsz_filter *const filter = bsz_calloc(1, sizeof(*filter));

	if (!filter) {
		(void)bsz_fail_memory(err);
		return NULL;
	}
	if (bsz_library_open(&pcre2, &filter->library, err) ||
	    !prepare(filter, pattern, err)) {
		bsz_filter_free(filter);
		return NULL;
	}
	return filter;
}

void bsz_filter_free(struct bsz_filter *filter)
{
	const struct library *library;

	if (!filter)
		return;
	library = &filter->library;
	if (filter->code)
		library->code_free(filter->code);
	if (filter->data)
		library->match_data_free(filter->data);
	if (filter->limits)
		library->match_context_free(filter->limits);
	if (filter->memory)
		library->general_context_free(filter->memory);
	bsz_library_close(library->handle);
	bsz_free(filter);
}

bool bsz_filter_match(const struct bsz_filter *filter, const char *text,
    size_t size)
{
	/* The match data is the filter's, written by each match; that is why
	 * a filter belongs to one thread. Any error, limits too, is "no". */
	return filter->library.match(filter->code, (PCRE2_SPTR)text, size, 0,
	    0, filter->data, filter->limits) >= 0;
}
