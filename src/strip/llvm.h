/*
 * llvm-strip and llvm-objcopy. They keep the inside of segments as it is and
 * pack segments, then what no segment holds, in the order of the file; all
 * string tables that are not loaded are written anew.
 */
#ifndef BINSIZE_STRIP_LLVM_H
#define BINSIZE_STRIP_LLVM_H

#include "session.h"

enum llvm_level {
	LLVM_ALL,
	LLVM_DEBUG,
	LLVM_UNNEEDED,
	LLVM_ALL_GNU,
	LLVM_SECTIONS,  /* --strip-sections */
	LLVM_ONLY_DEBUG,
	LLVM_ZLIB       /* --compress-debug-sections=zlib */
};

enum { LLVM_NONE = UINT32_MAX };

struct llvm_section {
	bool removed;
	bool nobits;     /* in the output */
	uint32_t parent; /* segment that holds it, or LLVM_NONE */
	uint64_t size, align;
	uint64_t offset; /* in the output */
};

/* A segment; behind those of the file two for the headers. */
struct llvm_segment {
	uint64_t from, file_size, vaddr, align;
	uint32_t parent; /* or LLVM_NONE */
	uint32_t number;
	uint32_t first;  /* section, or LLVM_NONE */
	uint64_t offset; /* in the output */
};

struct llvm {
	const struct strip_source *source;
	const struct strip_symbols *symbols;
	enum llvm_level level;
	unsigned release;      /* 14 */
	struct llvm_section *sections;
	struct llvm_segment *segments;
	uint32_t segment_count; /* the two more included */
	uint32_t *order;       /* of segments, as they are packed */
	uint8_t *keep;         /* by symbol, see symbols.h */
	uint64_t kept;         /* symbols, the null symbol left out */
	struct bsz_arena arena;
	struct bsz_err *err;
	const char *refusal; /* static text; NULL: none */
	bool by_codec;
	bool unloadable; /* a segment has no place that fits its address */
};

/* Segments and which of them holds each section. BSZ_ENOMEM. */
int bsz_strip_llvm_segments(struct llvm *llvm);

/* What is removed, and the sizes of what stays. BSZ_ENOMEM. */
int bsz_strip_llvm_sections(struct llvm *llvm);

/* Decide about each symbol; the symbol table may go. */
void bsz_strip_llvm_symbols(struct llvm *llvm);

/* The size of the output. BSZ_ENOMEM. */
int bsz_strip_llvm_layout(struct llvm *llvm, uint64_t *size);

#endif
