/*
 * What a builder finds in its cache. An instruction is taken from it when all
 * before it were, and when it and the files it reads are as they were; so what
 * changes often belongs behind what takes long.
 */
#include "rule.h"

#include <string.h>
#include <strings.h>

/* Installs what a few files of the context name. */
struct installer {
	const char *program, *word;
	const char *files; /* those it needs */
	bool builds;       /* also builds what is in the context */
};

static const struct installer installers[] = {
	{"npm", "ci", "package.json and package-lock.json", false},
	{"npm", "install", "package.json and package-lock.json", false},
	{"npm", "i", "package.json and package-lock.json", false},
	{"yarn", "install", "package.json and yarn.lock", false},
	{"pnpm", "install", "package.json and pnpm-lock.yaml", false},
	{"pnpm", "i", "package.json and pnpm-lock.yaml", false},
	{"bun", "install", "package.json and bun.lock", false},
	{"pip", "install", "requirements.txt", false},
	{"pip3", "install", "requirements.txt", false},
	{"poetry", "install", "pyproject.toml and poetry.lock", false},
	{"pipenv", "install", "Pipfile and Pipfile.lock", false},
	{"uv", "sync", "pyproject.toml and uv.lock", false},
	{"bundle", "install", "Gemfile and Gemfile.lock", false},
	{"composer", "install", "composer.json and composer.lock", false},
	{"go", "mod", "go.mod and go.sum", false},
	{"go", "get", "go.mod and go.sum", false},
	{"go", "build", "go.mod and go.sum, for go mod download,", true},
	{"go", "install", "go.mod and go.sum, for go mod download,", true},
	{"cargo", "fetch", "Cargo.toml and Cargo.lock", false},
	{"cargo", "build", "Cargo.toml and Cargo.lock, for cargo chef or an "
	    "empty program,", true},
	{"cargo", "install", "Cargo.toml and Cargo.lock, for cargo chef or an "
	    "empty program,", true},
	{"mvn", "package", "pom.xml, for mvn dependency:go-offline,", true},
	{"mvn", "install", "pom.xml, for mvn dependency:go-offline,", true},
	{"dotnet", "restore", "the project files", false},
	{"dotnet", "publish", "the project files, for dotnet restore,", true},
	{"conan", "install", "conanfile.txt", false},
	{"vcpkg", "install", "vcpkg.json", false},
	{"mix", "deps.get", "mix.exs and mix.lock", false},
};

/* Only names files of the context itself: "pip install -e .". */
static bool installs_context(const struct bsz_shell_command *command)
{
	bool only = true;
	size_t words = 0;

	if (bsz_shell_has(command, "-r") || bsz_shell_mentions(command,
	    "--requirement"))
		return false;
	if (strncmp(command->words[0], "pip", 3) != 0)
		return bsz_shell_has(command, "--path") ||
		    bsz_shell_has(command, "vendor");
	for (size_t i = 1; i < command->count; i++) {
		const char *const word = command->words[i];

		if (*word == '-' || strcmp(word, "install") == 0)
			continue;
		only = only && (*word == '.' || *word == '/' ||
		    *word == '$' || strchr(word, '*'));
		words++;
	}
	return only && words;
}

/* The command of a RUN that installs what the context names. */
static const struct bsz_shell_command *find_installing(
    const struct bsz_instruction *run, const struct installer **how)
{
	for (size_t i = 0; i < run->shell.count; i++) {
		const struct bsz_shell_command *const command =
		    &run->shell.commands[i];

		for (size_t k = 0; k < BSZ_COUNTOF(installers); k++) {
			*how = &installers[k];
			if (bsz_shell_runs(command, (*how)->program,
			    (*how)->word))
				return bsz_shell_has(command, "-g") ||
				    installs_context(command) ? NULL :
				    command;
		}
	}
	return NULL;
}

/* Has the same program got the dependencies before the COPY already? */
static bool is_prepared(const struct bsz_linting *linting,
    const struct bsz_instruction *copy, const char *program)
{
	for (const struct bsz_instruction *at = bsz_rule_before(linting, copy);
	    at; at = bsz_rule_before(linting, at))
		if (bsz_shell_find(&at->shell, program, NULL))
			return true;
	return false;
}

/* The last COPY of all of the context before an instruction, or NULL. */
static const struct bsz_instruction *find_copy(
    const struct bsz_linting *linting, const struct bsz_instruction *run)
{
	for (const struct bsz_instruction *at = bsz_rule_before(linting, run);
	    at; at = bsz_rule_before(linting, at))
		if (!at->on_build && bsz_copies_context(at))
			return at;
	return NULL;
}

/* Has an instruction this flaw already? One COPY has many RUN behind it. */
static bool is_found(const struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	for (size_t i = 0; i < linting->count; i++)
		if (linting->flaws[i].at == at &&
		    linting->flaws[i].rule == linting->rule)
			return true;
	return false;
}

static void check_copy_before_dependencies(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	const struct installer *how;
	const struct bsz_instruction *copy;
	struct bsz_flaw *flaw;

	if (at->keyword != BSZ_RUN || at->on_build || bsz_rule_caches(at) ||
	    at->stage == BSZ_NO_STAGE)
		return;
	const struct bsz_shell_command *const command = find_installing(at,
	    &how);
	copy = command ? find_copy(linting, at) : NULL;
	if (!copy || is_found(linting, copy) ||
	    is_prepared(linting, copy, how->program))
		return;
	flaw = bsz_flaw_add(linting, copy, "%s of all files stands before %s "
	    "%s (line %u): each change of any file fetches all dependencies "
	    "again; copy %s first", copy->name, how->program, how->word,
	    at->line, how->files);
	if (flaw)
		flaw->costs = at;
}

const struct bsz_rule bsz_rule_copy_before_dependencies = {
	.name = "copy-before-dependencies",
	.reason = "Dependencies change seldom and take long; sources change "
	    "with each build.",
	.fix = "COPY the files that name the dependencies, RUN what installs "
	    "them, then COPY the rest.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_ABOVE,
	.check = check_copy_before_dependencies,
};

static void check_packages_after_copy(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	static const char *const words[][2] = {{"apt-get", "install"},
		{"apt", "install"}, {"apk", "add"}, {"dnf", "install"},
		{"yum", "install"}, {"microdnf", "install"},
		{"zypper", "install"}, {"pacman", "-S"}};
	const struct bsz_instruction *copy;

	if (at->keyword != BSZ_RUN || at->on_build ||
	    at->stage == BSZ_NO_STAGE)
		return;
	for (size_t i = 0; i < BSZ_COUNTOF(words); i++) {
		if (!bsz_shell_find(&at->shell, words[i][0], words[i][1]))
			continue;
		copy = find_copy(linting, at);
		if (!copy || is_found(linting, copy))
			return;
		struct bsz_flaw *const flaw = bsz_flaw_add(linting, copy,
		    "%s of all files stands before %s %s (line %u): each "
		    "change of any file installs the packages again",
		    copy->name, words[i][0], words[i][1], at->line);
		if (flaw)
			flaw->costs = at;
		return;
	}
}

const struct bsz_rule bsz_rule_packages_after_copy = {
	.name = "packages-after-copy",
	.reason = "Packages of the system do not depend on the sources.",
	.fix = "Move the RUN in front of the COPY.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_ABOVE,
	.check = check_packages_after_copy,
};

static void check_update_alone(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	static const char *const programs[] = {"apt-get", "apt", "apk"};
	static const char *const idle[] = {"set", "rm", "echo", "true"};

	if (at->keyword != BSZ_RUN || at->on_build)
		return;
	for (size_t i = 0; i < BSZ_COUNTOF(programs); i++) {
		size_t others = 0;

		if (!bsz_shell_find(&at->shell, programs[i], "update"))
			continue;
		for (size_t k = 0; k < at->shell.count; k++) {
			const struct bsz_shell_command *const command =
			    &at->shell.commands[k];
			bool is_idle = bsz_shell_runs(command, programs[i],
			    "update");

			for (size_t m = 0; m < BSZ_COUNTOF(idle); m++)
				is_idle = is_idle || strcmp(idle[m],
				    command->words[0]) == 0;
			others += !is_idle;
		}
		if (!others)
			(void)bsz_flaw_add(linting, at, "%s update stands in "
			    "a RUN of its own", programs[i]);
		return;
	}
}

const struct bsz_rule bsz_rule_update_alone = {
	.name = "update-alone",
	.reason = "Its lists are taken from the cache for as long as the line "
	    "stays, until an install behind it asks for a version that is "
	    "gone.",
	.fix = "Put update and install into one RUN.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_LAYER,
	.check = check_update_alone,
};

/* Names of values that differ from build to build. */
static bool is_volatile(const char *name)
{
	static const char *const parts[] = {"BUILD_DATE", "BUILDDATE",
		"BUILD_TIME", "BUILDTIME", "TIMESTAMP", "GIT_COMMIT",
		"GIT_SHA", "GITHUB_SHA", "COMMIT_SHA", "COMMIT_HASH",
		"GIT_HASH", "VCS_REF", "GIT_REV", "BUILD_NUMBER", "BUILD_ID",
		"BUILD_SHA", "CI_COMMIT"};

	for (size_t i = 0; i < BSZ_COUNTOF(parts); i++)
		if (strcasestr(name, parts[i]))
			return true;
	return false;
}

/* The first RUN behind it in its stage that does not use the name. */
static const struct bsz_instruction *find_unrelated(
    const struct bsz_linting *linting, const struct bsz_instruction *arg,
    const char *name)
{
	const struct bsz_stage *const stage =
	    &linting->recipe->stages[arg->stage];
	const struct bsz_instruction *const end =
	    &linting->recipe->instructions[stage->first + stage->count];

	for (const struct bsz_instruction *at = arg + 1; at < end; at++)
		if (at->keyword == BSZ_RUN && !at->on_build)
			return strstr(at->text, name) ? NULL : at;
	return NULL;
}

static void check_volatile_argument(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	if (at->keyword != BSZ_ARG || at->on_build ||
	    at->stage == BSZ_NO_STAGE)
		return;
	for (size_t i = 0; i < at->assignment_count; i++) {
		const struct bsz_assignment *const pair =
		    &at->assignments[i];
		const struct bsz_instruction *const run = is_volatile(
		    pair->name) ? find_unrelated(linting, at, pair->name) :
		    NULL;

		/* A value in the file is a pin more often than not. */
		if (!run || (pair->value && strlen(pair->value) > 12))
			continue;
		struct bsz_flaw *const flaw = bsz_flaw_add(linting, at,
		    "ARG %.80s changes with each build, and RUN of line %u "
		    "behind it does not need it", pair->name, run->line);
		if (flaw)
			flaw->costs = run;
		return;
	}
}

const struct bsz_rule bsz_rule_volatile_argument = {
	.name = "volatile-argument",
	.reason = "An argument is part of the environment of each RUN behind "
	    "it, so none of them is taken from the cache.",
	.fix = "Move the ARG down to where its value is used, best to the end.",
	.weight = BSZ_WARNED,
	.cost = BSZ_COST_ABOVE,
	.check = check_volatile_argument,
};

static void check_base_unpinned(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	const struct bsz_stage *stage;
	const char *name, *colon;

	if (!bsz_rule_serves(linting, at, BSZ_FROM))
		return;
	stage = &linting->recipe->stages[at->stage];
	name = strrchr(stage->base, '/');
	name = name ? name : stage->base;
	colon = strchr(name, ':');
	if (stage->parent != BSZ_NO_STAGE || !*stage->base ||
	    strcmp(stage->base, "scratch") == 0 ||
	    strpbrk(stage->base, "@${") ||
	    (colon && strcmp(colon, ":latest") != 0))
		return;
	(void)bsz_flaw_add(linting, at, "%.200s is %s: it moves to another "
	    "image without a change of this file", stage->base,
	    colon ? "the latest one" : "without a tag, so the latest one");
}

const struct bsz_rule bsz_rule_base_unpinned = {
	.name = "base-unpinned",
	.reason = "When a base image moves, each layer is made and moved anew, "
	    "and runners that pulled at other times share none.",
	.fix = "Name a version (debian:12), or a digest that a tool keeps up "
	    "to date.",
	.weight = BSZ_WARNED,
	.cost = BSZ_COST_ABOVE,
	.check = check_base_unpinned,
};
