/*
 * A Dockerfile or Containerfile as facts: instructions in order, what stands
 * in them, and the stages they make up. Read once, frozen then.
 *
 * The grammar is that of BuildKit's front end, which podman and kaniko keep
 * to: parser directives, continued lines with comments between, here
 * documents, JSON forms, variables of ARG and ENV.
 */
#ifndef BINSIZE_LINT_RECIPE_H
#define BINSIZE_LINT_RECIPE_H

#include "shell.h"

#include <binsize/err.h>

enum bsz_keyword {
	BSZ_ADD,
	BSZ_ARG,
	BSZ_CMD,
	BSZ_COPY,
	BSZ_ENTRYPOINT,
	BSZ_ENV,
	BSZ_EXPOSE,
	BSZ_FROM,
	BSZ_HEALTHCHECK,
	BSZ_LABEL,
	BSZ_MAINTAINER,
	BSZ_ONBUILD,  /* of nothing that is known */
	BSZ_RUN,
	BSZ_SHELL,
	BSZ_STOPSIGNAL,
	BSZ_USER,
	BSZ_VOLUME,
	BSZ_WORKDIR,
	BSZ_UNKNOWN
};

#define BSZ_NO_STAGE SIZE_MAX

/* "--NAME=VALUE" behind a keyword; the value may be "". */
struct bsz_flag {
	const char *name, *value;
};

/* NAME=VALUE of ARG and ENV, variables in it replaced. */
struct bsz_assignment {
	const char *name;
	const char *value; /* NULL: none was given */
};

struct bsz_here {
	const char *name;
	const char *body; /* lines with '\n' */
};

/* Texts end with NUL, lie in the recipe's arena and are hostile. */
struct bsz_instruction {
	enum bsz_keyword keyword;
	bool on_build;        /* stands behind ONBUILD */
	bool is_json;         /* words are the elements of an array */
	uint32_t line;        /* of its beginning, from 1 */
	uint64_t offset;      /* of its beginning, in the file */
	size_t stage;         /* or BSZ_NO_STAGE, in front of all of them */
	const char *name;     /* its keyword, as written */
	const char *text;     /* what is behind keyword and flags */
	const char *ignored;  /* names of rules, "a,b"; "" */
	const char *workdir;  /* that holds before it */
	const struct bsz_flag *flags;
	size_t flag_count;
	/* FROM, COPY, ADD, WORKDIR, ...: variables replaced. Of RUN only what
	 * a JSON form has. */
	const char *const *words;
	size_t word_count;
	const struct bsz_assignment *assignments; /* ARG, ENV */
	size_t assignment_count;
	const struct bsz_here *heres;
	size_t here_count;
	struct bsz_shell shell; /* RUN */
};

struct bsz_stage {
	const char *name; /* behind AS, or NULL */
	const char *base; /* an image, or another stage's name */
	size_t parent;    /* the stage that is the base, or BSZ_NO_STAGE */
	size_t first, count; /* of the instructions; its FROM is the first */
	bool ships;       /* what it holds is in the image that is built */
	bool feeds;       /* the image gets files of it */
};

/* What is odd, and where. */
struct bsz_recipe_note {
	const char *text;
	uint64_t offset;
};
#define BSZ_MAX_RECIPE_NOTES 20

struct bsz_recipe {
	struct bsz_arena arena;
	struct bsz_instruction *instructions;
	size_t count, room;
	struct bsz_stage *stages;
	size_t stage_count, stage_room;
	const char *ignored; /* rules that are silent in all of it */
	char escape;         /* '\\' or '`' */
	struct bsz_recipe_note notes[BSZ_MAX_RECIPE_NOTES];
	size_t note_count;
	size_t assignments;  /* of all instructions */
	uint64_t expanded;   /* what variables have cost so far */
	bool failed;         /* memory was short */
};

/*
 * Read a file into the caller's storage. target is the name or number of the
 * stage that is built, NULL: the last one. BSZ_EINPUT when it is too large,
 * no text, or has no FROM; BSZ_EUSAGE when there is no such target;
 * BSZ_ENOMEM. Nothing is borrowed. O(bytes).
 */
int bsz_recipe_read(struct bsz_recipe *recipe, struct bsz_span bytes,
    const char *target, struct bsz_err *err);
void bsz_recipe_release(struct bsz_recipe *recipe);

/* The value of a flag, or NULL. */
const char *bsz_instruction_flag(const struct bsz_instruction *instruction,
    const char *name);

/* The stage that a COPY --from or a FROM names, seen from a stage; it stands
 * before that one. BSZ_NO_STAGE: an image. */
size_t bsz_recipe_stage(const struct bsz_recipe *recipe, const char *name,
    size_t from);

/*
 * The value that a variable has at an instruction, NULL when nothing in the
 * file tells.
 */
const char *bsz_recipe_variable(const struct bsz_recipe *recipe,
    const struct bsz_instruction *at, const char *name, size_t size);

/*
 * A text with variables replaced that are known at an instruction, quotes and
 * escapes taken away, in the recipe's arena; the text itself when all of them
 * together come to too much. "" when memory is short, which the recipe then
 * knows.
 */
const char *bsz_recipe_expanded(struct bsz_recipe *recipe,
    const struct bsz_instruction *at, const char *text);

/* A path as seen from a folder: absolute, without "." and "..". NULL when
 * memory is short. */
const char *bsz_recipe_path(struct bsz_arena *arena, const char *folder,
    const char *path);

#endif
