/*
 * Edit distance that counts a swap of neighbours as one (optimal string
 * alignment), because swaps are what fingers do. A word is near enough when
 * a third of it may be wrong, or when it begins with what was typed.
 */
#include "suggest.h"

#define LONGEST 40

/* The distance, or SIZE_MAX for words that nobody mistypes. */
static size_t distance(const char *a, size_t a_size, const char *b)
{
	const size_t b_size = strlen(b);
	size_t rows[3][LONGEST + 1];
	size_t *before = rows[0], *last = rows[1], *now = rows[2];

	if (a_size > LONGEST || b_size > LONGEST)
		return SIZE_MAX;
	for (size_t j = 0; j <= b_size; j++)
		last[j] = before[j] = j;
	for (size_t i = 1; i <= a_size; i++) {
		now[0] = i;
		for (size_t j = 1; j <= b_size; j++) {
			const size_t differ = a[i - 1] != b[j - 1];

			now[j] = bsz_min(last[j - 1] + differ,
			    bsz_min(last[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				now[j] = bsz_min(now[j], before[j - 2] + 1);
		}
		size_t *const spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[b_size];
}

void bsz_suggest_init(struct bsz_suggestion *suggestion, const char *typed,
    size_t size)
{
	*suggestion = (struct bsz_suggestion){
		.typed = typed, .size = size, .distance = (size + 1) / 3};
	if (size < 2)
		suggestion->distance = 0;
}

void bsz_suggest_offer(struct bsz_suggestion *suggestion, const char *word)
{
	size_t found = distance(suggestion->typed, suggestion->size, word);

	/* "sect" for "section", "dim" for "dimensions" */
	if (suggestion->size >= 3 &&
	    strncmp(word, suggestion->typed, suggestion->size) == 0)
		found = 1;
	if (found > suggestion->distance ||
	    (found == suggestion->distance && suggestion->best))
		return;
	suggestion->best = word;
	suggestion->distance = found;
}

const char *bsz_suggest_text(const struct bsz_suggestion *suggestion,
    char text[BSZ_SUGGEST_ROOM])
{
	text[0] = '\0';
	if (suggestion->best)
		(void)snprintf(text, BSZ_SUGGEST_ROOM,
		    " (did you mean '%s'?)", suggestion->best); /* cut */
	return text;
}
