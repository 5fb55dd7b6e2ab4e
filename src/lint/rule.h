/*
 * The rule contract. A rule is a const struct that list.h names: what it is
 * called, why it is one, what to do instead, which bytes of an image it
 * costs, and one function that is shown each instruction in order.
 *
 * A rule is about size, about what builds and registries reuse, or about the
 * time a pipeline takes; nothing else.
 */
#ifndef BINSIZE_LINT_RULE_H
#define BINSIZE_LINT_RULE_H

#include "build_context.h"
#include "lint.h"
#include "recipe.h"

#include <binsize/finding.h>

/* Which bytes of an image a flaw costs. */
enum bsz_cost {
	BSZ_COST_NONE,
	BSZ_COST_BELOW,     /* what its layers hold below some paths; of a FROM
	    the layers below those of the recipe */
	BSZ_COST_LAYER,     /* all of its layer */
	BSZ_COST_ABOVE,     /* its layer and those above: made and moved anew */
	BSZ_COST_REWRITTEN, /* copies of files that changed metadata alone */
	BSZ_COST_GONE,      /* what it replaces or deletes below */
	BSZ_COST_STRIP      /* what strip would save of its programs */
};
#define BSZ_COSTS 7

struct bsz_linting;

struct bsz_rule {
	const char *name;   /* "package-lists" */
	const char *reason; /* a sentence: why it is one */
	const char *fix;    /* what to do instead */
	enum bsz_verdict weight; /* BSZ_FAILED, BSZ_WARNED */
	enum bsz_cost cost;
	/* Of BSZ_COST_BELOW: without a slash in front, NULL behind the last;
	 * "~/" is any folder. */
	const char *const *paths;
	void (*check)(struct bsz_linting *linting,
	    const struct bsz_instruction *at);
};

/* A rule that an instruction breaks. */
struct bsz_flaw {
	const struct bsz_rule *rule;
	const struct bsz_instruction *at;
	const char *message;
	enum bsz_verdict weight; /* the rule's, or less */
	const struct bsz_instruction *costs; /* whose layers pay */
	const char *const *paths; /* of BSZ_COST_BELOW: these, not the rule's */
	uint64_t context_bytes;   /* that the builder gets; 0: unknown */
};

struct bsz_linting {
	struct bsz_recipe *recipe;
	const struct bsz_build_context *context; /* NULL: not looked at */
	struct bsz_arena *arena; /* of messages */
	const struct bsz_rule *rule;
	struct bsz_flaw *flaws;
	size_t count, room;
	const char *const **targets; /* of each instruction, when asked for */
	uint64_t effort;  /* spent, see bsz_rule_affords() */
	bool knows_strips, strips; /* whether anything strips programs */
	bool failed; /* memory was short */
};

/*
 * Take so many steps of what all rules may take together; false when they are
 * spent, and the question has no answer. Only files that mean harm get there.
 */
bool bsz_rule_affords(struct bsz_linting *linting, uint64_t steps);

/* The rule at hand is broken. NULL when memory is short; valid until the next
 * call. */
struct bsz_flaw *bsz_flaw_add(struct bsz_linting *linting,
    const struct bsz_instruction *at, const char *fmt, ...)
    BSZ_PRINTF(3, 4);

/* Is it a keyword's that is in the image which is built? */
bool bsz_rule_ships(const struct bsz_linting *linting,
    const struct bsz_instruction *at, enum bsz_keyword keyword);
/* The same, or one that the image gets files of. */
bool bsz_rule_serves(const struct bsz_linting *linting,
    const struct bsz_instruction *at, enum bsz_keyword keyword);

/*
 * The instruction before one that its stage is made of, through the stages
 * below; NULL before the first.
 */
const struct bsz_instruction *bsz_rule_before(
    const struct bsz_linting *linting, const struct bsz_instruction *at);

/* Does a RUN have a cache or a tmpfs where a path, or what is below it, would
 * be written? */
bool bsz_rule_mounts(const struct bsz_instruction *run, const char *path);
/* Any cache at all? */
bool bsz_rule_caches(const struct bsz_instruction *run);

/* Does one of its commands delete something whose name holds a text? */
bool bsz_rule_removes(const struct bsz_instruction *run, const char *text);

/* A word of a command as an absolute path of the image, variables replaced;
 * as it is where that cannot be told. Lives as long as the recipe; "" when
 * memory is short. */
const char *bsz_rule_path(struct bsz_linting *linting,
    const struct bsz_instruction *at,
    const struct bsz_shell_command *command, const char *word);

/* Does a path lie in a folder, or is it the same? */
bool bsz_path_is_in(const char *path, const char *folder);

/* Does COPY or ADD take the whole context? */
bool bsz_copies_context(const struct bsz_instruction *at);
/* Sources of COPY or ADD, and where one of them goes: the file itself where
 * its name tells. "" when memory is short. */
size_t bsz_copy_count(const struct bsz_instruction *at);
const char *bsz_copy_target(struct bsz_linting *linting,
    const struct bsz_instruction *at, size_t source);

/* The value of a variable that holds for an instruction, NULL: unknown. */
const char *bsz_rule_variable(const struct bsz_linting *linting,
    const struct bsz_instruction *at, const char *name);

/* The step of the image that carries what a stage made: the instruction
 * itself, or the COPY that takes it; NULL: none. */
const struct bsz_instruction *bsz_rule_carrier(
    const struct bsz_linting *linting, const struct bsz_instruction *at);

#define RULE(name) extern const struct bsz_rule bsz_rule_##name;
#include "list.h"
#undef RULE

#endif
