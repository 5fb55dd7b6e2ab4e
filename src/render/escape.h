/*
 * Names come from the input and are hostile. Here is one function a sink; a
 * renderer writes no text from a report in any other way. All take NUL-
 * terminated text and append to out. O(size).
 */
#ifndef BINSIZE_ESCAPE_H
#define BINSIZE_ESCAPE_H

#include <binsize/buf.h>

/*
 * For a terminal or a CI log: control characters, bytes that are not UTF-8
 * and characters that are invisible or turn the direction of writing become
 * \x1b, \u202e, \U000e0001; "##", which some CI systems obey, becomes
 * "\x23#". Cut at BSZ_MAX_SHOWN_NAME with an ellipsis.
 */
void bsz_escape_shown(struct bsz_buf *out, const char *text);

/* The same where the text begins a line: "::" would be obeyed there. */
void bsz_escape_line(struct bsz_buf *out, const char *text);

/*
 * As shown, inside a Markdown code span that also holds in a table cell. An
 * empty text stays empty.
 */
void bsz_escape_code(struct bsz_buf *out, const char *text);

/* As shown, as plain words of Markdown. */
void bsz_escape_words(struct bsz_buf *out, const char *text);

/*
 * A JSON string with its quotes. What is not UTF-8 becomes U+FFFD; what a
 * terminal or CI system would obey is written as \u escapes, which read back
 * the same.
 */
void bsz_escape_json(struct bsz_buf *out, const char *text);

/* A JSON string of the base64 of all bytes. */
void bsz_escape_base64(struct bsz_buf *out, const char *text);

/* The base64 of any bytes (RFC 4648), without quotes. */
void bsz_escape_base64_data(struct bsz_buf *out, const void *data,
    size_t size);

/* True when a text is UTF-8 as a whole. */
bool bsz_escape_is_utf8(const char *text);

/* A field of CSV (RFC 4180): as it is, or in quotes when it has to be. */
void bsz_escape_csv(struct bsz_buf *out, const char *text);

/* A field of TSV: tab, newline, return and backslash as \t \n \r \\. */
void bsz_escape_tsv(struct bsz_buf *out, const char *text);

/* True when a spreadsheet could take the field for a formula. */
bool bsz_escape_is_formula(const char *text);

#endif
