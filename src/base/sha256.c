/*
 * Digests by libcrypto's EVP functions. Its configuration file is not read:
 * a digest needs none, and what stands in it is no business of ours.
 */
#include <binsize/sha256.h>

#include <binsize/arena.h>
#include <binsize/library.h>

#include <openssl/evp.h>

#define FUNCTIONS(X) \
	X(OPENSSL_init_crypto) \
	X(EVP_sha256) \
	X(EVP_sha512) \
	X(EVP_MD_CTX_new) \
	X(EVP_MD_CTX_free) \
	X(EVP_DigestInit_ex) \
	X(EVP_DigestUpdate) \
	X(EVP_DigestFinal_ex)

struct library {
	void *handle;
	FUNCTIONS(BSZ_LIBRARY_MEMBER)
};

static const struct bsz_library libcrypto = {
	.file = "libcrypto.so.3",
	.package = "libssl3",
	.use = "digests",
	.functions = BSZ_LIBRARY_NAMES(FUNCTIONS),
};

struct bsz_sha {
	struct library library;
	const EVP_MD *kind;
	EVP_MD_CTX *context;
	bool failed;
};

static void begin(struct bsz_sha *sha)
{
	if (!sha->library.EVP_DigestInit_ex(sha->context, sha->kind, NULL))
		sha->failed = true;
}

struct bsz_sha *bsz_sha_new(enum bsz_sha_kind kind, struct bsz_err *err)
{
	struct bsz_sha *const sha = bsz_calloc(1, sizeof(*sha));

	if (!sha) {
		(void)bsz_fail_memory(err);
		return NULL;
	}
	struct library *const library = &sha->library;
	if (bsz_library_open(&libcrypto, library, err)) {
		bsz_free(sha);
		return NULL;
	}
	/* When it was begun already with a configuration, so be it. */
	(void)library->OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL);
	sha->kind = kind == BSZ_SHA256 ? library->EVP_sha256() :
	    library->EVP_sha512();
	sha->context = library->EVP_MD_CTX_new();
	if (!sha->context) {
		bsz_sha_free(sha);
		(void)bsz_fail_memory(err);
		return NULL;
	}
	begin(sha);
	return sha;
}

void bsz_sha_free(struct bsz_sha *sha)
{
	if (!sha)
		return;
	if (sha->context)
		sha->library.EVP_MD_CTX_free(sha->context);
	bsz_library_close(sha->library.handle);
	bsz_free(sha);
}

void bsz_sha_add(struct bsz_sha *sha, const void *data, size_t size)
{
	if (!sha->library.EVP_DigestUpdate(sha->context, data, size))
		sha->failed = true;
}

bool bsz_sha_take(struct bsz_sha *sha, uint8_t digest[BSZ_SHA_MAX_SIZE])
{
	const bool fine = sha->library.EVP_DigestFinal_ex(sha->context,
	    digest, NULL) && !sha->failed;

	sha->failed = false;
	begin(sha);
	return fine;
}

char *bsz_sha_hex(const uint8_t *digest, size_t size,
    char text[BSZ_SHA_HEX_ROOM])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < size; i++) {
		text[2 * i] = digits[digest[i] >> 4];
		text[2 * i + 1] = digits[digest[i] & 15];
	}
	text[2 * size] = '\0';
	return text;
}
