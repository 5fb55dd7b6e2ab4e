/*
 * What package managers and compilers leave beside what was asked for. In a
 * layer of its own, a later RUN can hide it but not take it back, so it has
 * to go in the RUN that made it, or to a cache that is no part of the image.
 */
#include "rule.h"

#include <string.h>

/* A command that leaves something. */
struct leaver {
	const char *program, *word;
};

/* Has one of its commands one of the words? */
static bool has_option(const struct bsz_instruction *run,
    const char *program, const char *option)
{
	for (size_t i = 0; i < run->shell.count; i++)
		if (strcmp(run->shell.commands[i].words[0], program) == 0 &&
		    bsz_shell_has(&run->shell.commands[i], option))
			return true;
	return false;
}

static const struct bsz_shell_command *find_leaver(
    const struct bsz_instruction *run, const struct leaver *leavers,
    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct bsz_shell_command *const found = bsz_shell_find(
		    &run->shell, leavers[i].program, leavers[i].word);

		if (found)
			return found;
	}
	return NULL;
}

/* A variable that is set to something but no. */
static bool is_set(const struct bsz_linting *linting,
    const struct bsz_instruction *run, const char *name)
{
	static const char *const no[] = {"", "0", "false", "off", "no"};
	const char *const value = bsz_rule_variable(linting, run, name);

	for (size_t i = 0; value && i < BSZ_COUNTOF(no); i++)
		if (strcmp(value, no[i]) == 0)
			return false;
	return value != NULL;
}

static void check_package_lists(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	static const struct leaver leavers[] = {{"apt-get", "update"},
		{"apt", "update"}, {"aptitude", "update"}};

	if (!bsz_rule_ships(linting, at, BSZ_RUN))
		return;
	const struct bsz_shell_command *const command = find_leaver(at,
	    leavers, BSZ_COUNTOF(leavers));
	if (command && !bsz_rule_removes(at, "/var/lib/apt") &&
	    !bsz_rule_removes(at, "/var/lib/") &&
	    !bsz_shell_find(&at->shell, "apt-get", "dist-clean") &&
	    !bsz_shell_find(&at->shell, "apt-get", "distclean") &&
	    !bsz_shell_find(&at->shell, "apt", "distclean") &&
	    !bsz_rule_mounts(at, "/var/lib/apt/lists"))
		(void)bsz_flaw_add(linting, at, "%s update leaves package "
		    "lists in the layer", command->words[0]);
}

static const char *const apt_paths[] = {"var/lib/apt/lists",
	"var/cache/apt", NULL};

const struct bsz_rule bsz_rule_package_lists = {
	.name = "package-lists",
	.reason = "Package lists are of no use in an image, and later layers "
	    "cannot take them back.",
	.fix = "End the same RUN with && rm -rf /var/lib/apt/lists/*, or use "
	    "RUN --mount=type=cache,target=/var/lib/apt/lists.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_BELOW,
	.paths = apt_paths,
	.check = check_package_lists,
};

static void check_apk_cache(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	if (bsz_rule_ships(linting, at, BSZ_RUN) &&
	    bsz_shell_find(&at->shell, "apk", "add") &&
	    !has_option(at, "apk", "--no-cache") &&
	    !bsz_rule_removes(at, "/var/cache/apk") &&
	    !bsz_rule_removes(at, "/var/cache/") &&
	    !bsz_rule_mounts(at, "/var/cache/apk") &&
	    !bsz_rule_mounts(at, "/etc/apk/cache"))
		(void)bsz_flaw_add(linting, at, "apk add leaves its index in "
		    "the layer");
}

static const char *const apk_paths[] = {"var/cache/apk", "etc/apk/cache",
	NULL};

const struct bsz_rule bsz_rule_apk_cache = {
	.name = "apk-cache",
	.reason = "The index of apk is of no use in an image.",
	.fix = "apk add --no-cache fetches it and keeps nothing; apk update "
	    "is not needed then.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_BELOW,
	.paths = apk_paths,
	.check = check_apk_cache,
};

static void check_dnf_cache(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	static const struct leaver leavers[] = {{"dnf", "install"},
		{"yum", "install"}, {"microdnf", "install"},
		{"dnf5", "install"}, {"tdnf", "install"}, {"yum", "update"},
		{"dnf", "update"}, {"dnf", "upgrade"}, {"yum", "upgrade"},
		{"microdnf", "update"}, {"zypper", "install"},
		{"zypper", "in"}};
	const struct bsz_shell_command *command;

	if (!bsz_rule_ships(linting, at, BSZ_RUN))
		return;
	command = find_leaver(at, leavers, BSZ_COUNTOF(leavers));
	if (command && !has_option(at, command->words[0], "clean") &&
	    !has_option(at, "dnf", "clean") &&
	    !has_option(at, "yum", "clean") &&
	    !bsz_rule_removes(at, "/var/cache") &&
	    !bsz_rule_mounts(at, "/var/cache/dnf") &&
	    !bsz_rule_mounts(at, "/var/cache/yum") &&
	    !bsz_rule_mounts(at, "/var/cache/libdnf5") &&
	    !bsz_rule_mounts(at, "/var/cache/zypp"))
		(void)bsz_flaw_add(linting, at, "%s leaves metadata and "
		    "packages in the layer", command->words[0]);
}

static const char *const dnf_paths[] = {"var/cache/dnf", "var/cache/yum",
	"var/cache/libdnf5", "var/cache/zypp", "var/cache/tdnf", NULL};

const struct bsz_rule bsz_rule_dnf_cache = {
	.name = "dnf-cache",
	.reason = "Metadata and packages that were installed already are of "
	    "no use in an image.",
	.fix = "End the same RUN with && dnf clean all (yum, microdnf, zypper "
	    "alike), or mount a cache at /var/cache/dnf.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_BELOW,
	.paths = dnf_paths,
	.check = check_dnf_cache,
};

/* "pip install", "python3 -m pip install", "uv pip install". */
static bool is_pip_install(const struct bsz_shell_command *command)
{
	static const char *const programs[] = {"pip", "pip3", "pip2"};

	for (size_t i = 0; i < BSZ_COUNTOF(programs); i++)
		if (bsz_shell_runs(command, programs[i], "install"))
			return true;
	return strncmp(command->words[0], "python", 6) == 0 &&
	    bsz_shell_has(command, "pip") &&
	    bsz_shell_has(command, "install");
}

static bool fills_pip_cache(const struct bsz_shell_command *command)
{
	return is_pip_install(command) &&
	    !bsz_shell_mentions(command, "--no-cache") &&
	    !(command->assigned_count &&
	    strstr(command->assigned[0], "NO_CACHE"));
}

static void check_pip_cache(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	if (!bsz_rule_ships(linting, at, BSZ_RUN) || bsz_rule_caches(at) ||
	    is_set(linting, at, "PIP_NO_CACHE_DIR") ||
	    bsz_rule_removes(at, ".cache") || has_option(at, "pip", "purge"))
		return;
	if (bsz_shell_first(&at->shell, fills_pip_cache))
		(void)bsz_flaw_add(linting, at, "pip install leaves what it "
		    "downloaded and built in the layer");
}

static const char *const pip_paths[] = {"~/.cache/pip", NULL};

const struct bsz_rule bsz_rule_pip_cache = {
	.name = "pip-cache",
	.reason = "The cache of pip doubles what was installed.",
	.fix = "pip install --no-cache-dir, ENV PIP_NO_CACHE_DIR=1, or RUN "
	    "--mount=type=cache,target=/root/.cache/pip.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_BELOW,
	.paths = pip_paths,
	.check = check_pip_cache,
};

static void check_npm_cache(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	static const struct leaver leavers[] = {{"npm", "ci"},
		{"npm", "install"}, {"npm", "i"}, {"yarn", "install"},
		{"yarn", "add"}, {"yarn", "global"}};
	const struct bsz_shell_command *command;

	if (!bsz_rule_ships(linting, at, BSZ_RUN) || bsz_rule_caches(at))
		return;
	command = find_leaver(at, leavers, BSZ_COUNTOF(leavers));
	if (command && !has_option(at, "npm", "cache") &&
	    !has_option(at, "yarn", "cache") &&
	    !bsz_rule_removes(at, ".npm") &&
	    !bsz_rule_removes(at, ".cache") &&
	    !bsz_rule_removes(at, "/tmp/") &&
	    !bsz_rule_removes(at, "/root"))
		(void)bsz_flaw_add(linting, at, "%s leaves the packages it "
		    "downloaded in the layer", command->words[0]);
}

static const char *const npm_paths[] = {"~/.npm", "~/.cache/yarn",
	"usr/local/share/.cache", "~/.yarn/berry/cache", NULL};

const struct bsz_rule bsz_rule_npm_cache = {
	.name = "npm-cache",
	.reason = "The cache of npm or yarn holds each package a second time.",
	.fix = "End the same RUN with && npm cache clean --force (yarn cache "
	    "clean), or use RUN --mount=type=cache,target=/root/.npm.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_BELOW,
	.paths = npm_paths,
	.check = check_npm_cache,
};

static void check_cargo_cache(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	static const struct leaver leavers[] = {{"cargo", "build"},
		{"cargo", "install"}, {"cargo", "fetch"}, {"cargo", "chef"}};

	if (bsz_rule_ships(linting, at, BSZ_RUN) &&
	    find_leaver(at, leavers, BSZ_COUNTOF(leavers)) &&
	    !bsz_rule_mounts(at, "/usr/local/cargo/registry") &&
	    !bsz_rule_mounts(at, "/root/.cargo/registry") &&
	    !bsz_rule_removes(at, "registry") &&
	    !bsz_rule_removes(at, "CARGO_HOME") &&
	    !bsz_rule_removes(at, ".cargo") &&
	    !bsz_rule_removes(at, "/cargo"))
		(void)bsz_flaw_add(linting, at, "cargo leaves its registry in "
		    "the layer");
}

static const char *const cargo_paths[] = {"usr/local/cargo/registry",
	"usr/local/cargo/git", "~/.cargo/registry", "~/.cargo/git", NULL};

const struct bsz_rule bsz_rule_cargo_cache = {
	.name = "cargo-cache",
	.reason = "Sources and archives of all crates stay beside the program.",
	.fix = "Build in a stage of its own and COPY --from the program, or "
	    "mount caches at /usr/local/cargo/registry and target.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_BELOW,
	.paths = cargo_paths,
	.check = check_cargo_cache,
};

static void check_go_cache(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	static const struct leaver leavers[] = {{"go", "build"},
		{"go", "install"}, {"go", "get"}, {"go", "mod"}};

	if (bsz_rule_ships(linting, at, BSZ_RUN) &&
	    find_leaver(at, leavers, BSZ_COUNTOF(leavers)) &&
	    !bsz_rule_mounts(at, "/go/pkg/mod") &&
	    !bsz_rule_mounts(at, "/root/.cache/go-build") &&
	    !bsz_shell_find(&at->shell, "go", "clean") &&
	    !bsz_rule_removes(at, "go-build") &&
	    !bsz_rule_removes(at, ".cache") &&
	    !bsz_rule_removes(at, "GOPATH") && !bsz_rule_removes(at, "/go"))
		(void)bsz_flaw_add(linting, at, "go leaves modules and its "
		    "build cache in the layer");
}

static const char *const go_paths[] = {"go/pkg/mod", "~/go/pkg/mod",
	"~/.cache/go-build", NULL};

const struct bsz_rule bsz_rule_go_cache = {
	.name = "go-cache",
	.reason = "Sources of all modules and objects of all packages stay "
	    "beside the program.",
	.fix = "Build in a stage of its own and COPY --from the program, or "
	    "mount caches at /go/pkg/mod and /root/.cache/go-build.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_BELOW,
	.paths = go_paths,
	.check = check_go_cache,
};
