/*
 * An ELF file as tools that rewrite it see it: the fields of its headers,
 * unchanged, lies included. Contents stay where they are.
 *
 * The readers' image serves reports and mends what is damaged; a forecast
 * needs what the header says, because the tool takes that for true. So this
 * layer decodes headers itself and needs nothing but bytes.
 *
 * Specification: System V ABI, gABI draft of 2013 and its later extensions.
 */
#ifndef BINSIZE_STRIP_SOURCE_H
#define BINSIZE_STRIP_SOURCE_H

#include <binsize/arena.h>
#include <binsize/strip.h>

#include <elf.h>

#ifndef SHT_RELR
#define SHT_RELR 19
#endif
#ifndef ELFCOMPRESS_ZSTD
#define ELFCOMPRESS_ZSTD 2
#endif

struct strip_section {
	const char *name; /* never NULL; NUL-terminated; hostile */
	uint32_t type, link, info;
	uint64_t flags, addr, offset, size, align, entsize;
	bool lost_name; /* beyond the table of names */
};

struct strip_segment {
	uint32_t type, flags;
	uint64_t offset, vaddr, paddr, file_size, vm_size, align;
};

struct strip_source {
	struct bsz_span bytes;
	bool is64, big;
	bool linked;        /* ET_EXEC or ET_DYN; all others are objects */
	uint16_t type, machine;
	uint32_t version;   /* e_version */
	uint64_t phoff, shoff;
	uint16_t phentsize, shentsize;
	/* Sizes of the format's records. */
	uint32_t word, header_size, phdr_size, shdr_size, sym_size;
	struct strip_section *sections; /* [0] is the null section */
	uint32_t section_count;
	uint32_t names_index; /* e_shstrndx, resolved; may lie */
	bool overlong;        /* names add up to more than anybody writes */
	struct strip_segment *segments;
	uint32_t segment_count;
	uint16_t section_field, segment_field; /* counts of the header */
	bool lost_segments; /* program headers that are not there */
	bool odd_header;    /* sizes of records that are not the format's */
};

/*
 * Decode the headers. Arrays are the arena's, names borrowed from bytes.
 * BSZ_EINPUT, BSZ_ENOMEM.
 */
int bsz_strip_source_read(struct strip_source *source, struct bsz_span bytes,
    struct bsz_arena *arena, struct bsz_err *err);

/* The bytes of a section; empty for NOBITS and for what is cut off. */
struct bsz_span bsz_strip_bytes(const struct strip_source *source,
    const struct strip_section *section);

/* Numbers of the file's byte order. The caller knows that they are there. */
uint16_t bsz_strip_u16(const struct strip_source *source, const uint8_t *at);
uint32_t bsz_strip_u32(const struct strip_source *source, const uint8_t *at);
uint64_t bsz_strip_u64(const struct strip_source *source, const uint8_t *at);
/* A word of the class: 4 or 8 bytes. */
uint64_t bsz_strip_word(const struct strip_source *source, const uint8_t *at);

/* Whether the file has the bytes that a section claims. */
BSZ_ALWAYS_INLINE bool strip_is_beyond_end(const struct strip_source *source,
    const struct strip_section *section)
{
	return section->type != SHT_NOBITS && section->type != SHT_NULL &&
	    (section->offset > source->bytes.size || section->size >
	    source->bytes.size - section->offset);
}

/* The end of the last byte that any header speaks of. */
uint64_t bsz_strip_covered(const struct strip_source *source);

BSZ_ALWAYS_INLINE bool strip_has_prefix(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

BSZ_ALWAYS_INLINE bool strip_is_reloc(const struct strip_section *section)
{
	return section->type == SHT_REL || section->type == SHT_RELA;
}

#endif
