/*
 * How many columns of a terminal a text takes.
 */
#ifndef BINSIZE_WIDTH_H
#define BINSIZE_WIDTH_H

#include <binsize/base.h>

#include <locale.h>

/*
 * The character widths of Unicode, for this thread, whatever the user's
 * locale: output depends on input and options alone.
 */
struct bsz_width_scope {
	locale_t unicode; /* 0: this system has none; others count 1 each */
	locale_t before;
};

/* Set the widths for this thread, and set back what was there before. */
void bsz_width_begin(struct bsz_width_scope *scope);
void bsz_width_end(struct bsz_width_scope *scope);

/* Columns of a text that bsz_escape_shown() wrote. O(size). */
size_t bsz_width_of(const char *text, size_t size);

/* Bytes of a text that fit into so many columns. */
size_t bsz_width_fit(const char *text, size_t size, size_t columns);

#endif
