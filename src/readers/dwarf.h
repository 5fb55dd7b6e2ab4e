/*
 * DWARF 2 to 5 over our own spans.
 *
 * Shared, frozen state: the debug sections (decompressed, and relocated for
 * relocatable files), and one record a unit with what its root DIE says.
 * Scans walk units on several threads; each worker has its own claims,
 * labels and abbreviation tables.
 *
 * Specification: DWARF Debugging Information Format, versions 2 to 5;
 * section numbers in the sources are version 5's.
 */
#ifndef BINSIZE_DWARF_H
#define BINSIZE_DWARF_H

#include "cursor.h"
#include "elf_image.h"

enum dwarf_section_id {
	DWARF_INFO,
	DWARF_TYPES,
	DWARF_ABBREV,
	DWARF_LINE,
	DWARF_STR,
	DWARF_LINE_STR,
	DWARF_STR_OFFSETS,
	DWARF_ADDR,
	DWARF_ARANGES,
	DWARF_RANGES,
	DWARF_RNGLISTS,
	DWARF_LOC,
	DWARF_LOCLISTS,
	DWARF_MACINFO,
	DWARF_MACRO,
	DWARF_PUBNAMES,
	DWARF_PUBTYPES,
	DWARF_GNU_PUBNAMES,
	DWARF_GNU_PUBTYPES,
	DWARF_NAMES,
	DWARF_FRAME,
	DWARF_SECTION_COUNT
};

struct dwarf_section {
	struct bsz_span bytes; /* decompressed, relocated */
	const struct elf_section *elf; /* NULL: not in this file */
	bool owned;
	bool loaded;
	bool terminated; /* the last byte is NUL: strings end inside */
};

struct dwarf;
struct dwarf_slices;

/* What a unit's header and root DIE say. Offsets are in its section. */
struct dwarf_unit {
	struct dwarf *dwarf; /* of which it is part */
	uint64_t offset; /* of the header */
	uint64_t end;    /* behind the last DIE */
	uint64_t root;   /* of the root DIE */
	uint64_t abbrev; /* offset of its abbreviations */
	uint32_t index;  /* in dwarf->units */
	uint8_t section; /* DWARF_INFO or DWARF_TYPES */
	uint8_t version, type, address_size, offset_size;
	bool damaged;    /* root could not be read; noted */
	uint16_t tag, language;
	const char *name, *comp_dir, *producer; /* NULL: none */
	uint64_t low_pc, high_pc; /* high_pc 0: none */
	bool has_low;
	uint16_t ranges_form; /* 0: none */
	uint64_t ranges;
	bool has_line;
	uint64_t line;        /* DW_AT_stmt_list */
	uint64_t str_offsets_base, addr_base, rnglists_base, loclists_base;
	uint64_t ranges_base; /* added to offsets of range lists */
	bool has_macro;
	uint8_t macro_section; /* DWARF_MACRO or DWARF_MACINFO */
	uint64_t macro;
	uint32_t label;       /* of its name */
	bool has_dwo_id;
	uint64_t dwo_id;
	const char *dwo_name; /* of a skeleton: file of its split unit */
	/* Of a skeleton: what it stands for, when that was found. It has the
	 * skeleton's index, bases and addresses, and no label. */
	struct dwarf_unit *split;
	bool is_taken; /* a split one: a skeleton has it */
	const struct dwarf_slices *slices; /* in a package, see there */
};

struct dwarf {
	struct elf_image *image;  /* whose code it is about */
	struct elf_image *source; /* whose sections: that one, or a companion */
	struct dwarf *alternate;  /* of the file of dwz; NULL: none */
	bool is_alternate;        /* it is that */
	bool is_split;            /* of a .dwo or .dwp file */
	struct dwarf *skeletons;  /* of a split one: what it was found for */
	struct dwarf_splits *splits; /* found for it; NULL: none */
	struct dwarf_package *package; /* how a .dwp is divided; NULL */
	const char *path;         /* of the source, unless it is the image */
	struct dwarf_section sections[DWARF_SECTION_COUNT];
	uint64_t budget; /* bytes that may still be decompressed */
	struct dwarf_unit *units;
	size_t unit_count, unit_room;
	size_t second_opinions; /* libdwarf was asked that often */
	uint64_t declared; /* bytes of abbreviations read for roots */
};

/*
 * The DWARF of an image, its units read on first use; *out is NULL when
 * there is none. BSZ_ENOMEM.
 */
int bsz_dwarf_get(struct elf_image *image, struct dwarf **out,
    struct bsz_err *err);
void bsz_dwarf_free(struct dwarf *dwarf);

/* What another file's debug information is to that of an image. */
enum dwarf_role { DWARF_ALTERNATE, DWARF_SPLIT };

/*
 * The units of another file, whose image is source and lies at path, without
 * labels; freed by the caller, whatever is returned. BSZ_ENOMEM.
 */
int bsz_dwarf_open_other(struct dwarf *dwarf, enum dwarf_role role,
    struct elf_image *source, const char *path, struct dwarf **out,
    struct bsz_err *err);

/*
 * Bytes of a debug section, decompressed on first use (call before threads
 * start). Empty when there is none or it is damaged, which is noted.
 * BSZ_ENOMEM.
 */
int bsz_dwarf_load(struct dwarf *dwarf, enum dwarf_section_id id,
    struct bsz_err *err);

/* ".debug_info" and so on. */
const char *bsz_dwarf_section_name(enum dwarf_section_id id);

/*
 * Bytes [start, end) of a section will not be looked at for some time: their
 * memory may be let go where it is only a mapping of the file.
 */
void bsz_dwarf_forget(const struct dwarf *dwarf, enum dwarf_section_id id,
    uint64_t start, uint64_t end);

/* The unit whose bytes hold an offset of .debug_info, or NULL. O(log n). */
const struct dwarf_unit *bsz_dwarf_unit_at(const struct dwarf *dwarf,
    uint64_t offset);

/* Note damage of a unit at an offset of its section. Not thread-safe. */
void bsz_dwarf_note(const struct dwarf_unit *unit, uint64_t offset,
    const char *what);

/* A cursor on the bytes [from, unit->end) of a unit's section. */
struct cursor bsz_dwarf_unit_cursor(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint64_t from);

/* --- abbreviations (dwarf_abbrev.c) --- */

/* One step over a DIE: bytes to skip, or a value somebody wants. */
enum dwarf_step_kind {
	STEP_END,
	STEP_FIXED,    /* skip `size` bytes */
	STEP_ULEB,     /* skip a LEB128 (either kind) */
	STEP_CSTRING,
	STEP_BLOCK1, STEP_BLOCK2, STEP_BLOCK4, STEP_BLOCK_ULEB,
	STEP_INDIRECT, /* form follows in the DIE */
	STEP_VALUE     /* a form that only bsz_dwarf_value_read() knows */
};

struct dwarf_step {
	uint8_t kind;
	uint8_t slot;           /* what the walk wants it for; 0: nothing */
	uint16_t attribute;
	uint16_t form;
	uint16_t before;        /* bytes to skip in front of it, END too */
	uint32_t size;          /* FIXED */
	int64_t implicit_const;
};

struct dwarf_abbrev {
	uint16_t tag;
	bool children;
	uint8_t slots;    /* bit s - 1: a step with slot s */
	uint32_t steps;   /* index of the first of its steps */
	/* For stepping over it: so many bytes, or these steps. In C++ there
	 * are thousands of abbreviations; this one is at hand. */
	uint32_t fixed;
	uint32_t rest;    /* index, or DWARF_NO_STEPS */
	uint32_t places;  /* index, when it has slots */
};

/* Where the values of slots are that have only fixed sizes before them:
 * their forms, 0 for none, and bytes behind the code. Index: slot - 1. */
struct dwarf_places {
	uint8_t forms[8];
	uint8_t at[8];
};

#define DWARF_NO_STEPS UINT32_MAX

struct dwarf_sparse {
	uint64_t code;
	struct dwarf_abbrev abbrev;
};

/*
 * Which attributes a walk wants to see: a slot from 1 to 8, or 0 for those
 * that become skips.
 */
typedef uint8_t dwarf_wants(uint16_t tag, uint16_t attribute, uint16_t form);

/* One compiled table; kept by a worker and rebuilt for the next unit. */
struct dwarf_abbrevs {
	const struct dwarf *dwarf;
	uint64_t offset; /* which table; UINT64_MAX: none */
	uint8_t address_size, offset_size, version;
	struct {
		uint8_t kind, size;
	} skips[0x30]; /* how to skip a value, by form */
	struct dwarf_abbrev *dense; /* codes 1 .. dense_count */
	size_t dense_count, dense_room;
	struct dwarf_sparse *sparse; /* codes out of order: sorted */
	size_t sparse_count, sparse_room;
	struct dwarf_step *steps;
	size_t step_count, step_room;
	struct dwarf_places *places;
	size_t place_count, place_room;
	uint64_t size;  /* of the table in its section */
	dwarf_wants *wants;
	uint64_t spent; /* bytes compiled until now, see BSZ_MAX_ABBREVS */
	bool failed;
};

/* Free a compiled table. */
void bsz_dwarf_abbrevs_release(struct dwarf_abbrevs *abbrevs);

/*
 * Compile the table of a unit, unless it is the one at hand. False when it
 * is damaged or memory was short (->failed).
 */
bool bsz_dwarf_abbrevs_compile(struct dwarf_abbrevs *abbrevs,
    const struct dwarf *dwarf, const struct dwarf_unit *unit,
    dwarf_wants *wants);

/* The abbreviation of a code too large for the direct table, or NULL.
 * O(log n); used by bsz_dwarf_abbrevs_find() alone. */
const struct dwarf_abbrev *bsz_dwarf_abbrevs_find_sparse(
    const struct dwarf_abbrevs *abbrevs, uint64_t code);

BSZ_ALWAYS_INLINE const struct dwarf_abbrev *dwarf_abbrevs_find(
    const struct dwarf_abbrevs *abbrevs, uint64_t code)
{
	if (BSZ_LIKELY(code - 1 < abbrevs->dense_count))
		return &abbrevs->dense[code - 1];
	return bsz_dwarf_abbrevs_find_sparse(abbrevs, code);
}

/* --- values (dwarf_value.c) --- */

enum dwarf_class {
	CLASS_NONE,
	CLASS_CONSTANT,
	CLASS_ADDRESS,
	CLASS_ADDRESS_INDEX,
	CLASS_STRING,         /* text, size */
	CLASS_STRING_OFFSET,  /* number in section DWARF_STR or _LINE_STR */
	CLASS_STRING_INDEX,
	CLASS_BLOCK,          /* text, size */
	CLASS_REFERENCE,      /* number: offset in the unit's section */
	CLASS_REFERENCE_INFO, /* number: offset in .debug_info */
	CLASS_SECTION_OFFSET,
	CLASS_LIST_INDEX,     /* loclistx, rnglistx */
	CLASS_STRING_ALTERNATE,    /* number: in .debug_str of the other file */
	CLASS_REFERENCE_ALTERNATE, /* number: in .debug_info of it */
	CLASS_OTHER           /* a signature, a flag */
};

struct dwarf_value {
	enum dwarf_class class;
	uint16_t form;
	uint8_t string_section;
	uint64_t number;
	const uint8_t *bytes;
	uint64_t size;
};

/* Read (or step over) one value. On damage the cursor fails. */
struct dwarf_value bsz_dwarf_value_read(struct cursor *at,
    const struct dwarf_unit *unit, uint16_t form, int64_t implicit_const);

/* Step over what nobody wants. On damage the cursor fails. */
BSZ_ALWAYS_INLINE void dwarf_step_skip(struct cursor *at,
    const struct dwarf_unit *unit, const struct dwarf_step *step)
{
	size_t size;

	switch ((enum dwarf_step_kind)step->kind) {
	case STEP_FIXED:
		cursor_skip(at, step->size);
		break;
	case STEP_ULEB:
		(void)cursor_uleb(at);
		break;
	case STEP_CSTRING:
		(void)cursor_string(at, &size);
		break;
	case STEP_BLOCK1:
		cursor_skip(at, cursor_u8(at));
		break;
	case STEP_BLOCK2:
		cursor_skip(at, cursor_u16(at));
		break;
	case STEP_BLOCK4:
		cursor_skip(at, cursor_u32(at));
		break;
	case STEP_BLOCK_ULEB:
		cursor_skip(at, cursor_uleb(at));
		break;
	case STEP_INDIRECT:
	case STEP_VALUE:
		(void)bsz_dwarf_value_read(at, unit, step->form,
		    step->implicit_const);
		break;
	case STEP_END:
		break;
	}
}

/* Go to where a step's value is; false at the end of the DIE. */
BSZ_ALWAYS_INLINE bool dwarf_step_reach(struct cursor *at,
    const struct dwarf_step *step)
{
	cursor_skip(at, step->before);
	return step->kind != STEP_END;
}

/* Step over a whole DIE behind its code. On damage the cursor fails. */
BSZ_ALWAYS_INLINE void dwarf_die_skip(struct cursor *at,
    const struct dwarf_unit *unit, const struct dwarf_abbrevs *abbrevs,
    const struct dwarf_abbrev *abbrev)
{
	const struct dwarf_step *step;

	if (BSZ_LIKELY(abbrev->rest == DWARF_NO_STEPS)) {
		cursor_skip(at, abbrev->fixed);
		return;
	}
	step = &abbrevs->steps[abbrev->rest];
	for (; dwarf_step_reach(at, step); step++)
		dwarf_step_skip(at, unit, step);
}

/* bsz_dwarf_value_read() with the forms that most DIEs are made of first. */
BSZ_ALWAYS_INLINE struct dwarf_value dwarf_value_of(struct cursor *at,
    const struct dwarf_unit *unit, uint16_t form, int64_t implicit_const)
{
	struct dwarf_value value;

	switch (form) {
	case 0x0e: /* DW_FORM_strp */
	case 0x13: /* DW_FORM_ref4 */
	case 0x17: /* DW_FORM_sec_offset */
		if (form != 0x13 && unit->offset_size != 4)
			break;
		value.class = form == 0x13 ? CLASS_REFERENCE
		    : form == 0x0e ? CLASS_STRING_OFFSET
		    : CLASS_SECTION_OFFSET;
		value.form = form;
		value.string_section = DWARF_STR;
		value.number = cursor_u32(at);
		return value;
	case 0x01: /* DW_FORM_addr */
		if (unit->address_size != 8)
			break;
		value.class = CLASS_ADDRESS;
		value.form = form;
		value.number = cursor_u64(at);
		return value;
	case 0x05: /* DW_FORM_data2 */
	case 0x06: /* DW_FORM_data4 */
	case 0x07: /* DW_FORM_data8 */
	case 0x0b: /* DW_FORM_data1 */
		value.class = CLASS_CONSTANT;
		value.form = form;
		value.number = form == 0x0b ? cursor_u8(at)
		    : form == 0x05 ? cursor_u16(at)
		    : form == 0x06 ? cursor_u32(at) : cursor_u64(at);
		return value;
	}
	return bsz_dwarf_value_read(at, unit, form, implicit_const);
}

BSZ_ALWAYS_INLINE struct dwarf_value dwarf_value_take(struct cursor *at,
    const struct dwarf_unit *unit, const struct dwarf_step *step)
{
	return dwarf_value_of(at, unit, step->form, step->implicit_const);
}

/* The bytes of a form that has a fixed size in this unit, else -1. */
int bsz_dwarf_form_size(uint16_t form, uint8_t version, uint8_t address_size,
    uint8_t offset_size);

/* Text of a string value; NULL when it is none or damaged. */
const char *bsz_dwarf_value_text(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, const struct dwarf_value *value);

/* Address of an address value; false when its index is out of reach. */
bool bsz_dwarf_value_address(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, const struct dwarf_value *value,
    uint64_t *address);

/* --- ranges (dwarf_ranges.c) --- */

/* The section of a unit's range lists; before DWARF 5 those of split units
 * stay with the skeletons. */
const struct dwarf_section *bsz_dwarf_ranges(const struct dwarf *dwarf,
    const struct dwarf_unit *unit);

/* Receives [start, end) as written, tombstones included. */
typedef void dwarf_range_sink(void *context, uint64_t start, uint64_t end);

/*
 * Walk a range list (DW_AT_ranges of form and value). Returns false when it
 * is damaged; what came before has been handed out. *reach, when not NULL,
 * gets where the list is in its section, if it was found.
 */
struct dwarf_reach {
	uint64_t start, end;
};
bool bsz_dwarf_ranges_walk(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint16_t form, uint64_t value,
    dwarf_range_sink *sink, void *context, struct dwarf_reach *reach);

/*
 * The part of [start, end) that is live code: in one executable extent of
 * the image, from its start. False for tombstones and strays.
 */
bool bsz_dwarf_live(const struct dwarf *dwarf, uint64_t start, uint64_t *end);

/* --- workers (dwarf_work.c) --- */

struct dwarf_scan;

struct dwarf_damage {
	uint32_t unit;
	bool is_split; /* of that which it stands for */
	uint64_t offset;
	const char *what; /* static */
};

/* What one worker of a scan owns. */
struct dwarf_worker {
	const struct dwarf_scan *scan;
	struct dwarf *dwarf;
	struct bsz_labels *labels; /* the artifact's own for worker 0 */
	struct bsz_claims vm, file;
	struct dwarf_abbrevs abbrevs, split_abbrevs;
	struct dwarf_damage *damages;
	size_t damage_count, damage_room;
	uint64_t walked; /* bytes of DIEs since what they refer to was given back */
	uint64_t dead_ranges, dead_bytes;
	uint64_t listed; /* bytes of range lists walked, */
	const struct dwarf *listed_of; /* of one file */
	void *own;       /* the scan's */
	bool failed;     /* memory was short */
};

struct dwarf_scan {
	const char *what; /* for progress */
	enum bsz_dimension dim;
	enum dwarf_section_id needs[DWARF_SECTION_COUNT];
	size_t need_count;
	bool own_labels; /* workers make labels; else they use units' only */
	bool walks_dies; /* each unit's DIEs once: their memory may go */
	void (*unit)(struct dwarf_worker *worker,
	    const struct dwarf_unit *unit);
	/* Optional: two units are next, in this order. */
	void (*prepare)(struct dwarf_worker *worker,
	    const struct dwarf_unit *unit, const struct dwarf_unit *next);
	/* Optional: make and free a worker's own state. */
	bool (*begin)(struct dwarf_worker *worker);
	void (*end)(struct dwarf_worker *worker);
	/* Optional, after all units: join what the workers own and claim
	 * what needs the whole. renumber[i][label] is the artifact's label
	 * of worker i's; NULL where they are the same. */
	int (*finish)(struct dwarf_worker *workers, size_t count,
	    uint32_t *const *renumber, struct bsz_err *err);
	const void *context;
};

/* The table of abbreviations for walking a unit's DIEs. */
BSZ_ALWAYS_INLINE struct dwarf_abbrevs *dwarf_worker_abbrevs(
    struct dwarf_worker *worker, const struct dwarf_unit *unit)
{
	return unit->dwarf->skeletons ? &worker->split_abbrevs
	    : &worker->abbrevs;
}

/* Run a scan over all units and settle its dimension. BSZ_ENOMEM. */
int bsz_dwarf_scan_run(struct bsz_artifact *artifact,
    const struct dwarf_scan *scan, struct bsz_err *err);

/* Remember damage of a unit; noted after the join, in order of units. */
void bsz_dwarf_worker_damage(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, uint64_t offset, const char *what);

/*
 * bsz_dwarf_ranges_walk() within what one worker may read of lists: many DIEs
 * could refer to one endless list.
 */
bool bsz_dwarf_worker_ranges(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, uint16_t form, uint64_t value,
    dwarf_range_sink *sink, void *context);

/* --- the scans --- */

/* Each fills its dimension of the artifact. BSZ_ENOMEM. */
int bsz_dwarf_scan_units(struct bsz_artifact *artifact, struct bsz_err *err);
int bsz_dwarf_scan_languages(struct bsz_artifact *artifact,
    struct bsz_err *err);
int bsz_dwarf_scan_files(struct bsz_artifact *artifact, struct bsz_err *err);
int bsz_dwarf_scan_dirs(struct bsz_artifact *artifact, struct bsz_err *err);
int bsz_dwarf_scan_lines(struct bsz_artifact *artifact, struct bsz_err *err);
int bsz_dwarf_scan_inlines(struct bsz_artifact *artifact, struct bsz_err *err);

/* Facts about the debug information, language and compiler. */
int bsz_dwarf_describe(struct bsz_artifact *artifact, struct bsz_err *err);

#endif
