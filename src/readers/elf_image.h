/*
 * An ELF image over a span: headers, sections and segments, decoded once.
 * Section contents stay where they are. Shared by all scanners, which only
 * read it; the lazily built parts say so.
 *
 * Specification: System V ABI, gABI draft of 2013 and its later extensions
 * (SHF_COMPRESSED, SHT_RELR).
 */
#ifndef BINSIZE_ELF_H
#define BINSIZE_ELF_H

#include <binsize/artifact.h>
#include <elf.h>

struct elf_section {
	const char *name;  /* never NULL; hostile */
	uint32_t type;
	uint32_t link, info;
	uint64_t flags;
	uint64_t addr;     /* as the header says */
	uint64_t vm;       /* in our VM domain: see elf_layout_vm.c */
	uint64_t offset;
	uint64_t size;     /* as the header says */
	uint64_t file_size; /* bytes really in the file; 0 for NOBITS */
	uint64_t align, entsize;
	bool mapped;       /* part of the VM domain */
	bool executable;   /* mapped and SHF_EXECINSTR */
	uint32_t part;     /* index into artifact->parts */
};

struct elf_segment {
	uint32_t type, flags;
	uint64_t offset, vaddr, paddr, file_size, vm_size, align;
	size_t number; /* among PT_LOADs, from 1 */
};

/* One executable extent of the VM domain: a section, or what is left of it. */
struct elf_extent {
	uint64_t start, end;
	uint32_t section; /* index; 0 in a file without sections */
};

struct elf_symbols;
struct elf_companion;
struct elf_frames;
struct elf_slots;
struct elf_data;
struct dwarf;
struct go_functions;
struct go_data;
struct go_words;
struct go_build;

struct elf_image {
	struct bsz_artifact *artifact;
	struct bsz_span bytes;
	bool is64, big;
	uint16_t type, machine;
	uint32_t flags;
	uint64_t entry;
	uint64_t header_size;
	uint64_t phoff, phentsize, shoff, shentsize;
	struct elf_section *sections; /* [0] is the null section */
	size_t section_count;
	struct elf_segment *segments;
	size_t segment_count;
	const struct elf_segment *tls; /* PT_TLS or NULL */

	struct elf_extent *code; /* sorted, disjoint; built by the layout */
	size_t code_count;

	bool mapped; /* bytes are a file's: see bsz_file_forget() */
	struct elf_companion *companions; /* open on behalf of this one */
	struct elf_image *debug;     /* lazily, by bsz_elf_debug_file() */
	bool debug_sought;
	struct elf_symbols *symbols; /* lazily, by bsz_elf_symbols_get() */
	struct elf_frames *frames;   /* lazily, by bsz_elf_frames_get() */
	struct elf_slots *slots;     /* lazily, by bsz_elf_slots_get() */
	struct elf_data *data;       /* lazily, by bsz_elf_data_get() */
	struct dwarf *dwarf;         /* lazily, by bsz_dwarf_get() */
	struct go_functions *go;     /* lazily, by bsz_go_functions_get() */
	struct go_data *go_data;     /* lazily, by bsz_go_data_get() */
	struct go_words *go_words;    /* lazily, by bsz_go_words_get() */
	struct go_build *go_build;    /* lazily, by bsz_go_build_get() */
};

/*
 * Decode the headers of bytes with libelf: the artifact's own, or those of a
 * companion of it. The image and what it points to live in the artifact's
 * arena. BSZ_EINPUT, BSZ_ENOMEM.
 */
int bsz_elf_image_read(struct bsz_artifact *artifact, struct bsz_span bytes,
    struct elf_image **out, struct bsz_err *err);

/* Bytes of a section that are in the file; empty for NOBITS. */
struct bsz_span bsz_elf_section_bytes(const struct elf_image *image,
    const struct elf_section *section);

/* The first section of a name, or NULL. O(sections). */
const struct elf_section *bsz_elf_section_find(const struct elf_image *image,
    const char *name);

/* The first segment of a type, or NULL. */
const struct elf_segment *bsz_elf_segment_find(const struct elf_image *image,
    uint32_t type);

/* The value of the first dynamic entry of a tag; false when there is none. */
bool bsz_elf_dynamic_value(const struct elf_image *image, uint64_t wanted,
    uint64_t *value);

/* Bytes of the VM domain that the file has, or an empty span. After layout. */
struct bsz_span bsz_elf_vm_bytes(const struct elf_image *image, uint64_t start,
    uint64_t size);

/*
 * The dynamic symbol table as the dynamic section tells it, for files
 * without section headers: entries and names; empty when it tells none.
 */
void bsz_elf_dynamic_symbols(const struct elf_image *image,
    struct bsz_span *entries, struct bsz_span *names);

/*
 * .eh_frame as PT_GNU_EH_FRAME tells it; *section gets name, vm and offset
 * of where it begins. Empty when it is not told.
 */
struct bsz_span bsz_elf_segment_eh_frame(const struct elf_image *image,
    struct elf_section *section);

/*
 * Lay out both domains of the artifact: parts, layout, translation, totals,
 * and image->code. BSZ_ENOMEM.
 */
int bsz_elf_layout(struct elf_image *image, struct bsz_err *err);

/* The executable extent that holds a VM address, or NULL. O(log n). */
const struct elf_extent *bsz_elf_code_find(const struct elf_image *image,
    uint64_t vm);

/* State what the file is: machine, type, linking, build ID, compiler ... */
void bsz_elf_facts(struct elf_image *image);

/* Whether code of Rust is in it, by what compilers write into .comment, which
 * stays when symbols are stripped. */
bool bsz_elf_has_rust(const struct elf_image *image);

/* True when code bytes are nothing but no-operations, traps and zeros. */
bool bsz_elf_is_fill(const struct elf_image *image, struct bsz_span bytes);

/* Name of what is appended behind an ELF file: "ZIP", or "data". */
const char *bsz_elf_appended_kind(struct bsz_span bytes);

/* The kind of bytes a section holds: "code", "debug info". Static. */
const char *bsz_elf_section_kind(const struct elf_section *section);

/* Scans of the dimensions that need no debug information. */
int bsz_elf_scan_segments(struct bsz_artifact *artifact, struct bsz_err *err);
int bsz_elf_scan_symbols(struct bsz_artifact *artifact, struct bsz_err *err);

/* A function extent by an unwind entry (FDE). */
struct elf_fde {
	uint64_t start, size; /* VM */
	uint64_t offset;      /* of the entry, in its section */
	uint64_t length;      /* of the entry, bytes */
	uint64_t lsda;        /* its exception table (VM), or 0 */
};

/*
 * The entries of .eh_frame (or .debug_frame given by section), sorted by
 * start. Array owned by the artifact's arena; damage ends the list with a
 * note. BSZ_ENOMEM. O(n log n).
 */
int bsz_elf_unwind_read(struct elf_image *image,
    const struct elf_section *section, struct bsz_span bytes, bool eh,
    struct elf_fde **out, size_t *count, struct bsz_err *err);

/* .eh_frame of an image, or what PT_GNU_EH_FRAME tells of it. */
struct elf_frames {
	struct elf_section section;
	struct elf_fde *items; /* sorted by start */
	size_t count;          /* 0 of relocatable files */
};

/* Read on first use. BSZ_ENOMEM. */
int bsz_elf_frames_get(struct elf_image *image, const struct elf_frames **out,
    struct bsz_err *err);

/* A symbol with an extent in the VM domain, aliases joined. */
struct elf_symbol {
	uint64_t start, size;
	uint32_t label;    /* a name, or a group of aliases */
	uint8_t evidence;
	bool is_code;
};

struct elf_symbols {
	struct elf_symbol *items; /* sorted by start, then size descending */
	size_t count;
};

/* The symbols of the image, read on first use. BSZ_ENOMEM. */
int bsz_elf_symbols_get(struct elf_image *image,
    const struct elf_symbols **out, struct bsz_err *err);

/* The first symbol that starts at an address, or NULL. O(log n). */
const struct elf_symbol *bsz_elf_symbols_find(const struct elf_symbols *symbols,
    uint64_t start);

/* The last symbol that begins at or before an address and holds it. */
const struct elf_symbol *bsz_elf_symbols_around(
    const struct elf_symbols *symbols, uint64_t address);

/*
 * A relocatable file's debug section with its relocations applied, so that
 * addresses are ours (elf_section.vm) and offsets are resolved. bytes is a
 * private copy and changed in place; unknown relocations are noted.
 */
void bsz_elf_relocate(struct elf_image *image, size_t section, uint8_t *bytes,
    uint64_t size);

/*
 * Contents of a section, decompressed when it is compressed
 * (SHF_COMPRESSED with zlib or zstd, .zdebug). *owned is set when *out is a
 * fresh allocation (bsz_free). budget is what may still be inflated and is
 * reduced. BSZ_EINPUT with the reason (then *out is empty), BSZ_ENOMEM.
 */
int bsz_elf_section_inflate(const struct elf_image *image,
    const struct elf_section *section, uint64_t *budget,
    struct bsz_span *out, bool *owned, struct bsz_err *err);
bool bsz_elf_section_compressed(const struct elf_image *image,
    const struct elf_section *section);

#endif
