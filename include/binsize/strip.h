/*
 * What tools that make a program smaller would leave of it, to the byte,
 * without running them and without writing a file.
 *
 * A mode is one tool with one set of options. Its forecast holds the size of
 * the output, or the reason why the tool refuses the input. Sizes are those
 * of a named release: tools lay files out anew and differ in it.
 */
#ifndef BINSIZE_STRIP_H
#define BINSIZE_STRIP_H

#include <binsize/err.h>

/* What a forecast is worth. */
enum bsz_strip_evidence {
	BSZ_STRIP_EXACT,   /* the tool's release writes this many bytes */
	BSZ_STRIP_CODEC,   /* the same with the codec build we run with */
	BSZ_STRIP_REFUSED, /* the tool writes nothing; see reason */
	BSZ_STRIP_UNKNOWN  /* what the tool does is not known; see reason */
};

struct bsz_strip_forecast {
	enum bsz_strip_evidence evidence;
	uint64_t size;      /* of the output; 0 when refused */
	/* Why the tool refuses or nothing is known, or what the output is not good for any more;
	 * NULL: nothing to say. Static text. */
	const char *reason;
};

/* What a tool makes of archives of ELF files. */
enum bsz_strip_archives {
	BSZ_STRIP_ARCHIVES_GNU,    /* each member; others are copied */
	BSZ_STRIP_ARCHIVES_LLVM,   /* each member; others are refused */
	BSZ_STRIP_ARCHIVES_REFUSED /* nothing */
};

/* Whether there is an output, and its size is known. */
BSZ_ALWAYS_INLINE bool bsz_strip_has_size(
    const struct bsz_strip_forecast *forecast)
{
	return forecast->evidence < BSZ_STRIP_REFUSED;
}

struct bsz_strip;

struct bsz_strip_mode {
	const char *name;    /* "gnu-strip-debug" */
	const char *tool;    /* "GNU strip" */
	const char *release; /* "2.40" */
	const char *until;   /* the last one that does the same, or NULL */
	const char *command; /* "strip -g", as a user types it */
	const char *section; /* what it removes by name, or NULL */
	int variant;         /* the tool's own number of it */
	bool costly;         /* compresses: takes the codec's time */
	bool debug_file;     /* what is written is no program */
	enum bsz_strip_archives archives;
	bool useless_archive; /* nothing can be linked with what is left */
	int (*predict)(struct bsz_strip *strip,
	    const struct bsz_strip_mode *mode,
	    struct bsz_strip_forecast *forecast, struct bsz_err *err);
	/* NULL: cannot; see bsz_strip_image(). */
	int (*image)(struct bsz_strip *strip,
	    const struct bsz_strip_mode *mode, uint8_t **out, uint64_t *size,
	    struct bsz_err *err);
};

/* All modes, those of a tool together. */
const struct bsz_strip_mode *const *bsz_strip_modes(size_t *count);
const struct bsz_strip_mode *bsz_strip_mode_find(const char *name);

/*
 * Read the headers and symbol names of an ELF file, or of each member of an
 * archive of them, once for all modes.
 *
 * bytes  the file; borrowed until bsz_strip_close(), as is
 * path   which a debug file would be named after
 *
 * Returns 0 and an object of the caller's to close, BSZ_EINPUT when the bytes
 * are neither, or BSZ_ENOMEM. O(sections + symbols).
 */
int bsz_strip_open(struct bsz_strip **out, struct bsz_span bytes,
    const char *path, struct bsz_err *err);
void bsz_strip_close(struct bsz_strip *strip); /* NULL is fine */

/* The stripping that leaves a file good for what it is for: programs and
 * libraries lose all symbols, objects and archives debug information. */
const struct bsz_strip_mode *bsz_strip_mode_for(
    const struct bsz_strip *strip);

/* What the mode would make of the file. BSZ_ENOMEM. */
int bsz_strip_predict(struct bsz_strip *strip,
    const struct bsz_strip_mode *mode, struct bsz_strip_forecast *forecast,
    struct bsz_err *err);

/*
 * The output's bytes, each as the tool writes it. *out is the caller's to
 * bsz_free(), NULL where the output is not known that well (objects,
 * archives, other tools, files whose program headers change). BSZ_ENOMEM.
 * O(bytes).
 */
int bsz_strip_image(struct bsz_strip *strip,
    const struct bsz_strip_mode *mode, uint8_t **out, uint64_t *size,
    struct bsz_err *err);

/*
 * How files travel in layers: gzip (zlib level 6, a header without a name),
 * zstd (level 3, one frame that says its size, no checksum).
 */
enum bsz_strip_codec { BSZ_STRIP_GZIP, BSZ_STRIP_ZSTD };

/* "zlib 1.2.13 level 6": what compresses, as it was found at run time. */
void bsz_strip_codec_name(enum bsz_strip_codec codec, char name[64]);

/* The compressed size, by that build. BSZ_ENOMEM. Takes the codec's time. */
int bsz_strip_compress(enum bsz_strip_codec codec, struct bsz_span bytes,
    uint64_t *size, struct bsz_err *err);

/* An executable or a shared object, neither an object file nor an archive. */
bool bsz_strip_is_linked(const struct bsz_strip *strip);
/* Not of x86: GNU strip must be one that was built for its machine. */
bool bsz_strip_is_foreign(const struct bsz_strip *strip);
/* ELF files in it: 1, or those among the members of an archive. */
size_t bsz_strip_elf_count(const struct bsz_strip *strip);
bool bsz_strip_is_archive(const struct bsz_strip *strip);

/*
 * Bytes behind everything that headers speak of (a payload of a
 * self-extractor): no tool keeps them.
 */
uint64_t bsz_strip_overlay(const struct bsz_strip *strip);

/* What the bytes of a lever are worth. */
enum bsz_lever_evidence {
	BSZ_LEVER_EXACT,
	BSZ_LEVER_ESTIMATE,
	BSZ_LEVER_AT_LEAST,
	BSZ_LEVER_AT_MOST,
	BSZ_LEVER_RANGE /* of measured programs; see most */
};

/*
 * Something other than stripping that makes a linked file smaller. Levers
 * may save the same bytes: they do not add up.
 */
struct bsz_lever {
	const char *name;   /* "relr" */
	const char *advice; /* "-Wl,-z,pack-relative-relocs" */
	const char *note;   /* what the bytes are, or what it costs */
	enum bsz_lever_evidence evidence;
	double most;        /* of a range: times the bytes, which are its least */
	bool of_ld;         /* not of what Go's own linker wrote */
	int (*measure)(struct bsz_strip *strip, uint64_t *bytes,
	    struct bsz_err *err);
};

/* All levers, in the order in which they are looked at. */
const struct bsz_lever *const *bsz_levers(size_t *count);

/* Bytes it would save; 0: nothing, or nothing known. BSZ_ENOMEM. */
int bsz_lever_measure(struct bsz_strip *strip, const struct bsz_lever *lever,
    uint64_t *bytes, struct bsz_err *err);

#endif
