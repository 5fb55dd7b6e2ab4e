/*
 * Stages: which is made of which, and which of them the image is made of.
 */
#include "recipe_parts.h"

#include <string.h>
#include <strings.h>

size_t bsz_recipe_stage(const struct bsz_recipe *recipe, const char *name,
    size_t from)
{
	size_t number = 0;

	for (size_t i = from; i-- > 0;)
		if (recipe->stages[i].name &&
		    strcasecmp(recipe->stages[i].name, name) == 0)
			return i;
	if (!*name || strlen(name) > 6 || name[strspn(name, "0123456789")])
		return BSZ_NO_STAGE;
	for (; *name; name++)
		number = 10 * number + (size_t)(*name - '0');
	return number < from ? number : BSZ_NO_STAGE;
}

const char *bsz_instruction_flag(const struct bsz_instruction *instruction,
    const char *name)
{
	for (size_t i = 0; i < instruction->flag_count; i++)
		if (strcasecmp(instruction->flags[i].name, name) == 0)
			return instruction->flags[i].value;
	return NULL;
}

/* Where WORKDIR has led to behind an instruction. */
const char *bsz_recipe_folder(struct bsz_recipe *recipe,
    const struct bsz_instruction *last)
{
	const char *folder;

	if (last->keyword != BSZ_WORKDIR || last->on_build ||
	    !last->word_count)
		return last->workdir;
	folder = bsz_recipe_path(&recipe->arena, last->workdir,
	    last->words[0]);
	recipe->failed = recipe->failed || !folder;
	return folder ? folder : "/";
}

void bsz_recipe_begin_stage(struct bsz_recipe *recipe,
    struct bsz_instruction *from)
{
	struct bsz_stage *stage;

	if (recipe->stage_count == recipe->stage_room) {
		const size_t room = 2 * recipe->stage_room + 8;
		struct bsz_stage *const stages = bsz_realloc(recipe->stages,
		    room * sizeof(*stages));

		if (!stages) {
			recipe->failed = true;
			return;
		}
		recipe->stages = stages;
		recipe->stage_room = room;
	}
	stage = &recipe->stages[recipe->stage_count];
	*stage = (struct bsz_stage){.base = from->word_count ?
		from->words[0] : "", .first = recipe->count};
	if (from->word_count >= 3 && strcasecmp(from->words[1], "as") == 0)
		stage->name = from->words[2];
	stage->parent = bsz_recipe_stage(recipe, stage->base,
	    recipe->stage_count);
	/* A number is an image's name here. */
	if (stage->parent != BSZ_NO_STAGE && !recipe->stages[
	    stage->parent].name)
		stage->parent = BSZ_NO_STAGE;
	if (stage->parent != BSZ_NO_STAGE) {
		const struct bsz_stage *const parent =
		    &recipe->stages[stage->parent];

		from->workdir = bsz_recipe_folder(recipe, &recipe->instructions[
		    parent->first + parent->count - 1]);
	}
	from->stage = recipe->stage_count++;
}

/* "type=bind,from=build,target=/x": the value of a key, and its size. */
static const char *find_key(const char *text, const char *key, size_t *size)
{
	const size_t key_size = strlen(key);

	for (;;) {
		const size_t part = strcspn(text, ",");

		if (part > key_size && text[key_size] == '=' &&
		    memcmp(text, key, key_size) == 0) {
			*size = part - key_size - 1;
			return text + key_size + 1;
		}
		if (!text[part])
			return NULL;
		text += part + 1;
	}
}

/* The stages that one instruction takes files from. */
static void feed(struct bsz_recipe *recipe, size_t stage,
    const struct bsz_instruction *instruction)
{
	for (size_t i = 0; i < instruction->flag_count; i++) {
		const struct bsz_flag *const flag = &instruction->flags[i];
		char name[128];
		size_t size = strlen(flag->value);
		const char *from = strcasecmp(flag->name, "from") == 0 ?
		    flag->value : NULL;

		if (strcasecmp(flag->name, "mount") == 0)
			from = find_key(flag->value, "from", &size);
		if (!from || size >= sizeof(name))
			continue;
		memcpy(name, from, size);
		name[size] = '\0';
		const size_t fed = bsz_recipe_stage(recipe, name, stage);
		if (fed != BSZ_NO_STAGE)
			recipe->stages[fed].feeds = true;
	}
}

int bsz_recipe_reach(struct bsz_recipe *recipe, const char *target,
    struct bsz_err *err)
{
	size_t last = recipe->stage_count - 1;

	if (target)
		last = bsz_recipe_stage(recipe, target, recipe->stage_count);
	if (last == BSZ_NO_STAGE)
		return bsz_fail(err, BSZ_EUSAGE, "there is no stage '%.200s' "
		    "in it", target);
	recipe->stages[last].ships = true;
	/* What a stage is made of stands before it. */
	for (size_t i = last + 1; i-- > 0;) {
		const struct bsz_stage *const stage = &recipe->stages[i];

		if (!stage->ships && !stage->feeds)
			continue;
		if (stage->parent != BSZ_NO_STAGE && stage->ships)
			recipe->stages[stage->parent].ships = true;
		else if (stage->parent != BSZ_NO_STAGE)
			recipe->stages[stage->parent].feeds = true;
		for (size_t k = 0; k < stage->count; k++)
			feed(recipe, i,
			    &recipe->instructions[stage->first + k]);
	}
	return 0;
}

const char *bsz_recipe_path(struct bsz_arena *arena, const char *folder,
    const char *path)
{
	char *const text = bsz_arena_printf(arena, "%s/%s",
	    *path == '/' ? "" : folder, path);
	char *out = text;

	for (const char *at = text; at && *at;) {
		const size_t size = strcspn(at, "/");

		if (size == 2 && memcmp(at, "..", 2) == 0) {
			while (out > text && *--out != '/')
				;
		} else if (size && !(size == 1 && *at == '.')) {
			*out++ = '/';
			memmove(out, at, size);
			out += size;
		}
		at += size;
		at += *at == '/';
	}
	if (text && out == text)
		*out++ = '/';
	if (text)
		*out = '\0';
	return text;
}
