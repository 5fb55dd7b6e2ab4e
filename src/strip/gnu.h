/*
 * GNU strip and objcopy. They read a file into sections and symbols, throw
 * some away and lay out the rest anew; gaps, order of tables and the names
 * of the old file are not kept. One forecast takes the same steps: sections
 * (what stays), notes, contents (compressed debug sections), symbols, layout.
 */
#ifndef BINSIZE_STRIP_GNU_H
#define BINSIZE_STRIP_GNU_H

#include "session.h"

enum gnu_level {
	GNU_COPY,      /* objcopy without a level: all symbols stay */
	GNU_ALL,
	GNU_DEBUG,
	GNU_UNNEEDED,
	GNU_ONLY_DEBUG
};

enum gnu_packing { GNU_AS_IS, GNU_ZLIB, GNU_ZSTD, GNU_UNPACKED };

struct gnu_options {
	enum gnu_level level;
	bool merge_notes;
	enum gnu_packing packing;
	const char *remove; /* a section's name, or NULL */
};

/* A relocation section that belongs to another one. */
struct gnu_relocs {
	uint32_t section; /* of the input; 0: there is none */
	bool kept;
	uint64_t size;    /* in the output */
};

enum { GNU_REL, GNU_RELA, GNU_RELOC_KINDS };

struct gnu_section {
	bool real;     /* a section of its own; the others are made anew */
	bool debug;
	bool removed;
	bool nobits;   /* in the output */
	uint64_t size; /* in the output */
	uint64_t align; /* as the output rounds it: a power of two */
	const char *name; /* in the output */
	struct gnu_relocs relocs[GNU_RELOC_KINDS];
};

/* Where the parts of the output stand, and the order of its headers. */
struct gnu_places {
	uint64_t *sections; /* by index of the input */
	uint64_t symbols, symbol_names, names, headers;
	uint64_t names_size;
	bool copied;        /* program headers are those of the input */
};

struct gnu {
	struct bsz_strip *strip;
	const struct strip_source *source;
	const struct strip_symbols *symbols;
	struct gnu_options options;
	struct gnu_section *sections; /* by index of the input */
	uint32_t *order;  /* real sections, as the tool lists them */
	uint32_t count;   /* of order */
	bool has_relocs;  /* attached ones in the input */
	uint8_t *keep;    /* by symbol, see symbols.h */
	uint64_t kept;    /* symbols of the output, the null symbol left out */
	uint64_t names;   /* bytes of .strtab */
	struct bsz_arena arena; /* of this forecast */
	struct bsz_err *err;
	bool failed; /* memory was short */
	struct gnu_places places;
	const char *refusal;
	bool by_codec; /* sizes are those of our build of a compressor */
};

/* Find the sections, what is removed and the sizes of what stays. */
int bsz_strip_gnu_sections(struct gnu *gnu);

/* The size of build attribute notes (SHT_NOTE) when they are merged. */
uint64_t bsz_strip_gnu_notes(struct gnu *gnu,
    const struct strip_section *section);

/* Sizes of debug sections that are compressed or decompressed. BSZ_ENOMEM. */
int bsz_strip_gnu_pack(struct gnu *gnu);

/* Decide about each symbol; sets kept and names. BSZ_ENOMEM. */
int bsz_strip_gnu_symbols(struct gnu *gnu);

/* The size of the output. BSZ_ENOMEM. */
int bsz_strip_gnu_layout(struct gnu *gnu, uint64_t *size);

/*
 * The output's bytes, from bsz_malloc(), after its layout; *out is NULL where
 * that cannot be done. BSZ_ENOMEM.
 */
int bsz_strip_gnu_image(struct gnu *gnu, uint64_t size, uint8_t **out);

/* Whether a section lies in a segment, by the rules of binutils. */
bool bsz_strip_gnu_covers(const struct strip_segment *segment,
    const struct strip_section *section);

BSZ_ALWAYS_INLINE bool gnu_is_kept(const struct gnu *gnu, uint32_t index)
{
	return index < gnu->source->section_count &&
	    gnu->sections[index].real && !gnu->sections[index].removed;
}

#endif
