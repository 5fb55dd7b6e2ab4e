/*
 * What of the build's folder goes to the builder, and into the image.
 */
#include "rule.h"

#include <binsize/buf.h>
#include <binsize/units.h>

#include <string.h>

/* ".git (12.3 MB), target (1.2 GB)" */
static void write_heavies(const struct bsz_build_context *context,
    struct bsz_buf *out)
{
	char size[BSZ_UNITS_ROOM];

	for (size_t i = 0; i < context->heavy_count; i++)
		bsz_buf_printf(out, "%s%s (%s of %s)", i ? ", " : "",
		    context->heavy[i].name, bsz_units_format_size(
		    context->heavy[i].bytes, size), context->heavy[i].what);
	bsz_buf_char(out, '\0');
}

/* Where they end up in the image; NULL when memory is short. */
static const char *const *paths_of(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	const struct bsz_build_context *const context = linting->context;
	struct bsz_arena *const arena = &linting->recipe->arena;
	const char *const target = bsz_copy_target(linting, at, 0);
	const char **const paths = bsz_arena_alloc(arena,
	    (context->heavy_count + 1) * sizeof(*paths));

	for (size_t i = 0; paths && i < context->heavy_count; i++) {
		const char *const path = bsz_arena_printf(arena, "%s/%s",
		    target[1] ? target + 1 : "", context->heavy[i].name);

		if (!path)
			return NULL;
		paths[i] = path + (*path == '/');
	}
	if (paths)
		paths[context->heavy_count] = NULL;
	return paths;
}

static void check_context_unignored(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	const struct bsz_build_context *const context = linting->context;
	struct bsz_buf list = {0};
	struct bsz_flaw *flaw;

	if (!context || !context->heavy_count || at->on_build ||
	    !bsz_copies_context(at))
		return;
	write_heavies(context, &list);
	flaw = list.failed ? NULL : bsz_flaw_add(linting, at, "%s of all files "
	    "takes %s along; %s", at->name, list.data, context->ignore_file ?
	    "the ignore file lets them through" :
	    "there is no .dockerignore");
	bsz_buf_release(&list);
	linting->failed = linting->failed || !flaw;
	if (!flaw)
		return;
	flaw->costs = bsz_rule_ships(linting, at, at->keyword) ? at : NULL;
	flaw->paths = paths_of(linting, at);
	linting->failed = linting->failed || !flaw->paths;
	for (size_t i = 0; i < context->heavy_count; i++)
		flaw->context_bytes = bsz_add(flaw->context_bytes,
		    context->heavy[i].bytes);
}

const struct bsz_rule bsz_rule_context_unignored = {
	.name = "context-unignored",
	.reason = "It is moved to the builder with each build, goes into the "
	    "layer, and changes though no source did, which breaks the cache.",
	.fix = "Name it in .dockerignore.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_BELOW,
	.check = check_context_unignored,
};
