/*
 * What compilers leave in an image: symbols and debug information, objects,
 * and the compilers themselves.
 */
#include "rule.h"

#include "build_rules.h"

#include <string.h>
#include <strings.h>

/* What one strips with, in any stage that counts. */
static bool find_strip(const struct bsz_linting *linting)
{
	static const char *const programs[] = {"strip", "eu-strip",
		"llvm-strip", "upx", "objcopy", "dh_strip"};
	static const char *const words[] = {"install-strip", "--strip",
		"-Wl,-s", "-Wl,--strip", "strip=", "/strip"};
	const struct bsz_recipe *const recipe = linting->recipe;

	for (size_t i = 0; i < recipe->count; i++) {
		const struct bsz_instruction *const at =
		    &recipe->instructions[i];

		if (!bsz_rule_serves(linting, at, at->keyword))
			continue;
		for (size_t k = 0; k < BSZ_COUNTOF(words); k++)
			if (strstr(at->text, words[k]))
				return true;
		for (size_t k = 0; k < BSZ_COUNTOF(programs); k++)
			if (bsz_shell_find(&at->shell, programs[k], NULL) ||
			    strstr(at->text, " -exec strip") ||
			    strstr(at->text, "xargs strip"))
				return true;
	}
	return false;
}

static bool strips_somewhere(struct bsz_linting *linting)
{
	if (!linting->knows_strips)
		linting->strips = find_strip(linting);
	linting->knows_strips = true;
	return linting->strips;
}

/* Is a text in a variable that holds for the RUN, or is set by it? */
static bool is_told(const struct bsz_linting *linting,
    const struct bsz_instruction *run, const char *name, const char *text)
{
	const char *const value = bsz_rule_variable(linting, run, name);

	if (value && strstr(value, text))
		return true;
	for (size_t i = 0; i < run->shell.count; i++) {
		const struct bsz_shell_command *const command =
		    &run->shell.commands[i];
		const size_t size = strlen(name);

		for (size_t k = 0; k < command->assigned_count; k++)
			if (strncmp(command->assigned[k], name, size) == 0 &&
			    command->assigned[k][size] == '=' &&
			    strstr(command->assigned[k] + size, text))
				return true;
	}
	return false;
}

static bool is_release(const struct bsz_shell_command *command)
{
	return bsz_shell_has(command, "--release") ||
	    bsz_shell_has(command, "-r") ||
	    bsz_shell_runs(command, "cargo", "install");
}

/* Of another profile only Cargo.toml knows what it does. */
static bool has_profile(const struct bsz_shell_command *command)
{
	return bsz_shell_has(command, "--profile") ||
	    bsz_shell_mentions(command, "--profile=");
}

/* cargo: debug information went with 1.77, the symbols stay. */
static const char *keeps_rust(const struct bsz_linting *linting,
    const struct bsz_instruction *run,
    const struct bsz_shell_command *command)
{
	if ((!bsz_shell_runs(command, "cargo", "build") &&
	    !bsz_shell_runs(command, "cargo", "install") &&
	    !bsz_shell_runs(command, "cargo", "rustc")) ||
	    !is_release(command) || has_profile(command) ||
	    bsz_rule_variable(linting, run, "CARGO_PROFILE_RELEASE_STRIP") ||
	    is_told(linting, run, "CARGO_PROFILE_RELEASE_STRIP", "") ||
	    is_told(linting, run, "RUSTFLAGS", "strip") ||
	    is_told(linting, run, "RUSTFLAGS", "=-s") ||
	    bsz_shell_mentions(command, "strip") ||
	    (linting->context && linting->context->strips))
		return NULL;
	return "cargo leaves symbols in a release build";
}

/* "-s -w", "-ldflags=-s", "-w -X main.version=1". */
static bool drops_symbols(const char *flags)
{
	const char *const begin = strncmp(flags, "-ldflags", 8) == 0 ?
	    flags + 8 : flags;

	for (const char *at = begin; (at = strchr(at, '-')); at++)
		if ((at[1] == 's' || at[1] == 'w') && (!at[2] ||
		    strchr(" '\"", at[2])))
			return true;
	return false;
}

static const char *keeps_go(const struct bsz_linting *linting,
    const struct bsz_instruction *run,
    const struct bsz_shell_command *command)
{
	const char *const flags = bsz_rule_variable(linting, run, "GOFLAGS");

	if ((!bsz_shell_runs(command, "go", "build") &&
	    !bsz_shell_runs(command, "go", "install")) ||
	    (flags && drops_symbols(flags)))
		return NULL;
	for (size_t i = 2; i < command->count; i++) {
		const char *const word = command->words[i];

		if (drops_symbols(word) || strchr(word, '$') ||
		    bsz_shell_mentions(command, "$"))
			return NULL;
	}
	return "go build keeps symbol table and debug information without "
	    "-ldflags='-s -w'";
}

/* Autoconf's own choice of CFLAGS is "-g -O2". */
static const char *keeps_c(const struct bsz_linting *linting,
    const struct bsz_instruction *run,
    const struct bsz_shell_command *command)
{
	static const char *const compilers[] = {"gcc", "g++", "cc", "c++",
		"clang", "clang++"};

	for (size_t i = 0; i < BSZ_COUNTOF(compilers); i++)
		if (bsz_shell_runs(command, compilers[i], NULL) &&
		    bsz_shell_has(command, "-o") &&
		    (bsz_shell_has(command, "-g") ||
		    bsz_shell_has(command, "-g3") ||
		    bsz_shell_has(command, "-ggdb")) &&
		    !bsz_shell_has(command, "-s"))
			return "debug information is compiled in (-g) and not "
			    "stripped";
	if (!bsz_shell_runs(command, "configure", NULL) ||
	    !bsz_shell_find(&run->shell, "make", "install") ||
	    strstr(run->text, "CFLAGS") || strstr(run->text, "LDFLAGS") ||
	    strstr(run->text, "-s install") ||
	    bsz_rule_variable(linting, run, "CFLAGS"))
		return NULL;
	return "configure builds with debug information (-g -O2) unless "
	    "CFLAGS say otherwise, and nothing strips it";
}

/* Programs of a stage are carried together, so one word of them will do. */
static bool is_told_of_stage(const struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	for (size_t i = linting->count; i-- > 0;)
		if (linting->flaws[i].rule == linting->rule &&
		    linting->flaws[i].at->stage == at->stage)
			return !linting->recipe->stages[at->stage].ships;
	return false;
}

/* What "go install" and "cargo install" make is a tool of the build, unless
 * the image takes it from the folder where they put it. */
static bool is_tool(const struct bsz_linting *linting,
    const struct bsz_instruction *run,
    const struct bsz_shell_command *command)
{
	const struct bsz_recipe *const recipe = linting->recipe;

	if (recipe->stages[run->stage].ships ||
	    !bsz_shell_has(command, "install") ||
	    bsz_shell_runs(command, "configure", NULL))
		return false;
	for (size_t i = 0; i < recipe->count; i++) {
		const struct bsz_instruction *const at =
		    &recipe->instructions[i];
		const char *const from = bsz_instruction_flag(at, "from");

		if (from && bsz_recipe_stage(recipe, from, at->stage) ==
		    run->stage && bsz_copy_count(at) &&
		    strstr(at->words[0], "bin"))
			return false;
	}
	return true;
}

static void check_unstripped(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	static const char *(*const keeps[])(
	    const struct bsz_linting *linting_,
	    const struct bsz_instruction *run,
	    const struct bsz_shell_command *command) = {keeps_rust, keeps_go,
		keeps_c};
	const char *what = NULL;
	size_t how = 0;

	if (!bsz_rule_serves(linting, at, BSZ_RUN) ||
	    is_told_of_stage(linting, at) || strips_somewhere(linting))
		return;
	for (size_t i = 0; i < at->shell.count && !what; i++)
		for (how = 0; how < BSZ_COUNTOF(keeps); how++) {
			what = keeps[how](linting, at,
			    &at->shell.commands[i]);
			if (what && is_tool(linting, at,
			    &at->shell.commands[i]))
				what = NULL;
			if (what)
				break;
		}
	if (!what)
		return;
	struct bsz_flaw *const flaw = bsz_flaw_add(linting, at, "%s", what);
	if (!flaw)
		return;
	flaw->costs = bsz_rule_carrier(linting, at);
	/* A Cargo.toml that is not here may say otherwise. */
	if (keeps[how] == keeps_rust &&
	    !(linting->context && linting->context->has_cargo))
		flaw->weight = BSZ_WARNED;
}

const struct bsz_rule bsz_rule_unstripped = {
	.name = "unstripped",
	.reason = "Symbols and debug information are moved with each push and "
	    "pull, and no run needs them.",
	.fix = "cargo: strip = true in [profile.release]; go: -ldflags='-s "
	    "-w'; C: make install-strip or strip -s; keep what debuggers need "
	    "beside the image.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_STRIP,
	.check = check_unstripped,
};

static const char *debug_build(const struct bsz_shell_command *command)
{
	if (bsz_shell_runs(command, "cargo", "build") &&
	    !is_release(command) && !has_profile(command))
		return "cargo build without --release makes a large and slow "
		    "program";
	if (strncmp(command->words[0], "cmake", 5) == 0 &&
	    (bsz_shell_mentions(command, "CMAKE_BUILD_TYPE=Debug") ||
	    bsz_shell_mentions(command, "CMAKE_BUILD_TYPE=RelWithDebInfo")))
		return "CMAKE_BUILD_TYPE asks for debug information";
	return NULL;
}

static void check_debug_build(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	const char *what = NULL;

	if (!bsz_rule_serves(linting, at, BSZ_RUN) ||
	    strips_somewhere(linting))
		return;
	for (size_t i = 0; i < at->shell.count && !what; i++)
		what = debug_build(&at->shell.commands[i]);
	/* A program that is only built for what comes later. */
	if (!what || strstr(at->text, "--release") || !bsz_rule_carrier(
	    linting, at))
		return;
	struct bsz_flaw *const flaw = bsz_flaw_add(linting, at, "%s", what);
	if (flaw)
		flaw->costs = bsz_rule_carrier(linting, at);
}

const struct bsz_rule bsz_rule_debug_build = {
	.name = "debug-build",
	.reason = "Debug builds are much larger than release builds, and "
	    "slower.",
	.fix = "cargo build --release, CMAKE_BUILD_TYPE=Release (or "
	    "MinSizeRel), then strip.",
	.weight = BSZ_WARNED,
	.cost = BSZ_COST_STRIP,
	.check = check_debug_build,
};

static void check_build_dir_kept(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	if (at->on_build || at->stage == BSZ_NO_STAGE ||
	    !linting->recipe->stages[at->stage].ships)
		return;
	if (at->keyword == BSZ_RUN)
		bsz_build_dir_of_run(linting, at);
	else if (at->keyword == BSZ_COPY)
		bsz_build_dir_of_copy(linting, at);
}

const struct bsz_rule bsz_rule_build_dir_kept = {
	.name = "build-dir-kept",
	.reason = "Objects and what else a build leaves are often many times "
	    "as large as the program.",
	.fix = "Build in a stage of its own and COPY --from the program alone, "
	    "or put the folder on RUN --mount=type=cache.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_BELOW,
	.check = check_build_dir_kept,
};
