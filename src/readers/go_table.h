/*
 * Go's table of functions (pclntab) as a whole: where it is, its layout and
 * its parts. For those who read functions, what they cost, and what was
 * inlined into them.
 */
#ifndef BINSIZE_GO_TABLE_H
#define BINSIZE_GO_TABLE_H

#include "cursor.h"
#include "elf_image.h"
#include "go_words.h"

enum go_layout { GO_1_2, GO_1_16, GO_1_18, GO_1_20 };

struct go_table {
	struct elf_image *image;
	const struct elf_section *section;
	struct bsz_span bytes; /* from the header to the section's end */
	uint64_t vm, size;     /* without what lies behind it there */
	enum go_layout layout;
	unsigned word;
	uint64_t count, text; /* functions; address of the first */
	/* Offsets. Of 1.2, units is that of the list of files. */
	uint64_t names, units, files, pcs, functions;
	uint64_t module; /* address of runtime.moduledata; 0: not found */
	bool big;
};

/*
 * A table of values by address: the values of a function in ascending order
 * of its code, each with the end of the code it holds for.
 */
struct go_values {
	struct cursor at;
	uint64_t quantum;
	int64_t value;  /* of the step read last */
	uint64_t end;   /* of its code, counted from the function's start */
	bool started;
};

/* The table of an image; false when there is none. Where
 * text starts is not yet known. */
bool bsz_go_table_find(struct elf_image *image, struct go_table *table);

/* Find the module's data, and the start of text: false when neither header
 * nor module tells it. *rc: BSZ_ENOMEM. */
bool bsz_go_table_locate(struct go_table *table, int *rc,
    struct bsz_err *err);

/* A word of the module's data; 0 when it was not found. */
uint64_t bsz_go_module_word(const struct go_table *table,
    const struct go_words *words, unsigned index);

/* A number of the table, 0 outside of it. */
uint64_t bsz_go_table_read(const struct go_table *table, uint64_t offset,
    unsigned size);

/* A name of a sub-table, NUL-terminated, or NULL. */
const char *bsz_go_table_text(const struct go_table *table, uint64_t offset);

/* Note what is odd, and where in the table. */
void bsz_go_table_note(const struct go_table *table, uint64_t offset,
    const char *what);

/* Bytes of an entry of the list of functions. */
uint64_t bsz_go_entry_size(const struct go_table *table);

/* The record that an entry refers to. */
struct go_record {
	uint64_t fields;  /* offset behind the entry address: name, ... */
	uint64_t values;  /* offset of the list of further value tables */
	uint64_t data;    /* offset of the list of function data */
	uint64_t end;     /* offset behind that */
	uint32_t value_count, data_count;
};

/* Offset of the fields of a function's record. */
uint64_t bsz_go_record_fields(const struct go_table *table, uint64_t index);

/* False when it reaches past the table. */
bool bsz_go_record_read(const struct go_table *table, uint64_t index,
    struct go_record *record);

/* Function data number `which` of a record: its address, 0 for none. base:
 * what they count from, by bsz_go_data_base(). */
uint64_t bsz_go_record_data(const struct go_table *table,
    const struct go_words *words, const struct go_record *record,
    uint64_t base, unsigned which);
uint64_t bsz_go_data_base(const struct go_table *table,
    const struct go_words *words);

/* Begin to read the values at an offset of the sub-table of values; one of 0
 * is an empty table. */
struct go_values bsz_go_values(const struct go_table *table, uint64_t offset);

/* Go to the next value; false at the end, or where it is damaged. */
bool bsz_go_values_next(struct go_values *values);

#endif
