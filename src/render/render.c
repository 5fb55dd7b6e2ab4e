/*
 * The list of formats as an array.
 */
#include "render.h"

#define RENDERER(name) extern const struct bsz_renderer bsz_render_##name;
#include "list.h"
#undef RENDERER

static const struct bsz_renderer *const renderers[] = {
#define RENDERER(name) &bsz_render_##name,
#include "list.h"
#undef RENDERER
};

const struct bsz_renderer *const *bsz_renderers(size_t *count)
{
	*count = BSZ_COUNTOF(renderers);
	return renderers;
}

const struct bsz_renderer *bsz_renderer_find(const char *name)
{
	for (size_t i = 0; i < BSZ_COUNTOF(renderers); i++) {
		if (strcmp(renderers[i]->name, name) == 0)
			return renderers[i];
	}
	return NULL;
}
