/*
 * Builders write a step in their own ways: "RUN /bin/sh -c x # buildkit",
 * "|1 A=b /bin/sh -c x", "COPY dir:1234... in /y". What all of them keep is
 * the text of a RUN at the end, and the target of a COPY. Both sides are
 * compared without white space, quotes and escapes; then the longest sequence
 * that both have in common is taken, from the top.
 */
#include "image_steps.h"

#include <binsize/buf.h>
#include <binsize/limits.h>

#include <string.h>
#include <strings.h>

/* One side of the comparison. */
struct step {
	const struct bsz_instruction *at; /* of an instruction */
	enum bsz_keyword keyword;         /* of a layer: RUN unless told */
	const char *text;                 /* bare */
	const char *other; /* as it may stand there, too: the array of a JSON
	    form, the lines of a here document; bare */
	const char *target, *raw_target;  /* of COPY, ADD, WORKDIR; bare */
};

/* Without what writers differ in; NULL when memory is short. */
static const char *bare(struct bsz_arena *arena, const char *text)
{
	char *const copy = bsz_arena_copy(arena, text, strlen(text));
	char *out = copy;

	for (const char *at = copy; at && *at; at++)
		if (!strchr(" \t\r\n\\'\"`", *at))
			*out++ = *at;
	if (copy)
		*out = '\0';
	return copy;
}

/* The last word, without slashes at its end. */
static const char *last_word(struct bsz_arena *arena, const char *text)
{
	size_t end = strlen(text), begin;
	char *word;

	while (end && strchr(" \t", text[end - 1]))
		end--;
	begin = end;
	while (begin && !strchr(" \t", text[begin - 1]))
		begin--;
	while (end > begin + 1 && text[end - 1] == '/')
		end--;
	word = bsz_arena_copy(arena, text + begin, end - begin);
	return word ? bare(arena, word) : NULL;
}

static bool step_of_layer(struct bsz_arena *arena, const char *text,
    struct step *step)
{
	static const struct {
		const char *word;
		enum bsz_keyword keyword;
	} words[] = {{"COPY ", BSZ_COPY}, {"ADD ", BSZ_ADD},
		{"WORKDIR ", BSZ_WORKDIR}};

	*step = (struct step){.keyword = text ? BSZ_RUN : BSZ_UNKNOWN};
	text = text ? text : "";
	for (size_t i = 0; i < BSZ_COUNTOF(words); i++)
		if (strncmp(text, words[i].word,
		    strlen(words[i].word)) == 0)
			step->keyword = words[i].keyword;
	step->text = bare(arena, text);
	step->target = last_word(arena, text);
	step->raw_target = step->target;
	return step->text && step->target;
}

/* Words of a JSON form with blanks between, as builders write it. */
static const char *joined(struct bsz_arena *arena,
    const struct bsz_instruction *at)
{
	struct bsz_buf out = {0};
	const char *copy;

	if (!at->is_json)
		return at->text;
	for (size_t i = 0; i < at->word_count; i++)
		bsz_buf_printf(&out, " %s", at->words[i]);
	copy = out.failed ? NULL : bsz_arena_copy(arena, out.size ?
	    out.data : "", out.size);
	bsz_buf_release(&out);
	return copy;
}

static bool step_of_instruction(struct bsz_arena *arena,
    const struct bsz_instruction *at, struct step *step)
{
	const char *const text = joined(arena, at);
	const char *const target = at->word_count ?
	    at->words[at->word_count - 1] : "";
	const char *const path = bsz_recipe_path(arena, at->workdir, target);

	*step = (struct step){.at = at, .keyword = at->keyword};
	if (!text || !path)
		return false;
	step->text = bare(arena, text);
	step->other = bare(arena, at->here_count ? at->heres[0].body :
	    at->text);
	step->target = last_word(arena, path);
	step->raw_target = last_word(arena, target);
	return step->text && step->other && step->target &&
	    step->raw_target;
}

static bool ends_with(const char *text, const char *end)
{
	const size_t size = strlen(text), end_size = strlen(end);

	return size >= end_size && end_size &&
	    memcmp(text + size - end_size, end, end_size) == 0;
}

static bool is_same(const struct step *layer, const struct step *wanted)
{
	if (layer->keyword != wanted->keyword)
		return false;
	if (wanted->keyword != BSZ_RUN)
		return strcmp(layer->target, wanted->target) == 0 ||
		    strcmp(layer->target, wanted->raw_target) == 0;
	return (wanted->at->here_count ?
	    strstr(layer->text, wanted->text) != NULL :
	    ends_with(layer->text, wanted->text)) ||
	    ends_with(layer->text, wanted->other);
}

/* Stages from the one that is built down to that on an image. */
static size_t list_stages(const struct bsz_recipe *recipe, size_t *stages)
{
	size_t count = 0, stage = recipe->stage_count - 1;

	while (!recipe->stages[stage].ships)
		stage--;
	for (; stage != BSZ_NO_STAGE; stage = recipe->stages[stage].parent)
		stages[count++] = stage;
	return count;
}

/* Instructions that can make a layer, the first first. */
static bool list_steps(const struct bsz_recipe *recipe,
    struct bsz_arena *arena, struct step *steps, size_t *count)
{
	size_t *const stages = bsz_arena_alloc(arena,
	    recipe->stage_count * sizeof(*stages));

	*count = 0;
	if (!stages)
		return false;
	for (size_t i = list_stages(recipe, stages); i-- > 0;) {
		const struct bsz_stage *const stage =
		    &recipe->stages[stages[i]];

		for (size_t k = 0; k < stage->count; k++) {
			const struct bsz_instruction *const at =
			    &recipe->instructions[stage->first + k];

			if (at->on_build || (at->keyword != BSZ_RUN &&
			    at->keyword != BSZ_COPY &&
			    at->keyword != BSZ_ADD &&
			    at->keyword != BSZ_WORKDIR))
				continue;
			if (!step_of_instruction(arena, at,
			    &steps[(*count)++]))
				return false;
		}
	}
	return true;
}

/* Two sequences, and how much the first i and k of them have in common. */
struct alignment {
	const struct step *layers, *wanted;
	size_t layer_count, wanted_count;
	uint16_t *common; /* (layer_count + 1) * (wanted_count + 1) */
};

static uint16_t *cell(const struct alignment *alignment, size_t layer,
    size_t wanted)
{
	return &alignment->common[layer * (alignment->wanted_count + 1) +
	    wanted];
}

static void align(const struct alignment *alignment)
{
	for (size_t i = 1; i <= alignment->layer_count; i++)
		for (size_t k = 1; k <= alignment->wanted_count; k++) {
			uint16_t most = *cell(alignment, i - 1, k);

			if (*cell(alignment, i, k - 1) > most)
				most = *cell(alignment, i, k - 1);
			if (is_same(&alignment->layers[i - 1],
			    &alignment->wanted[k - 1]))
				most = (uint16_t)(1 + *cell(alignment, i - 1,
				    k - 1));
			*cell(alignment, i, k) = most;
		}
}

/* Walk back from the end: what is uppermost is matched first. */
static void take_matches(const struct alignment *alignment, size_t below,
    struct bsz_image_steps *steps)
{
	size_t i = alignment->layer_count, k = alignment->wanted_count;

	while (i && k) {
		if (is_same(&alignment->layers[i - 1],
		    &alignment->wanted[k - 1])) {
			steps->makers[below + --i] =
			    alignment->wanted[--k].at;
			steps->first = below + i;
			steps->matched++;
		} else if (*cell(alignment, i - 1, k) >=
		    *cell(alignment, i, k - 1)) {
			i--;
		} else {
			k--;
		}
	}
}

static bool match(struct bsz_image_steps *steps, struct bsz_arena *scratch,
    const struct bsz_recipe *recipe)
{
	const struct bsz_image *const image = steps->image;
	const size_t layers = bsz_min(image->count, BSZ_MAX_MATCHED_LAYERS);
	const size_t below = image->count - layers;
	struct step *const sides = bsz_arena_alloc(scratch,
	    (layers + recipe->count + 1) * sizeof(*sides));
	struct alignment alignment = {.layers = sides,
		.wanted = sides ? sides + layers : NULL,
		.layer_count = layers};
	bool fine = sides && list_steps(recipe, scratch, sides + layers,
	    &alignment.wanted_count);

	for (size_t i = 0; fine && i < layers; i++)
		fine = step_of_layer(scratch, image->layers[below + i].step,
		    &sides[i]);
	alignment.common = !fine ? NULL : bsz_calloc((layers + 1) *
	    (alignment.wanted_count + 1), sizeof(*alignment.common));
	if (!alignment.common)
		return false;
	align(&alignment);
	take_matches(&alignment, below, steps);
	bsz_free(alignment.common);
	return true;
}

int bsz_image_steps_match(struct bsz_image_steps *steps,
    struct bsz_linting *linting, const struct bsz_image *image,
    struct bsz_err *err)
{
	struct bsz_arena scratch = {0};
	bool fine;

	*steps = (struct bsz_image_steps){.image = image,
		.first = image->count, .makers = bsz_arena_alloc(
		linting->arena, (image->count + 1) * sizeof(*steps->makers))};
	if (!steps->makers)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < image->count; i++)
		steps->makers[i] = NULL;
	fine = match(steps, &scratch, linting->recipe);
	bsz_arena_release(&scratch);
	return fine ? 0 : bsz_fail_memory(err);
}

bool bsz_image_steps_are_squashed(const struct bsz_image_steps *steps)
{
	return !steps->matched;
}
