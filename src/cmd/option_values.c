/*
 * Values of options, and what is said of wrong ones: the words there are,
 * and the one that was probably meant.
 */
#include "option_values.h"

#include "suggest.h"

#include <errno.h>

const char *bsz_option_word(const struct bsz_option *option, size_t index)
{
	if (option->word)
		return option->word(index);
	return option->words ? option->words[index] : NULL;
}

int bsz_option_refuse(const struct bsz_option *option, const char *value,
    size_t size, struct bsz_err *err)
{
	struct bsz_suggestion suggestion;
	char room[BSZ_SUGGEST_ROOM], known[512];
	size_t used = 0;

	known[0] = '\0';
	bsz_suggest_init(&suggestion, value, size);
	for (size_t i = 0; bsz_option_word(option, i); i++) {
		const char *word = bsz_option_word(option, i);

		bsz_suggest_offer(&suggestion, word);
		if (used < sizeof(known))
			used += (size_t)snprintf(known + used,
			    sizeof(known) - used, "%s%s", i ? ", " : "",
			    word);
	}
	return bsz_fail(err, BSZ_EUSAGE, "--%s takes %s, not '%.*s'%s",
	    option->argp.name, known, (int)bsz_min(size, 200), value,
	    bsz_suggest_text(&suggestion, room));
}

int bsz_option_choose(const struct bsz_option *option, const char *value,
    size_t size, struct bsz_err *err)
{
	const char *word;

	for (int i = 0; (word = bsz_option_word(option, (size_t)i)); i++)
		if (strlen(word) == size && memcmp(word, value, size) == 0)
			return i;
	return bsz_option_refuse(option, value, size, err);
}

int bsz_option_count(const struct bsz_option *option, const char *value,
    size_t *count, struct bsz_err *err)
{
	char *end;

	errno = 0;
	const unsigned long long number = strtoull(value, &end, 10);
	if (value[0] < '0' || value[0] > '9' || *end || errno ||
	    number > SIZE_MAX)
		return bsz_fail(err, BSZ_EUSAGE,
		    "--%s takes a whole number, not '%.200s'",
		    option->argp.name, value);
	*count = (size_t)number;
	return 0;
}
