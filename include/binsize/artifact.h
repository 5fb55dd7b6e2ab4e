/*
 * One analysed input: its bytes, what it is, how its two domains are laid
 * out, and the maps that readers fill on demand.
 *
 * The layout is settled when the artifact is opened: every byte of the file
 * and every mapped address belongs to one part (a section, a header, a
 * class of padding). It defines the totals, and each part names itself in
 * every dimension, so a map that claims nothing is complete already.
 */
#ifndef BINSIZE_ARTIFACT_H
#define BINSIZE_ARTIFACT_H

#include <binsize/arena.h>
#include <binsize/buf.h>
#include <binsize/debug_search.h>
#include <binsize/map.h>
#include <binsize/wire.h>

/* Ways to write a name. */
enum bsz_names {
	BSZ_NAMES_FULL, /* demangled, with parameters */
	BSZ_NAMES_SHORT, /* demangled, without; equal ones are one row */
	BSZ_NAMES_RAW   /* as the file has it */
};

/* Who pays for bytes that have several names. */
enum bsz_aliases {
	BSZ_ALIASES_PRIMARY, /* one of them, always the same */
	BSZ_ALIASES_SPLIT,   /* each its share, the sum kept */
	BSZ_ALIASES_LIST     /* as primary, the others listed beside */
};

struct bsz_fact {
	const char *key;  /* "machine" */
	const char *text; /* hostile when it comes from the input */
};

/* Something odd in the input; the totals still add up. */
struct bsz_note {
	const char *text;
	uint64_t offset; /* in the file, or BSZ_NO_OFFSET */
	uint64_t place;  /* see bsz_artifact_note_at(); 0: as it came */
	bool told;       /* an archive has told it of its member */
};
#define BSZ_NO_OFFSET UINT64_MAX

/* Labels of one part of the layout. In a dimension, see bsz_part_label(). */
struct bsz_part {
	uint32_t section;  /* ".text", "[ELF header]" */
	uint32_t kind;     /* "code" */
	uint32_t fallback; /* "[section .text]" in every other dimension */
};

BSZ_ALWAYS_INLINE uint32_t bsz_part_label(const struct bsz_part *part,
    enum bsz_dimension dim)
{
	return dim == BSZ_SECTION ? part->section
	    : dim == BSZ_KIND ? part->kind : part->fallback;
}

/* Whole-artifact figures of the inline tree, one row a function. */
struct bsz_inline_row {
	uint32_t function; /* label */
	uint64_t inclusive; /* bytes, calls inlined into it included */
	uint64_t instances; /* inlined copies */
	uint64_t largest;   /* bytes of the largest copy, inclusive */
	uint64_t callers;   /* functions it was inlined into directly */
};

/* Source paths that begin with old are shown beginning with new. */
struct bsz_prefix_map {
	const char *old_prefix;
	const char *new_prefix;
};

struct bsz_artifact;
struct bsz_image;
struct bsz_snapshot;

/* Shown a program inside of an artifact; its bytes are gone afterwards. name
 * lives as long as the artifact and is hostile; note is what the image makes
 * of it ("shadowed"), or NULL. */
typedef int bsz_artifact_visitor(void *context, const char *name,
    const char *note, struct bsz_span bytes, struct bsz_err *err);

/* What a reader can do with the artifact it opened. */
struct bsz_artifact_ops {
	/* Fill settled[dim][] of the artifact, by bsz_artifact_settle() or
	 * from another dimension's (see there what each domain holds). */
	int (*scan)(struct bsz_artifact *artifact, enum bsz_dimension dim,
	    struct bsz_err *err);
	/* Add the facts that cost a look at debug information: debug,
	 * language, compiler. For reports that show what the input is. */
	int (*describe)(struct bsz_artifact *artifact, struct bsz_err *err);
	/* The text of a label of a dimension, not yet made safe. */
	void (*write_name)(const struct bsz_artifact *artifact,
	    uint32_t label, enum bsz_names names, struct bsz_buf *buf);
	/* Show all programs inside, one after the other, until a visitor
	 * returns what is not 0. NULL: nothing can be inside. */
	int (*visit)(struct bsz_artifact *artifact,
	    bsz_artifact_visitor *visitor, void *context,
	    struct bsz_err *err);
	/* Bytes of the file that describe functions without code. NULL:
	 * there is nothing of that kind inside. */
	int (*dead_debug)(struct bsz_artifact *artifact, uint64_t *bytes,
	    struct bsz_err *err);
	void (*release)(struct bsz_artifact *artifact);
};

struct bsz_artifact {
	const char *path;      /* as given; borrowed */
	struct bsz_span bytes; /* borrowed until release */
	struct bsz_arena arena;
	struct bsz_labels *labels;
	size_t jobs;           /* worker threads a scan may use */
	bool mapped;           /* bytes are a file's: see bsz_file_forget() */
	void *unpacked;        /* bytes, where they had to be decompressed */

	struct bsz_fact *facts; /* an array of the arena's, as notes */
	size_t fact_count, fact_room;
	struct bsz_note *notes;
	size_t note_count, notes_dropped;
	bool failed; /* memory was short for a fact or a note */

	struct bsz_map layout[BSZ_DOMAINS]; /* label: index into parts */
	struct bsz_part *parts;
	size_t part_count;
	struct bsz_translation translation;
	uint64_t total[BSZ_DOMAINS]; /* bytes */

	/*
	 * Filled by scans; not complete, see bsz_artifact_map(). The file
	 * domain holds only what was claimed in it: what addresses claim is
	 * laid below it each time a map is made, so that it is kept once.
	 */
	struct bsz_map settled[BSZ_DIMENSIONS][BSZ_DOMAINS];
	bool ready[BSZ_DIMENSIONS]; /* section, kind: always, from parts */
	bool forgotten;             /* by bsz_artifact_forget() */
	struct bsz_inline_row *inlines; /* by BSZ_INLINE's scan */
	size_t inline_count;

	/* How the file domain becomes the wire's; NULL: it has none. Owned by
	 * the reader, as is the image. */
	const struct bsz_wire *wire;
	const struct bsz_image *contents; /* of a container image, or NULL */
	struct bsz_snapshot *snapshot; /* of a saved document, or NULL */
	const struct bsz_watch *watch[BSZ_DOMAINS]; /* explain only */
	const struct bsz_prefix_map *prefix_maps; /* borrowed */
	size_t prefix_map_count;
	/* Where debug files may be read from; borrowed. NULL: nowhere. */
	const struct bsz_debug_search *debug_search;
	/* Do not charge tables of the format (unwind, symbol, relocation
	 * entries) to the symbols they are about. Set before scanning. */
	bool no_followers;
	/* Leave data without a symbol to its section, whoever refers to it.
	 * Set before scanning. */
	bool no_guess;
	const struct bsz_artifact_ops *ops;
	void *image; /* the reader's own */
};

/* An artifact in the caller's storage. BSZ_ENOMEM. */
int bsz_artifact_init(struct bsz_artifact *artifact, const char *path,
    struct bsz_span bytes, size_t jobs, struct bsz_err *err);
void bsz_artifact_release(struct bsz_artifact *artifact);

/* Add "key: text"; text is formatted and kept. */
void bsz_artifact_fact(struct bsz_artifact *artifact, const char *key,
    const char *fmt, ...) BSZ_PRINTF(3, 4);
/* The text of a fact, or NULL. */
const char *bsz_artifact_find_fact(const struct bsz_artifact *artifact,
    const char *key);

/* Say what is odd and where (file offset or BSZ_NO_OFFSET). */
void bsz_artifact_note(struct bsz_artifact *artifact, uint64_t offset,
    const char *fmt, ...) BSZ_PRINTF(3, 4);

/*
 * The same without an offset, for what several scans find out in turn: notes
 * with a place stand in its order, and one that is there is not said again.
 */
void bsz_artifact_note_at(struct bsz_artifact *artifact, uint64_t place,
    const char *fmt, ...) BSZ_PRINTF(3, 4);

/*
 * The complete, proved map of a dimension in a domain, scanned when it was
 * not yet: what was claimed (in the file domain: there, then through
 * addresses), and the parts' own labels for the rest. Released by the caller.
 * BSZ_ENOMEM, BSZ_EINVARIANT, BSZ_EINPUT.
 */
int bsz_artifact_map(struct bsz_artifact *artifact, enum bsz_dimension dim,
    enum bsz_domain domain, struct bsz_map *out, struct bsz_err *err);

/*
 * Give back what maps are made of, when the last one has been made: it takes
 * as much memory as a map. To ask for one after that is BSZ_EINVARIANT.
 */
void bsz_artifact_forget(struct bsz_artifact *artifact);

/*
 * Prepare a buffer for the claims of a domain; under explain it gets the
 * artifact's watch. Released by bsz_claims_release().
 */
void bsz_artifact_claims(const struct bsz_artifact *artifact,
    enum bsz_domain domain, struct bsz_claims *claims);

/*
 * Settle what a scan claimed, one buffer a worker and domain, into
 * artifact->settled[dim]: VM claims clipped to what is mapped, file claims to
 * the file. bsz_artifact_map() shows VM claims in the file domain too, where
 * the file backs them and no file claim covers them. The buffers are emptied.
 * BSZ_ENOMEM.
 */
int bsz_artifact_settle(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_claims *const *vm, struct bsz_claims *const *file,
    size_t buffers, struct bsz_err *err);

/*
 * Settle claims that could only be made once the dimension was settled, and
 * lay them over or under artifact->settled[dim][domain], clipped likewise.
 * The buffer is emptied. BSZ_ENOMEM.
 */
int bsz_artifact_lay(struct bsz_artifact *artifact, enum bsz_dimension dim,
    enum bsz_domain domain, struct bsz_claims *late, enum bsz_lay side,
    struct bsz_err *err);

#endif
