/*
 * What readers of saved documents share: versions, labels, sizes of a row.
 */
#ifndef BINSIZE_SAVED_H
#define BINSIZE_SAVED_H

#include <binsize/arena.h>
#include <binsize/domain.h>
#include <binsize/json.h>

/* Keys of a row's sizes by domain; the wire's are bits. */
#define BSZ_SAVED_DOMAINS 3
extern const char *const bsz_saved_keys[BSZ_SAVED_DOMAINS];

/* BSZ_EINPUT for a document without a version, or of one whose first number
 * is not that of this program. */
int bsz_saved_check_version(const struct bsz_json_value *root,
    const char *schema, struct bsz_err *err);

/* The exact label of a row, in the arena: "label_b64" where "label" is not
 * UTF-8. NULL when it has none, or when memory is short. */
const char *bsz_saved_label(struct bsz_arena *arena,
    const struct bsz_json_value *row);

/* Rows that are no part of a sum: totals, and aliases listed beside. */
bool bsz_saved_is_left_out(const struct bsz_json_value *row);
bool bsz_saved_has_mark(const struct bsz_json_value *row, const char *mark);

#endif
