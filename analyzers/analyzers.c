/*
 * The array that list.h spells.
 */
#include "analyzers.h"

static const struct bsz_analyzer *const analyzers[] = {
#define ANALYZER(name) &bsz_analyzer_##name,
#include "list.h"
#undef ANALYZER
};

const struct bsz_analyzer *const *bsz_analyzers(size_t *count)
{
	*count = BSZ_COUNTOF(analyzers);
	return analyzers;
}

const struct bsz_analyzer *bsz_analyzer_find(const char *name)
{
	for (size_t i = 0; i < BSZ_COUNTOF(analyzers); i++)
		if (strcmp(analyzers[i]->name, name) == 0)
			return analyzers[i];
	return NULL;
}
