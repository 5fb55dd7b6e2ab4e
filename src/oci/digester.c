/*
 * One queue, one lock. Pieces are large (some hundred KiB), so the lock is
 * taken a few thousand times for a gigabyte. The blob is all there from the
 * beginning and is digested whenever no piece waits.
 */
#include "digester.h"

#include <binsize/arena.h>

#include <pthread.h>

#define QUEUE 64
#define SLICE ((uint64_t)256 << 10)

struct bsz_digester {
	struct bsz_span blob;
	uint64_t blob_done;
	struct bsz_sha *of_blob, *of_stream;
	struct bsz_span pending; /* added, not handed over yet */
	bool beside;           /* the thread runs */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	/* Under the lock: */
	struct bsz_span queue[QUEUE];
	size_t first, count;   /* of the queue */
	bool ending;
};

/* A slice of the blob. False when there is no more. */
static bool digest_blob(struct bsz_digester *digester)
{
	const uint64_t size = bsz_min(SLICE,
	    digester->blob.size - digester->blob_done);

	if (size)
		bsz_sha_add(digester->of_blob,
		    digester->blob.data + digester->blob_done, (size_t)size);
	digester->blob_done += size;
	return digester->blob_done < digester->blob.size;
}

/* The piece that waits longest, or an empty one when none does; *ending:
 * none will come. */
static struct bsz_span wait_for_piece(struct bsz_digester *digester,
    bool blob_left, bool *ending)
{
	struct bsz_span piece = {NULL, 0};

	(void)pthread_mutex_lock(&digester->lock); /* cannot fail */
	while (!digester->count && !digester->ending && !blob_left)
		(void)pthread_cond_wait(&digester->changed, &digester->lock);
	if (digester->count)
		piece = digester->queue[digester->first];
	*ending = digester->ending && !digester->count;
	(void)pthread_mutex_unlock(&digester->lock);
	return piece;
}

static void drop_piece(struct bsz_digester *digester)
{
	(void)pthread_mutex_lock(&digester->lock);
	digester->first = (digester->first + 1) % QUEUE;
	digester->count--;
	(void)pthread_cond_broadcast(&digester->changed);
	(void)pthread_mutex_unlock(&digester->lock);
}

static void *work(void *context)
{
	struct bsz_digester *const digester = context;
	bool blob_left = digester->blob.size, ending = false;

	while (!ending || blob_left) {
		const struct bsz_span piece = wait_for_piece(digester,
		    blob_left, &ending);

		if (piece.size) {
			bsz_sha_add(digester->of_stream, piece.data,
			    (size_t)piece.size);
			drop_piece(digester);
		} else if (blob_left) {
			blob_left = digest_blob(digester);
		}
	}
	return NULL;
}

struct bsz_digester *bsz_digester_new(struct bsz_span blob,
    enum bsz_digester_way way, struct bsz_err *err)
{
	struct bsz_digester *const digester =
	    bsz_calloc(1, sizeof(*digester));

	if (!digester) {
		(void)bsz_fail_memory(err);
		return NULL;
	}
	digester->blob = blob;
	(void)pthread_mutex_init(&digester->lock, NULL); /* Linux: never */
	(void)pthread_cond_init(&digester->changed, NULL);
	digester->of_blob = bsz_sha_new(BSZ_SHA256, err);
	if (digester->of_blob)
		digester->of_stream = bsz_sha_new(BSZ_SHA256, err);
	if (!digester->of_stream) {
		bsz_digester_free(digester);
		return NULL;
	}
	digester->beside = way == BSZ_DIGEST_BESIDE &&
	    pthread_create(&digester->thread, NULL, work, digester) == 0;
	return digester;
}

/* Let the thread come to its end. */
static void join(struct bsz_digester *digester)
{
	if (!digester->beside)
		return;
	(void)pthread_mutex_lock(&digester->lock);
	digester->ending = true;
	(void)pthread_cond_broadcast(&digester->changed);
	(void)pthread_mutex_unlock(&digester->lock);
	(void)pthread_join(digester->thread, NULL); /* it is ours */
	digester->beside = false;
}

void bsz_digester_free(struct bsz_digester *digester)
{
	if (!digester)
		return;
	join(digester);
	bsz_sha_free(digester->of_blob);
	bsz_sha_free(digester->of_stream);
	(void)pthread_cond_destroy(&digester->changed);
	(void)pthread_mutex_destroy(&digester->lock);
	bsz_free(digester);
}

/* Hand over what was put together. */
static void push(struct bsz_digester *digester)
{
	const struct bsz_span piece = digester->pending;

	digester->pending = (struct bsz_span){NULL, 0};
	if (!piece.size)
		return;
	if (!digester->beside) {
		bsz_sha_add(digester->of_stream, piece.data,
		    (size_t)piece.size);
		return;
	}
	(void)pthread_mutex_lock(&digester->lock);
	while (digester->count == QUEUE)
		(void)pthread_cond_wait(&digester->changed, &digester->lock);
	digester->queue[(digester->first + digester->count++) % QUEUE] =
	    piece;
	(void)pthread_cond_broadcast(&digester->changed);
	(void)pthread_mutex_unlock(&digester->lock);
}

void bsz_digester_add(struct bsz_digester *digester, const uint8_t *data,
    size_t size)
{
	struct bsz_span *const pending = &digester->pending;

	/* Headers and small files stand side by side. */
	if (pending->size >= SLICE ||
	    pending->data + pending->size != data) {
		push(digester);
		*pending = (struct bsz_span){data, 0};
	}
	pending->size += size;
}

void bsz_digester_settle(void *context)
{
	struct bsz_digester *const digester = context;

	push(digester);
	if (!digester->beside)
		return;
	(void)pthread_mutex_lock(&digester->lock);
	while (digester->count)
		(void)pthread_cond_wait(&digester->changed, &digester->lock);
	(void)pthread_mutex_unlock(&digester->lock);
}

int bsz_digester_take(struct bsz_digester *digester, uint8_t *of_blob,
    uint8_t *of_stream, struct bsz_err *err)
{
	uint8_t room[2][BSZ_SHA_MAX_SIZE];

	push(digester);
	join(digester);
	while (digest_blob(digester))
		continue;
	if (!bsz_sha_take(digester->of_blob, room[0]) ||
	    !bsz_sha_take(digester->of_stream, room[1]))
		return bsz_fail_memory(err);
	memcpy(of_blob, room[0], BSZ_SHA256_SIZE);
	memcpy(of_stream, room[1], BSZ_SHA256_SIZE);
	return 0;
}
