/*
 * Memory: the one way to malloc, and arenas on top of it.
 *
 * An arena is a list of chunks that double in size up to a limit. A request
 * larger than the next chunk gets a chunk of its own, put behind the newest
 * one, so that what is left there stays in use.
 */
#include <binsize/arena.h>

#include <malloc.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

#define FIRST_CHUNK ((size_t)4096)
#define LARGEST_CHUNK ((size_t)1 << 20)
#define ALIGNMENT ((size_t)16)
#define PAGE ((uintptr_t)4096)
#define LARGE ((size_t)256 << 10)
#define HUGE ((size_t)8 << 20)
#define AHEAD ((size_t)64 << 20)

struct bsz_arena_chunk {
	struct bsz_arena_chunk *older;
	size_t size; /* of data */
	uint8_t data[] __attribute__((aligned(16)));
};

/* How many allocations until one fails; 0: none will. For tests. */
static _Atomic uint64_t *fail_countdown(void)
{
	static _Atomic uint64_t countdown;

	return &countdown;
}

void bsz_alloc_fail_at(uint64_t n)
{
	atomic_store(fail_countdown(), n);
}

/* Whether the next allocation is the one to fail. */
static bool is_due(void)
{
	_Atomic uint64_t *const countdown = fail_countdown();
	uint64_t left = atomic_load_explicit(countdown, memory_order_relaxed);

	while (BSZ_UNLIKELY(left))
		if (atomic_compare_exchange_weak(countdown, &left, left - 1))
			return left == 1;
	return false;
}

/* No object is that large; sanitizers abort where malloc() would refuse. */
static bool is_refused(size_t size)
{
	return size > PTRDIFF_MAX || is_due();
}

/*
 * Memory that is seen for the first time costs a page fault each 4 KiB, half
 * of the time of a report by line. So there are large pages below arrays from
 * LARGE on: they come from the heap, none from a mapping of its own, and the
 * heap is made far ahead of its use. Nothing of it is done for small inputs,
 * where clearing a large page would show.
 */
static void prepare_heap(void)
{
	static atomic_flag prepared = ATOMIC_FLAG_INIT;

	if (atomic_flag_test_and_set(&prepared))
		return;
	/* Best effort: a C library without them goes on as it did. */
	(void)mallopt(M_MMAP_MAX, 0);
	(void)mallopt(M_TRIM_THRESHOLD, AHEAD);
	(void)mallopt(M_TOP_PAD, AHEAD);
}

/* Best effort, too: kernels without large pages say no. */
static void advise(uintptr_t start, uintptr_t end)
{
	start &= ~(PAGE - 1);
	end = (end + PAGE - 1) & ~(PAGE - 1);
	if (start < end)
		(void)madvise((void *)start, end - start, MADV_HUGEPAGE);
}

/* Ask for large pages below what has just been allocated. */
static void advise_array(uintptr_t memory, size_t size)
{
	static _Atomic uintptr_t advised; /* the heap, up to here */
	const uintptr_t heap_end = (uintptr_t)sbrk(0);

	if (memory > heap_end) {
		/* Of another thread, which has a heap of its own. */
		if (size >= HUGE)
			advise(memory, memory + size);
		return;
	}
	if (atomic_load(&advised) < heap_end)
		advise(bsz_max(atomic_exchange(&advised, heap_end),
		    heap_end - AHEAD), heap_end);
}

/* Make, or make larger, an array that is large then. */
static void *resize_large(void *old, size_t size)
{
	const size_t had = old ? malloc_usable_size(old) : 0;
	void *memory;

	prepare_heap();
	if (had >= LARGE || !had) {
		memory = realloc(old, size);
	} else {
		/* It may be a mapping, and would stay one. */
		memory = malloc(size);
		if (memory) {
			memcpy(memory, old, bsz_min(had, size));
			free(old);
		}
	}
	if (memory)
		advise_array((uintptr_t)memory, size);
	return memory;
}

static void *resize(void *old, size_t size)
{
	return BSZ_UNLIKELY(size >= LARGE) ? resize_large(old, size)
	    : realloc(old, size ? size : 1);
}

void *bsz_malloc(size_t size)
{
	return is_refused(size) ? NULL : resize(NULL, size);
}

void *bsz_calloc(size_t count, size_t size)
{
	const size_t all = bsz_mul(count, size);

	if (all >= LARGE)
		return bsz_malloc_cleared(count, size);
	return is_refused(all) ? NULL : calloc(count ? count : 1,
	    size ? size : 1);
}

void *bsz_malloc_cleared(size_t count, size_t size)
{
	const size_t all = bsz_mul(count, size);
	void *const memory = bsz_malloc(all);

	return memory ? memset(memory, 0, all) : NULL;
}

void *bsz_realloc(void *old, size_t size)
{
	return is_refused(size) ? NULL : resize(old, size);
}

void bsz_free(void *memory)
{
	free(memory);
}

void bsz_arena_init(struct bsz_arena *arena)
{
	*arena = (struct bsz_arena){0};
}

void bsz_arena_release(struct bsz_arena *arena)
{
	struct bsz_arena_chunk *chunk = arena->chunks;

	while (chunk) {
		struct bsz_arena_chunk *const older = chunk->older;

		bsz_free(chunk);
		chunk = older;
	}
	*arena = (struct bsz_arena){0};
}

static struct bsz_arena_chunk *chunk_new(size_t size)
{
	struct bsz_arena_chunk *chunk;

	if (size > SIZE_MAX - sizeof(*chunk))
		return NULL;
	chunk = bsz_malloc(sizeof(*chunk) + size);
	if (chunk)
		chunk->size = size;
	return chunk;
}

static void *alloc_beside(struct bsz_arena *arena, size_t size)
{
	struct bsz_arena_chunk *const chunk = chunk_new(size);

	if (!chunk)
		return NULL;
	chunk->older = arena->chunks->older;
	arena->chunks->older = chunk;
	return chunk->data;
}

static void *alloc_in_new(struct bsz_arena *arena, size_t size)
{
	const size_t grown = arena->chunks ? 2 * arena->chunks->size
	    : FIRST_CHUNK;
	const size_t usual = grown < LARGEST_CHUNK ? grown : LARGEST_CHUNK;
	struct bsz_arena_chunk *chunk;

	if (arena->chunks && size > usual / 4)
		return alloc_beside(arena, size);
	chunk = chunk_new(size > usual ? size : usual);
	if (!chunk)
		return NULL;
	chunk->older = arena->chunks;
	arena->chunks = chunk;
	arena->free = chunk->data + size;
	arena->left = chunk->size - size;
	return chunk->data;
}

void *bsz_arena_alloc(struct bsz_arena *arena, size_t size)
{
	uint8_t *const memory = arena->free;

	if (BSZ_UNLIKELY(size > SIZE_MAX - ALIGNMENT))
		return NULL;
	size = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
	if (BSZ_UNLIKELY(size > arena->left || !memory))
		return alloc_in_new(arena, size);
	arena->free = memory + size;
	arena->left -= size;
	return memory;
}

/* Taken from the end of what is left, so that objects stay aligned. */
char *bsz_arena_text(struct bsz_arena *arena, size_t size)
{
	if (BSZ_UNLIKELY(size > arena->left || !arena->free))
		return bsz_arena_alloc(arena, size);
	arena->left -= size;
	return (char *)arena->free + arena->left;
}

char *bsz_arena_copy(struct bsz_arena *arena, const char *text, size_t size)
{
	char *const copy = size < SIZE_MAX ? bsz_arena_text(arena, size + 1)
	    : NULL;

	if (!copy)
		return NULL;
	if (size)
		memcpy(copy, text, size);
	copy[size] = '\0';
	return copy;
}

char *bsz_arena_printf(struct bsz_arena *arena, const char *fmt, ...)
{
	char *text;
	va_list args;
	int size;

	va_start(args, fmt);
	size = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (size < 0)
		return NULL;
	text = bsz_arena_text(arena, (size_t)size + 1);
	if (!text)
		return NULL;
	va_start(args, fmt);
	(void)vsnprintf(text, (size_t)size + 1, fmt, args); /* measured */
	va_end(args);
	return text;
}
