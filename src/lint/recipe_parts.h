/*
 * The parts that a recipe is read with.
 */
#ifndef BINSIZE_LINT_RECIPE_PARTS_H
#define BINSIZE_LINT_RECIPE_PARTS_H

#include "recipe.h"

#include <binsize/buf.h>

/* Lines of a file that go together. */
struct bsz_lines {
	struct bsz_span bytes;
	uint64_t at;
	uint32_t line;       /* of the line that comes next */
	char escape;
	/* Rules named by "# binsize: ignore=" since the last instruction, and
	 * by "ignore-file=" anywhere. */
	struct bsz_buf ignored, ignored_file;
	/* What was found: the text, where it begins. */
	struct bsz_buf text; /* NUL-terminated */
	uint32_t first_line;
	uint64_t first_offset;
};

/* Skips a byte order mark and takes the parser directives. */
void bsz_lines_init(struct bsz_lines *lines, struct bsz_span bytes);
void bsz_lines_release(struct bsz_lines *lines);

/* The next instruction's text: continued lines in one, comments left out.
 * False at the end; lines->text tells whether memory was short. */
bool bsz_lines_next(struct bsz_lines *lines);

/*
 * The body of a here document up to its name, which is the next line that
 * comes; tabs in front are dropped where strip_tabs. False when the file ends
 * before the name does.
 */
bool bsz_lines_here(struct bsz_lines *lines, const char *name,
    bool strip_tabs, struct bsz_buf *body);

/* A copy in the recipe's arena; "" when memory is short, which the recipe then
 * knows. */
const char *bsz_recipe_keep(struct bsz_recipe *recipe, const char *text,
    size_t size);

/* Say what is odd about what stands at an offset; the first ones are kept. */
void bsz_recipe_note(struct bsz_recipe *recipe, uint64_t offset,
    const char *fmt, ...) BSZ_PRINTF(3, 4);

/*
 * Put text to out, with variables replaced that are known at an instruction,
 * quotes and escapes taken away.
 */
void bsz_recipe_expand(const struct bsz_recipe *recipe,
    const struct bsz_instruction *at, const char *text, struct bsz_buf *out);

/* Fill words from a text: an array of JSON strings, else what stands between
 * white space. */
void bsz_recipe_words(struct bsz_recipe *recipe,
    struct bsz_instruction *instruction);

/* NAME=VALUE..., or the old NAME VALUE of one. */
void bsz_recipe_assignments(struct bsz_recipe *recipe,
    struct bsz_instruction *instruction);

/* The here documents that an instruction's text announces, from the lines
 * behind it. */
void bsz_recipe_heres(struct bsz_recipe *recipe,
    struct bsz_instruction *instruction, struct bsz_lines *lines);

/* The commands of a RUN whose words and here documents are known. */
void bsz_recipe_commands(struct bsz_recipe *recipe,
    struct bsz_instruction *run);

/* The folder that WORKDIR has led to behind an instruction. */
const char *bsz_recipe_folder(struct bsz_recipe *recipe,
    const struct bsz_instruction *last);

/* The stage that a FROM begins, which is the next instruction. */
void bsz_recipe_begin_stage(struct bsz_recipe *recipe,
    struct bsz_instruction *from);

/* Which stages the image is made of. BSZ_EUSAGE, BSZ_ENOMEM. */
int bsz_recipe_reach(struct bsz_recipe *recipe, const char *target,
    struct bsz_err *err);

#endif
