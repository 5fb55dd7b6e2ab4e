/*
 * What the bytes of a side are: the level of its query that tells their
 * class, and the class of each label there.
 */
#ifndef BINSIZE_SIDE_CLASSES_H
#define BINSIZE_SIDE_CLASSES_H

#include "side.h"

/* For bsz_kind_classes, a side as context. */
uint8_t bsz_side_class_of_kind(void *side, uint32_t label);

/* For bsz_namer.gather: padding is one row, and so is metadata. */
uint32_t bsz_side_gather(void *side, uint32_t label);

/* Choose the level that tells classes. False when memory is short. */
bool bsz_side_choose_classes(struct bsz_side *side,
    const struct bsz_query *query);

/* The class of each kind that has bytes, where kinds tell it. False when
 * memory is short. */
bool bsz_side_classify_kinds(struct bsz_side *side);

/* Summing clones under their functions makes names that were none: give them
 * no class. False when memory is short. */
bool bsz_side_extend_classes(struct bsz_side *side, size_t old_count);

/* What the sections of a document are, by the build on the other side. False
 * when memory is short. */
bool bsz_sides_share_classes(struct bsz_side sides[2]);

#endif
