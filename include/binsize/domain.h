/*
 * The axes of a size and the kinds of names that bytes are charged to.
 */
#ifndef BINSIZE_DOMAIN_H
#define BINSIZE_DOMAIN_H

#include <binsize/base.h>

/* BSZ_WIRE: what a registry carries, in bits; see wire.h. */
enum bsz_domain { BSZ_FILE, BSZ_VM, BSZ_WIRE };
#define BSZ_DOMAINS 3

enum bsz_dimension {
	BSZ_SEGMENT,
	BSZ_SECTION,
	BSZ_KIND,
	BSZ_SYMBOL,
	BSZ_UNIT,
	BSZ_SOURCE_FILE,
	BSZ_DIR,
	BSZ_LINE,
	BSZ_INLINE,
	BSZ_LANGUAGE,
	BSZ_PACKAGE,
	BSZ_INSTANCE,
	BSZ_ORIGIN,
	BSZ_GENERIC,
	BSZ_MODULE,
	BSZ_MEMBER,
	BSZ_LAYER,
	BSZ_PATH,
	BSZ_WASTE
};
#define BSZ_DIMENSIONS 19

/* How sure a claim is, surest first. */
enum bsz_evidence {
	BSZ_BY_FORMAT,   /* the file format says so: headers, sections */
	BSZ_BY_SYMBOL,   /* a symbol with its size */
	BSZ_BY_DWARF,    /* debug information */
	BSZ_BY_UNWIND,   /* the extent of an unwind entry */
	BSZ_BY_TABLE,    /* a table that says whom it is about */
	BSZ_BY_INFERENCE, /* follows from neighbours */
	BSZ_BY_GUESS
};
#define BSZ_EVIDENCES 7

struct bsz_dimension_info {
	const char *name;  /* as typed after -d */
	const char *brief; /* one line for help */
};

/* What is said of a dimension; never NULL. */
const struct bsz_dimension_info *bsz_dimension_info(enum bsz_dimension dim);
/* The dimension of a name, or -1. */
int bsz_dimension_find(const char *name, size_t size);
const char *bsz_domain_name(enum bsz_domain domain);
const char *bsz_evidence_name(enum bsz_evidence evidence);

#endif
