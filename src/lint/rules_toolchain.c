/*
 * Compilers in an image that only has to run what they made.
 */
#include "rule.h"

#include "characters.h"

#include <string.h>

/* The name of an image without registry, folder, tag and digest. */
static size_t image_name(const char *base, const char **name)
{
	const char *const slash = strrchr(base, '/');

	*name = slash ? slash + 1 : base;
	return strcspn(*name, ":@");
}

static bool is_toolchain(const char *base)
{
	static const char *const names[] = {"rust", "golang", "gcc", "maven",
		"gradle", "sdk", "haskell", "swift", "buildpack-deps",
		"clang"};
	const char *name;
	const size_t size = image_name(base, &name);

	for (size_t i = 0; i < BSZ_COUNTOF(names); i++)
		if (strlen(names[i]) == size &&
		    memcmp(names[i], name, size) == 0)
			return true;
	return strstr(name + size, "-devel") != NULL;
}

/* "gcc", "gcc-12", "gcc=4:12.2.0-3". */
static bool is_compiler(const char *word)
{
	static const char *const names[] = {"build-essential", "build-base",
		"gcc", "g++", "clang", "cmake", "make", "rustc", "cargo",
		"golang", "golang-go", "go", "gcc-c++", "gfortran",
		"autoconf", "automake", "base-devel", "libc6-dev",
		"musl-dev"};

	for (size_t i = 0; i < BSZ_COUNTOF(names); i++) {
		const size_t size = strlen(names[i]);

		if (strncmp(word, names[i], size) == 0 && (!word[size] ||
		    word[size] == '=' || (word[size] == '-' &&
		    bsz_is_digit(word[size + 1]))))
			return true;
	}
	return false;
}

/* What a package manager is told to do. */
static bool manages(const struct bsz_shell_command *command,
    const char *const (*words)[2], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (bsz_shell_runs(command, words[i][0], words[i][1]))
			return true;
	return false;
}

static bool installs(const struct bsz_shell_command *command)
{
	static const char *const words[][2] = {{"apt-get", "install"},
		{"apt", "install"}, {"apk", "add"}, {"dnf", "install"},
		{"yum", "install"}, {"microdnf", "install"},
		{"zypper", "install"}, {"pacman", NULL}};

	return manages(command, words, BSZ_COUNTOF(words));
}

static bool removes(const struct bsz_shell_command *command)
{
	static const char *const words[][2] = {{"apt-get", "purge"},
		{"apt-get", "remove"}, {"apt-get", "autoremove"},
		{"apt", "purge"}, {"apt", "remove"}, {"apt", "autoremove"},
		{"apk", "del"}, {"dnf", "remove"}, {"yum", "remove"},
		{"yum", "erase"}, {"dnf", "history"}, {"yum", "history"},
		{"microdnf", "remove"}, {"zypper", "remove"}};

	return manages(command, words, BSZ_COUNTOF(words));
}

/* The first compiler that a RUN installs and does not remove, or NULL. */
static const char *find_compiler(const struct bsz_instruction *run)
{
	const char *found = NULL;

	for (size_t i = 0; i < run->shell.count; i++) {
		const struct bsz_shell_command *const command =
		    &run->shell.commands[i];

		if (removes(command))
			return NULL;
		for (size_t k = 1; k < command->count && !found; k++)
			if (installs(command) &&
			    is_compiler(command->words[k]))
				found = command->words[k];
	}
	return found;
}

static const char *const compiler_paths[] = {"usr/lib/gcc",
	"usr/libexec/gcc", "usr/include", "usr/lib/go", "usr/lib/rustlib",
	NULL};

static void check_toolchain_kept(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	const struct bsz_recipe *const recipe = linting->recipe;
	const char *found;

	if (bsz_rule_ships(linting, at, BSZ_FROM)) {
		const struct bsz_stage *const stage =
		    &recipe->stages[at->stage];

		if (stage->parent == BSZ_NO_STAGE &&
		    is_toolchain(stage->base))
			(void)bsz_flaw_add(linting, at, "the image is made "
			    "of %.200s, which brings a compiler",
			    stage->base);
		return;
	}
	if (!bsz_rule_ships(linting, at, BSZ_RUN))
		return;
	found = find_compiler(at);
	if (found)
		(void)bsz_flaw_add(linting, at, "%.60s is installed and stays "
		    "in the image", found);
}

const struct bsz_rule bsz_rule_toolchain_kept = {
	.name = "toolchain-kept",
	.reason = "Compilers, headers and what they need are larger than most "
	    "programs, and nothing uses them at run time.",
	.fix = "Build in a stage of its own, and COPY --from it into a base "
	    "that only runs programs; or remove it in the same RUN.",
	.weight = BSZ_WARNED,
	.cost = BSZ_COST_BELOW,
	.paths = compiler_paths,
	.check = check_toolchain_kept,
};
