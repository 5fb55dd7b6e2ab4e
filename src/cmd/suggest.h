/*
 * "Did you mean": the nearest of the words that there are.
 */
#ifndef BINSIZE_SUGGEST_H
#define BINSIZE_SUGGEST_H

#include <binsize/base.h>

/* A search for the word nearest to what was typed. */
struct bsz_suggestion {
	const char *typed;
	size_t size;      /* of typed */
	const char *best; /* borrowed; NULL: nothing is near enough */
	size_t distance;
};

/* Begin a search; what was typed stays borrowed. */
void bsz_suggest_init(struct bsz_suggestion *suggestion, const char *typed,
    size_t size);

/* Offer a word that exists. O(product of the sizes). */
void bsz_suggest_offer(struct bsz_suggestion *suggestion, const char *word);

/* Room for " (did you mean 'WORD'?)" */
#define BSZ_SUGGEST_ROOM 96

/* The best word as such a text, or "" without one. Returns text. */
const char *bsz_suggest_text(const struct bsz_suggestion *suggestion,
    char text[BSZ_SUGGEST_ROOM]);

#endif
