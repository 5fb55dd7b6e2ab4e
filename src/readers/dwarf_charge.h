/*
 * Charging bytes of debug sections to units: how a span of a section becomes
 * a claim in the file, who owns a string, and what is shared.
 */
#ifndef BINSIZE_DWARF_CHARGE_H
#define BINSIZE_DWARF_CHARGE_H

#include "dwarf.h"

/*
 * Claim [start, end) of a debug section, given in its decompressed bytes, in
 * the file. Of a compressed section each span gets its part of the
 * compressed bytes: both ends are scaled and rounded down, so neighbours
 * meet and the sum is exact; the evidence is then inference.
 */
void bsz_dwarf_charge(const struct dwarf *dwarf, struct bsz_claims *file,
    enum dwarf_section_id id, uint64_t start, uint64_t end, uint32_t label);

/* --- strings (dwarf_strings.c) --- */

/*
 * Owners of the strings of one section. A string belongs to the unit that
 * uses it when no other does. Marking is commutative, so any thread may mark
 * at any time, and the result does not depend on who came first.
 */
struct dwarf_strings {
	struct bsz_span bytes;
	struct dwarf_string_word {
		uint64_t starts; /* a bit a byte: a string begins here */
		uint32_t rank;   /* strings that begin before this word */
	} *words;
	uint32_t *owners;  /* a string: 0, unit index + 1, or SHARED */
	size_t count;
};

/* Offsets of one unit's strings on their way to their owners. */
#define DWARF_STRING_BATCH 256
struct dwarf_string_batch {
	uint64_t offsets[DWARF_STRING_BATCH];
	size_t count;
};

/* Owners of a string section, none so far; false when memory is short. */
bool bsz_dwarf_strings_init(struct dwarf_strings *strings,
    struct bsz_span bytes);
void bsz_dwarf_strings_release(struct dwarf_strings *strings);

/*
 * The unit uses the strings at the offsets of a batch (of their middle,
 * too), which is emptied. In batches, because each mark misses the cache
 * twice and the misses of many overlap.
 */
void bsz_dwarf_strings_mark(struct dwarf_strings *strings,
    const struct dwarf_unit *units, const struct dwarf_unit *unit,
    struct dwarf_string_batch *batch);

/* Claim every marked string; shared ones for the label shared. */
void bsz_dwarf_strings_charge(const struct dwarf_strings *strings,
    const struct dwarf *dwarf, struct bsz_claims *file,
    enum dwarf_section_id id, uint32_t shared);

/* --- extents (dwarf_extents.c) --- */

/*
 * A span of a section that a unit uses; others may use it too. Of lists there
 * may be two: the table they stand in, and what the unit uses of a table that
 * is not its own alone.
 */
struct dwarf_extent {
	uint64_t start, end;
	uint32_t unit;
	uint8_t section;
	bool is_part;
};

struct dwarf_extents {
	struct dwarf_extent *items;
	size_t count, room;
	bool failed;
};

/* Append [start, end) of a section, and whose it is. A failure is
 * remembered. */
void bsz_dwarf_extents_push(struct dwarf_extents *extents,
    enum dwarf_section_id section, uint64_t start, uint64_t end,
    const struct dwarf_unit *unit);

/* The same, of a part. */
void bsz_dwarf_extents_push_part(struct dwarf_extents *extents,
    enum dwarf_section_id section, uint64_t start, uint64_t end,
    const struct dwarf_unit *unit);
/* All of another one's, too. */
void bsz_dwarf_extents_join(struct dwarf_extents *extents,
    const struct dwarf_extents *other);

/*
 * Claim all extents: where those of different units meet, their parts for
 * each, and the rest, and where parts meet, for a label that says the
 * section's data are shared. Sorts the items. BSZ_ENOMEM.
 */
int bsz_dwarf_extents_charge(struct dwarf_extents *extents,
    const struct dwarf *dwarf, struct bsz_claims *file, struct bsz_err *err);

/* --- tables with headers of their own (dwarf_tables.c) --- */

/* Sections made of tables that name their unit: aranges, pubnames, names. */
void bsz_dwarf_tables_charge(const struct dwarf *dwarf,
    struct bsz_claims *file);

/* Macro units from one offset on, with strings they use. */
void bsz_dwarf_macros_walk(struct dwarf *dwarf, const struct dwarf_unit *unit,
    struct dwarf_extents *extents, struct dwarf_strings *strings);

/* End of the location list at an offset of .debug_loc (DWARF 2 to 4) or
 * .debug_loclists, the offset itself where that one is damaged. */
uint64_t bsz_dwarf_loc_end(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint64_t offset);

/* --- line number programs (dwarf_line_header.c) --- */

struct dwarf_line_header {
	uint64_t offset, end;   /* of the whole program in .debug_line */
	uint16_t version;
	uint8_t address_size, offset_size;
	uint8_t min_length, max_ops, line_range, opcode_base;
	int8_t line_base;
	const uint8_t *lengths;  /* of standard opcodes, from opcode 1 */
	struct cursor tables;    /* directories and files */
	struct cursor program;
};

/* The header at an offset; false when damaged. */
bool bsz_dwarf_line_header_read(const struct dwarf *dwarf,
    const struct dwarf_unit *unit, uint64_t offset,
    struct dwarf_line_header *out);

/* One directory or file of the tables. */
struct dwarf_line_entry {
	bool is_file;
	uint64_t directory;       /* of a file */
	struct dwarf_value path;
};

/*
 * Hand out all directories, then all files, in order. Returns false when the
 * tables are damaged.
 */
bool bsz_dwarf_line_entries(const struct dwarf_unit *unit,
    const struct dwarf_line_header *header,
    bool (*take)(void *context, const struct dwarf_line_entry *entry),
    void *context);

#endif
