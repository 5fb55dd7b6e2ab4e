/*
 * The folder in which a build system leaves its objects: told by the command,
 * its options, and where "cd" and WORKDIR have led to.
 */
#include "build_rules.h"

#include <string.h>

/* The value of an option: "-B DIR", "-BDIR", "--target-dir=DIR". */
static const char *option_value(const struct bsz_shell_command *command,
    const char *option)
{
	const size_t size = strlen(option);

	for (size_t i = 1; i < command->count; i++) {
		const char *const word = command->words[i];

		if (strncmp(word, option, size) != 0)
			continue;
		if (!word[size])
			return i + 1 < command->count ?
			    command->words[i + 1] : NULL;
		if (word[size] == '=')
			return word + size + 1;
		if (option[1] != '-')
			return word + size;
	}
	return NULL;
}

static const char *in_folder(struct bsz_linting *linting,
    const struct bsz_instruction *run,
    const struct bsz_shell_command *command, const char *name)
{
	return bsz_rule_path(linting, run, command, name);
}

static const char *cargo_folder(struct bsz_linting *linting,
    const struct bsz_instruction *run,
    const struct bsz_shell_command *command)
{
	const char *const option = option_value(command, "--target-dir");
	const char *const variable = bsz_rule_variable(linting, run,
	    "CARGO_TARGET_DIR");

	return in_folder(linting, run, command, option ? option :
	    variable ? variable : "target");
}

static const char *cmake_folder(struct bsz_linting *linting,
    const struct bsz_instruction *run,
    const struct bsz_shell_command *command)
{
	const char *const option = option_value(command, "--build");

	return option ? in_folder(linting, run, command, option) : NULL;
}

/* Objects lie where make runs, unless it only installs. */
static const char *make_folder(struct bsz_linting *linting,
    const struct bsz_instruction *run,
    const struct bsz_shell_command *command)
{
	const char *const option = option_value(command, "-C");

	if (bsz_shell_has(command, "install") && command->count == 2)
		return NULL;
	return in_folder(linting, run, command, option ? option : ".");
}

static const char *target_folder(struct bsz_linting *linting,
    const struct bsz_instruction *run,
    const struct bsz_shell_command *command)
{
	return in_folder(linting, run, command, "target");
}

static const char *build_folder(struct bsz_linting *linting,
    const struct bsz_instruction *run,
    const struct bsz_shell_command *command)
{
	return in_folder(linting, run, command, "build");
}

static const struct builder {
	const char *program, *word;
	const char *(*folder)(struct bsz_linting *linting,
	    const struct bsz_instruction *run,
	    const struct bsz_shell_command *command);
} builders[] = {
	{"cargo", "build", cargo_folder},
	{"cargo", "rustc", cargo_folder},
	{"cmake", NULL, cmake_folder},
	{"make", NULL, make_folder},
	{"ninja", NULL, make_folder},
	{"mvn", "package", target_folder},
	{"mvn", "install", target_folder},
	{"gradle", "build", build_folder},
	{"gradlew", "build", build_folder},
};

/* A build that a RUN has made. */
struct build {
	const struct bsz_shell_command *command;
	const char *folder; /* NULL: none that is known */
};

static struct build build_of(struct bsz_linting *linting,
    const struct bsz_instruction *run, size_t at)
{
	const struct bsz_shell_command *const command =
	    &run->shell.commands[at];

	for (size_t i = 0; i < BSZ_COUNTOF(builders); i++)
		if (bsz_shell_runs(command, builders[i].program,
		    builders[i].word)) {
			const char *const folder = builders[i].folder(linting,
			    run, command);

			return (struct build){command, folder &&
			    *folder == '/' && folder[1] ? folder : NULL};
		}
	return (struct build){0};
}

/* Is the folder, or one around it, deleted by the same RUN? */
static bool is_removed(struct bsz_linting *linting,
    const struct bsz_instruction *run, const char *folder)
{
	if (!bsz_rule_affords(linting, 2 * strlen(run->text)))
		return true;
	for (size_t i = 0; i < run->shell.count; i++) {
		const struct bsz_shell_command *const command =
		    &run->shell.commands[i];

		if (bsz_shell_has(command, "clean") ||
		    bsz_shell_has(command, "distclean") ||
		    bsz_shell_runs(command, "git", "clean"))
			return true;
		if (strcmp(command->words[0], "rm") != 0)
			continue;
		for (size_t k = 1; k < command->count; k++) {
			const char *const path = bsz_rule_path(linting, run,
			    command, command->words[k]);
			const size_t fixed = strcspn(path, "*?[");

			if (command->words[k][0] != '-' && (bsz_path_is_in(
			    folder, path) || (path[fixed] && fixed > 1 &&
			    strncmp(folder, path, fixed) == 0)))
				return true;
		}
	}
	return false;
}

static void tell(struct bsz_linting *linting,
    const struct bsz_instruction *at, const char *path,
    const char *program, unsigned line)
{
	const char **const paths = bsz_arena_alloc(&linting->recipe->arena,
	    2 * sizeof(*paths));
	struct bsz_flaw *const flaw = !paths ? NULL : line ? bsz_flaw_add(
	    linting, at, "%s takes %.200s along, where %s of line %u has "
	    "built", at->name, path, program, line) : bsz_flaw_add(linting,
	    at, "%s leaves what it built in %.200s", program, path);

	linting->failed = linting->failed || !flaw;
	if (!flaw)
		return;
	paths[0] = path + 1;
	paths[1] = NULL;
	flaw->paths = paths;
}

void bsz_build_dir_of_run(struct bsz_linting *linting,
    const struct bsz_instruction *run)
{
	for (size_t i = 0; i < run->shell.count; i++) {
		const struct build build = build_of(linting, run, i);

		if (!build.folder || bsz_rule_mounts(run, build.folder) ||
		    is_removed(linting, run, build.folder))
			continue;
		tell(linting, run, build.folder, build.command->words[0], 0);
		return;
	}
}

/* Is it a folder that a source of the COPY is, or lies around? */
static const char *taken(struct bsz_linting *linting,
    const struct bsz_instruction *copy, const char *folder, size_t *source)
{
	for (*source = 0; *source < bsz_copy_count(copy); ++*source) {
		const char *const path = bsz_recipe_path(
		    &linting->recipe->arena, "/", copy->words[*source]);

		linting->failed = linting->failed || !path;
		if (path && path[1] && bsz_path_is_in(folder, path))
			return path;
	}
	return NULL;
}

/* Where the folder is in the image: target and what is behind the source. */
static void tell_copied(struct bsz_linting *linting,
    const struct bsz_instruction *copy, const struct bsz_instruction *run,
    const struct build *build)
{
	size_t source;
	const char *const from = taken(linting, copy, build->folder,
	    &source);

	if (!from)
		return;
	const char *const target = bsz_copy_target(linting, copy, source);
	const char *const path = bsz_recipe_path(&linting->recipe->arena,
	    target, build->folder[strlen(from)] ?
	    build->folder + strlen(from) + 1 : ".");
	linting->failed = linting->failed || !path;
	if (path)
		tell(linting, copy, path, build->command->words[0],
		    run->line);
}

void bsz_build_dir_of_copy(struct bsz_linting *linting,
    const struct bsz_instruction *copy)
{
	struct bsz_recipe *const recipe = linting->recipe;
	const char *const from = bsz_instruction_flag(copy, "from");
	const size_t stage = from ? bsz_recipe_stage(recipe, from,
	    copy->stage) : BSZ_NO_STAGE;

	if (stage == BSZ_NO_STAGE)
		return;
	for (size_t i = 0; i < recipe->stages[stage].count; i++) {
		const struct bsz_instruction *const run =
		    &recipe->instructions[recipe->stages[stage].first + i];
		const size_t before = linting->count;

		if (!bsz_rule_affords(linting, run->shell.count))
			return;
		for (size_t k = 0; k < run->shell.count; k++) {
			const struct build build = build_of(linting, run, k);

			if (build.folder && !bsz_rule_mounts(run,
			    build.folder) && !is_removed(linting, run,
			    build.folder))
				tell_copied(linting, copy, run, &build);
			if (linting->count > before)
				return;
		}
	}
}
