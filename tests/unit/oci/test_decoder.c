/*
 * Decoders of layers: the same bytes as the libraries that compressed them,
 * every bit accounted for wherever the stream is cut, damage told.
 */
#include "../../../src/oci/decoder.h"

#include <binsize/arena.h>
#include <binsize/buf.h>

#include <setjmp.h>
#include <stdarg.h>
#include <zlib.h>
#include <zdict.h>
#include <zstd.h>

#include <cmocka.h>

/* splitmix64 */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

#define PLAIN ((size_t)1500000)

/* Texts, noise, zeros and repeats in turns; owned by the caller. */
static uint8_t *make_plain(uint64_t seed)
{
	uint8_t *const data = bsz_malloc(PLAIN);

	assert_non_null(data);
	for (size_t at = 0; at < PLAIN;) {
		const uint64_t kind = next_random(&seed) % 5;
		const size_t size = (size_t)bsz_min(PLAIN - at,
		    1 + next_random(&seed) % 9000);
		const size_t back = 1 + (size_t)(next_random(&seed) % 40000);

		for (size_t i = 0; i < size; i++, at++)
			data[at] = kind == 0 ? 0 :
			    kind == 1 ? (uint8_t)next_random(&seed) :
			    kind == 2 && at >= back ? data[at - back] :
			    (uint8_t)("etaoin shrdlu\n"[next_random(&seed) %
			    (kind == 3 ? 4 : 14)]);
	}
	return data;
}

static void push_gzip(struct bsz_buf *out, const uint8_t *data, size_t size,
    int level, int strategy)
{
	z_stream stream = {0};
	uint8_t room[65536];
	int rc;

	assert_int_equal(deflateInit2(&stream, level, Z_DEFLATED, 31,
	    1 + level % 9, strategy), Z_OK);
	stream.next_in = (Bytef *)data;
	stream.avail_in = (uInt)size;
	do {
		stream.next_out = room;
		stream.avail_out = sizeof(room);
		rc = deflate(&stream, Z_FINISH);
		bsz_buf_push(out, room, sizeof(room) - stream.avail_out);
	} while (rc == Z_OK);
	assert_int_equal(rc, Z_STREAM_END);
	assert_int_equal(deflateEnd(&stream), Z_OK);
}

static void push_zstd(struct bsz_buf *out, const uint8_t *data, size_t size,
    int level)
{
	const size_t room = ZSTD_compressBound(size);
	uint8_t *const packed = bsz_malloc(room);
	ZSTD_CCtx *const context = ZSTD_createCCtx();

	(void)ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level);
	(void)ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
	const size_t got = ZSTD_compress2(context, packed, room, data, size);
	assert_false(ZSTD_isError(got));
	bsz_buf_push(out, packed, got);
	(void)ZSTD_freeCCtx(context);
	bsz_free(packed);
}

/* Costs of a piece add up to the bits it was charged. */
static void check_costs(const struct bsz_decoded *piece, uint64_t bits)
{
	uint64_t sum = 0;

	if (!piece->costs)
		return;
	for (size_t i = 0; i < piece->size; i++)
		sum += piece->costs[i];
	assert_int_equal(sum, bits);
}

/* Decode in pieces of random ends; all bytes and all bits must be there. */
static void check_decoding(struct bsz_span packed, const uint8_t *want,
    uint64_t size, uint64_t seed)
{
	struct bsz_decoder decoder;
	struct bsz_decoded piece;
	struct bsz_err err = {0};
	uint64_t bits;

	assert_int_equal(bsz_decoder_init(&decoder, packed, &err), 0);
	do {
		const uint64_t at = decoder.place;
		const uint64_t step = next_random(&seed) % 8 ?
		    next_random(&seed) % 700 : next_random(&seed) % 900000;

		decoder.with_costs = next_random(&seed) % 2;
		bits = decoder.bits;
		if (bsz_decoder_next(&decoder, at + 1 + step, &piece, &err))
			fail_msg("%s", err.text);
		assert_true(piece.size <= 1 + step);
		assert_int_equal(decoder.place, at + piece.size);
		assert_true(at + piece.size <= size);
		assert_memory_equal(piece.data, want + at, piece.size);
		if (piece.size)
			check_costs(&piece, decoder.bits - bits);
	} while (piece.size);
	assert_int_equal(decoder.place, size);
	assert_int_equal(decoder.bits + decoder.overhead, 8 * packed.size);
	bsz_decoder_release(&decoder);
}

static struct bsz_span span_of(const struct bsz_buf *buf)
{
	return (struct bsz_span){(const uint8_t *)buf->data, buf->size};
}

static void gzip_of_all_kinds(void **state)
{
	static const int strategies[] = {Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY,
		Z_RLE, Z_FIXED};

	(void)state;
	for (int level = 0; level <= 9; level++) {
		uint8_t *const plain = make_plain((uint64_t)level);
		struct bsz_buf packed = {0};

		push_gzip(&packed, plain, PLAIN, level, strategies[level % 4]);
		check_decoding(span_of(&packed), plain, PLAIN,
		    (uint64_t)level + 77);
		bsz_buf_release(&packed);
		bsz_free(plain);
	}
}

static void members_follow_each_other(void **state)
{
	uint8_t *const plain = make_plain(5);
	struct bsz_buf packed = {0};
	size_t at = 0;

	(void)state;
	for (int i = 0; i < 40; i++) {
		const size_t size = (size_t)i * 1500;

		push_gzip(&packed, plain + at, size, i % 10, 0);
		at += size;
	}
	check_decoding(span_of(&packed), plain, at, 3);
	bsz_buf_push(&packed, "\0\0trailing", 10);
	check_decoding(span_of(&packed), plain, at, 4);
	bsz_buf_release(&packed);
	bsz_free(plain);
}

static void zstd_frames_and_blocks(void **state)
{
	uint8_t *const plain = make_plain(6);
	struct bsz_buf packed = {0};

	(void)state;
	bsz_buf_push(&packed, "\x51\x2a\x4d\x18\3\0\0\0abc", 11);
	push_zstd(&packed, plain, PLAIN / 2, 1);
	bsz_buf_push(&packed, "\x5f\x2a\x4d\x18\0\0\0\0", 8);
	push_zstd(&packed, plain + PLAIN / 2, PLAIN - PLAIN / 2, 9);
	push_zstd(&packed, plain, 0, 3);
	check_decoding(span_of(&packed), plain, PLAIN, 9);
	bsz_buf_release(&packed);
	bsz_free(plain);
}

static void no_compression_is_eight_bits_a_byte(void **state)
{
	uint8_t *const plain = make_plain(8);

	(void)state;
	plain[0] = 'x';
	check_decoding((struct bsz_span){plain, PLAIN}, plain, PLAIN, 1);
	bsz_free(plain);
}

/* All of it, or the error; owned text. */
static int decode_within(struct bsz_span packed, struct bsz_caps caps,
    struct bsz_err *err)
{
	struct bsz_decoder decoder;
	struct bsz_decoded piece = {.size = 1};
	int rc = bsz_decoder_init(&decoder, packed, err);

	if (rc)
		return rc;
	decoder.caps = caps;
	while (!rc && piece.size)
		rc = bsz_decoder_next(&decoder, UINT64_MAX, &piece, err);
	if (!rc)
		assert_int_equal(decoder.bits + decoder.overhead,
		    8 * packed.size);
	bsz_decoder_release(&decoder);
	return rc;
}

static int decode_all(struct bsz_span packed, struct bsz_err *err)
{
	return decode_within(packed, (struct bsz_caps){0}, err);
}

/* Wherever a stream is cut, the end is missed. */
static void cuts_are_told(void **state)
{
	uint8_t *const plain = make_plain(10);

	(void)state;
	for (int kind = 0; kind < 2; kind++) {
		struct bsz_buf packed = {0};
		struct bsz_err err;

		if (kind)
			push_zstd(&packed, plain, 3000, 3);
		else
			push_gzip(&packed, plain, 3000, 6, 0);
		for (size_t size = 6; size < packed.size; size++)
			assert_int_equal(decode_all((struct bsz_span){
			    (const uint8_t *)packed.data, size}, &err),
			    BSZ_EINPUT);
		bsz_buf_release(&packed);
	}
	bsz_free(plain);
}

/* A second member whose header is cut off is an error, not an end. */
static void cut_second_headers_are_told(void **state)
{
	static const uint8_t plain[] = "0123456789";
	struct bsz_buf packed = {0};
	struct bsz_err err;

	(void)state;
	push_gzip(&packed, plain, 10, 6, 0);
	const size_t first = packed.size;
	push_gzip(&packed, plain, 10, 6, 0);
	for (size_t size = first + 2; size < packed.size; size++)
		assert_int_equal(decode_all((struct bsz_span){
		    (const uint8_t *)packed.data, size}, &err), BSZ_EINPUT);
	assert_int_equal(decode_all(span_of(&packed), &err), 0);
	bsz_buf_release(&packed);
}

/* Each bit of a small stream turned over: an error, or zlib's own result. */
static void turned_bits_do_no_harm(void **state)
{
	uint8_t *const plain = make_plain(11);
	struct bsz_buf packed = {0};
	size_t told = 0;

	(void)state;
	push_gzip(&packed, plain, 4000, 6, 0);
	for (size_t bit = 0; bit < 8 * packed.size; bit++) {
		struct bsz_err err;

		packed.data[bit / 8] ^= (char)(1 << bit % 8);
		told += decode_all(span_of(&packed), &err) != 0;
		packed.data[bit / 8] ^= (char)(1 << bit % 8);
	}
	/* What is not told: time, flags for text, extra flags, system. */
	assert_true(told >= 8 * packed.size - 8 * 10);
	bsz_buf_release(&packed);
	bsz_free(plain);
}

/* zeros * 4 GiB in some KiB: refused by its own name. */
static void ratios_are_bounded(void **state)
{
	struct bsz_buf packed = {0};
	struct bsz_err err;
	uint8_t *const zeros = bsz_calloc(64 << 20, 1);

	(void)state;
	for (int i = 0; i < 20; i++)
		push_zstd(&packed, zeros, 64 << 20, 1);
	assert_int_equal(decode_all(span_of(&packed), &err), BSZ_EINPUT);
	assert_non_null(strstr(err.text, "limit: layer ratio"));
	bsz_buf_release(&packed);
	bsz_free(zeros);
}

/* A frame that wants more memory than is given says how much, be it by its
 * window or by all of its content in one segment. */
static void windows_are_bounded(void **state)
{
	static const struct {
		uint8_t frame[18];
		size_t size;
		const char *text;
	} rows[] = {
		{{0x28, 0xb5, 0x2f, 0xfd, 0, 21 << 3, 1, 0, 0}, 9,
		    "needs a window of 2.0 GiB, more than 128.0 MiB (limit: "
		    "zstd window)"},
		{{0x28, 0xb5, 0x2f, 0xfd, 0, 0xff, 1, 0, 0}, 9,
		    "needs a window of 3.8 TiB, more than"},
		{{0x28, 0xb5, 0x2f, 0xfd, 0xe0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0,
		    0}, 16, "needs a window of 1.0 TiB, more than"},
		{{0x28, 0xb5, 0x2f, 0xfd, 0xa0, 1, 0, 0, 8, 1, 0, 0}, 12,
		    "needs a window of 128.0 MiB, more than"},
	};
	struct bsz_err err;

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(rows); i++) {
		assert_int_equal(decode_all((struct bsz_span){rows[i].frame,
		    rows[i].size}, &err), BSZ_EINPUT);
		if (!strstr(err.text, rows[i].text))
			fail_msg("%s", err.text);
	}
}

/* The bound may be moved both ways, up to what libzstd can do. */
static void windows_may_be_larger(void **state)
{
	const size_t size = 3 << 20;
	uint8_t *const plain = bsz_calloc(size, 1);
	ZSTD_CCtx *const context = ZSTD_createCCtx();
	uint8_t packed[4096];
	struct bsz_err err;

	(void)state;
	(void)ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 28);
	(void)ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
	ZSTD_inBuffer in = {plain, size, 0};
	ZSTD_outBuffer out = {packed, sizeof(packed), 0};
	/* In two steps, so that the size is not known to begin with. */
	assert_false(ZSTD_isError(ZSTD_compressStream2(context, &out, &in,
	    ZSTD_e_flush)));
	assert_int_equal(ZSTD_compressStream2(context, &out, &in,
	    ZSTD_e_end), 0);
	const struct bsz_span span = {packed, out.pos};
	assert_int_equal(decode_all(span, &err), BSZ_EINPUT);
	assert_non_null(strstr(err.text, "needs a window of 256.0 MiB"));
	assert_int_equal(decode_within(span, (struct bsz_caps){
	    .zstd_window = UINT64_C(256) << 20}, &err), 0);
	assert_int_equal(decode_within(span, (struct bsz_caps){
	    .zstd_window = UINT64_MAX}, &err), 0);
	assert_int_equal(decode_within(span, (struct bsz_caps){
	    .zstd_window = (UINT64_C(256) << 20) - 1}, &err), BSZ_EINPUT);
	(void)ZSTD_freeCCtx(context);
	bsz_free(plain);
}

/* A dictionary made of short texts; its size, and its ID in *id. */
static size_t make_dictionary(uint8_t *room, size_t size, unsigned *id)
{
	static char samples[64 * 1000];
	size_t sizes[1000];
	size_t at = 0;

	for (int i = 0; i < 1000; i++) {
		sizes[i] = (size_t)snprintf(samples + at, 64,
		    "{\"name\": \"entry %d\", \"size\": %d}", i, i * 37);
		at += sizes[i];
	}
	const size_t made = ZDICT_trainFromBuffer(room, size, samples, sizes,
	    1000);
	assert_false(ZDICT_isError(made));
	*id = ZDICT_getDictID(room, made);
	assert_true(*id > 0);
	return made;
}

/* A frame that wants a dictionary names it; it is not called damaged. */
static void dictionaries_are_named(void **state)
{
	static const char text[] = "{\"name\": \"entry 7\", \"size\": 259}";
	uint8_t dictionary[8192], packed[256];
	char wanted[80];
	unsigned id;
	ZSTD_CCtx *const context = ZSTD_createCCtx();
	const size_t size = make_dictionary(dictionary, sizeof(dictionary),
	    &id);
	const size_t got = ZSTD_compress_usingDict(context, packed,
	    sizeof(packed), text, sizeof(text), dictionary, size, 3);
	struct bsz_err err;

	(void)state;
	assert_false(ZSTD_isError(got));
	assert_int_equal(decode_all((struct bsz_span){packed, got}, &err),
	    BSZ_EINPUT);
	(void)snprintf(wanted, sizeof(wanted),
	    "zstd: needs the dictionary %u, which is not here", id);
	assert_string_equal(err.text, wanted);
	/* Cut off inside of the ID. */
	assert_int_equal(decode_all((struct bsz_span){packed, 7}, &err),
	    BSZ_EINPUT);
	assert_non_null(strstr(err.text, "ends inside"));
	(void)ZSTD_freeCCtx(context);
}

static void memory_may_be_short(void **state)
{
	uint8_t *const plain = make_plain(12);
	struct bsz_buf packed[2] = {{0}};
	struct bsz_err err;

	(void)state;
	push_gzip(&packed[0], plain, 5000, 6, 0);
	push_zstd(&packed[1], plain, 5000, 3);
	for (int kind = 0; kind < 2; kind++) {
		uint64_t n = 1;
		int rc;

		do {
			bsz_alloc_fail_at(n++);
			rc = decode_all(span_of(&packed[kind]), &err);
			bsz_alloc_fail_at(0);
			assert_true(rc == 0 || rc == BSZ_ENOMEM);
		} while (rc);
		assert_true(n > 2);
		bsz_buf_release(&packed[kind]);
	}
	bsz_free(plain);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gzip_of_all_kinds),
		cmocka_unit_test(members_follow_each_other),
		cmocka_unit_test(zstd_frames_and_blocks),
		cmocka_unit_test(no_compression_is_eight_bits_a_byte),
		cmocka_unit_test(cuts_are_told),
		cmocka_unit_test(cut_second_headers_are_told),
		cmocka_unit_test(turned_bits_do_no_harm),
		cmocka_unit_test(ratios_are_bounded),
		cmocka_unit_test(windows_are_bounded),
		cmocka_unit_test(windows_may_be_larger),
		cmocka_unit_test(dictionaries_are_named),
		cmocka_unit_test(memory_may_be_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
