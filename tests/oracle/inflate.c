/*
 * Time of our deflate decoder, which accounts for every bit, beside zlib's
 * inflate: processor time on the same data, in turns, the median of the
 * ratios. TAP; the input is a file that this program compresses first (BINSIZE
 * or itself), or files of gzip that are named.
 */
#include <oci/decoder.h>

#include <binsize/arena.h>
#include <binsize/file.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

#define ROUNDS 9
#define MOST 1.3 /* times zlib's */
#define MOST_PACKED ((size_t)64 << 20)
#define PIECE ((uint64_t)512 << 10)

static double now(void)
{
	struct timespec time;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time); /* it is there */
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Seconds of zlib, its checksum included as it is in ours; bytes decoded. */
static double by_zlib(struct bsz_span blob, uint64_t *made)
{
	static uint8_t out[512 << 10];
	z_stream stream = {.next_in = (Bytef *)(uintptr_t)blob.data,
		.avail_in = (uInt)blob.size};
	const double begin = now();
	int rc = inflateInit2(&stream, 31);

	*made = 0;
	while (rc == Z_OK) {
		stream.next_out = out;
		stream.avail_out = sizeof(out);
		rc = inflate(&stream, Z_NO_FLUSH);
		*made += sizeof(out) - stream.avail_out;
	}
	(void)inflateEnd(&stream); /* what is left is dropped */
	return now() - begin;
}

/* Ours; with the costs of each byte, or those of the pieces alone. */
static double by_us(struct bsz_span blob, bool costs, uint64_t *made,
    uint64_t *bits)
{
	struct bsz_decoder decoder;
	struct bsz_decoded piece = {.size = 1};
	struct bsz_err err = {0};
	const double begin = now();

	int rc = bsz_decoder_init(&decoder, blob, &err);
	decoder.with_costs = costs;
	while (!rc && piece.size)
		rc = bsz_decoder_next(&decoder, decoder.place + PIECE,
		    &piece, &err);
	*made = decoder.place;
	*bits = decoder.bits + decoder.overhead;
	bsz_decoder_release(&decoder);
	if (rc)
		printf("# %s\n", err.text);
	return now() - begin;
}

static int compare(const void *a, const void *b)
{
	const double left = *(const double *)a, right = *(const double *)b;

	return (left > right) - (left < right);
}

static bool judge(int number, const char *name, struct bsz_span blob,
    bool costs)
{
	double ratios[ROUNDS];
	bool same = true;

	for (int i = 0; i < ROUNDS; i++) {
		uint64_t theirs, ours, bits;
		const double zlib = by_zlib(blob, &theirs);

		ratios[i] = by_us(blob, costs, &ours, &bits) / zlib;
		same = same && ours == theirs && bits == 8 * blob.size;
	}
	qsort(ratios, ROUNDS, sizeof(*ratios), compare);
	const bool good = same && ratios[ROUNDS / 2] <= MOST;
	printf("%s %d - %s%s: %.2f times zlib (%.2f to %.2f)%s\n",
	    good ? "ok" : "not ok", number, name, costs ? ", each byte" : "",
	    ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1],
	    same ? "" : ", and not the same");
	return good;
}

/* A file in gzip at a level. */
static struct bsz_span pack(struct bsz_span bytes, int level)
{
	z_stream stream = {.next_in = (Bytef *)(uintptr_t)bytes.data,
		.avail_in = (uInt)bsz_min(bytes.size, MOST_PACKED)};

	if (deflateInit2(&stream, level, Z_DEFLATED, 31, 8,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		return (struct bsz_span){0};
	const size_t room = deflateBound(&stream, stream.avail_in);
	uint8_t *const out = bsz_malloc(room);
	stream.next_out = out;
	stream.avail_out = (uInt)room;
	const bool done = out && deflate(&stream, Z_FINISH) == Z_STREAM_END;
	const uint64_t size = stream.total_out;
	(void)deflateEnd(&stream); /* it has ended */
	return done ? (struct bsz_span){out, size} : (struct bsz_span){0};
}

static bool judge_levels(const char *path)
{
	struct bsz_file file = {0};
	struct bsz_err err = {0};
	bool good = true;

	printf("1..4\n");
	if (bsz_file_open(&file, path, &err)) {
		printf("not ok 1 - %s\n", err.text);
		return false;
	}
	for (int i = 0; i < 4; i++) {
		const int level = i & 1 ? 9 : 1;
		const struct bsz_span blob = pack(file.bytes, level);
		char name[20];

		(void)snprintf(name, sizeof(name), "level %d", level);
		good &= blob.data && judge(i + 1, name, blob, i & 2);
		bsz_free((void *)(uintptr_t)blob.data);
	}
	bsz_file_close(&file);
	return good;
}

int main(int argc, char **argv)
{
	const char *const binsize = getenv("BINSIZE");
	bool good = true;

	if (argc < 2)
		return !judge_levels(binsize ? binsize : argv[0]);
	printf("1..%d\n", argc - 1);
	for (int i = 1; i < argc; i++) {
		struct bsz_file file = {0};
		struct bsz_err err = {0};

		good &= !bsz_file_open(&file, argv[i], &err) &&
		    judge(i, argv[i], file.bytes, false);
		bsz_file_close(&file);
	}
	return !good;
}
