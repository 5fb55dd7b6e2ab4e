/*
 * Face of the render layer: a report becomes bytes of text.
 */
#ifndef BINSIZE_RENDER_H
#define BINSIZE_RENDER_H

#include <binsize/buf.h>
#include <binsize/table.h>

struct bsz_render_options {
	size_t width;   /* terminal columns; 0: no terminal, cut nothing */
	bool colour;
	bool csv_safe;  /* guard cells that a spreadsheet would execute */
	const char *version; /* of binsize, for json */
};

struct bsz_renderer {
	const char *name;       /* "json", as typed after --format */
	const char *brief;
	const char *media_type; /* "application/json" */
	const char *extension;  /* "json" */
	bool for_people;        /* long tables are cut unless asked for */
	bool exact;             /* leaves out what is for people only */
	bool of_findings;       /* takes reports of check alone */
	/* Write the reports, one an input, into out as one document.
	 * BSZ_ENOMEM, or BSZ_EUSAGE when they have nothing this format can
	 * show. out drains itself; its failure is for the caller to see. */
	int (*write)(const struct bsz_report *const *reports, size_t count,
	    const struct bsz_render_options *options, struct bsz_buf *out,
	    struct bsz_err *err);
};

/* All renderers, and one by name or NULL. */
const struct bsz_renderer *const *bsz_renderers(size_t *count);
const struct bsz_renderer *bsz_renderer_find(const char *name);

#endif
