/*
 * More packages, more of a repository, or newer files than were asked for.
 */
#include "rule.h"

#include <string.h>

/* apt's own configuration may say it for all of them. */
static bool configures_apt(const struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	for (; at; at = bsz_rule_before(linting, at)) {
		if (strstr(at->text, "Install-Recommends"))
			return true;
		for (size_t i = 0; i < at->here_count; i++)
			if (strstr(at->heres[i].body, "Install-Recommends"))
				return true;
	}
	return false;
}

static bool installs_recommended(const struct bsz_shell_command *command)
{
	return (bsz_shell_runs(command, "apt-get", "install") ||
	    bsz_shell_runs(command, "apt", "install")) &&
	    !bsz_shell_mentions(command, "no-install-recommends") &&
	    !bsz_shell_mentions(command, "Install-Recommends") &&
	    !bsz_shell_mentions(command, "$");
}

static void check_recommended_packages(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	if (!bsz_rule_ships(linting, at, BSZ_RUN))
		return;
	const struct bsz_shell_command *const command =
	    bsz_shell_first(&at->shell, installs_recommended);

	if (command && !configures_apt(linting, at))
		(void)bsz_flaw_add(linting, at, "%s install also takes "
		    "recommended packages", command->words[0]);
}

const struct bsz_rule bsz_rule_recommended_packages = {
	.name = "recommended-packages",
	.reason = "Packages that others only recommend are often larger than "
	    "those that were asked for.",
	.fix = "apt-get install --no-install-recommends, and name what is "
	    "needed.",
	.weight = BSZ_WARNED,
	.check = check_recommended_packages,
};

/* Are there names of packages behind the word? Those are meant. */
static bool names_packages(const struct bsz_shell_command *command)
{
	size_t words = 0;

	for (size_t i = 1; i < command->count; i++)
		words += command->words[i][0] != '-' &&
		    command->words[i][0] != '$';
	return words > 1;
}

static bool installs_all(const struct bsz_shell_command *command)
{
	static const char *const words[][2] = {{"npm", "ci"},
		{"npm", "install"}, {"npm", "i"}, {"yarn", "install"},
		{"pnpm", "install"}, {"pnpm", "i"}};
	static const char *const without[] = {"production", "omit", "-g",
		"global", "prod", "-P"};

	if (command->assigned_count &&
	    strstr(command->assigned[0], "production"))
		return false;
	for (size_t i = 0; i < BSZ_COUNTOF(without); i++)
		if (bsz_shell_mentions(command, without[i]))
			return false;
	for (size_t i = 0; i < BSZ_COUNTOF(words); i++)
		if (bsz_shell_runs(command, words[i][0], words[i][1]))
			return !names_packages(command);
	return bsz_shell_runs(command, "composer", "install") &&
	    !bsz_shell_has(command, "--no-dev");
}

static void check_dev_dependencies(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	const char *const mode = bsz_rule_variable(linting, at, "NODE_ENV");

	if (!bsz_rule_ships(linting, at, BSZ_RUN) ||
	    bsz_shell_find(&at->shell, "npm", "prune") ||
	    bsz_rule_removes(at, "node_modules") ||
	    (mode && strcmp(mode, "production") == 0))
		return;
	const struct bsz_shell_command *const command =
	    bsz_shell_first(&at->shell, installs_all);

	if (command)
		(void)bsz_flaw_add(linting, at, "%s %s also installs what "
		    "only development needs", command->words[0],
		    command->count > 1 ? command->words[1] : "");
}

const struct bsz_rule bsz_rule_dev_dependencies = {
	.name = "dev-dependencies",
	.reason = "Compilers, test runners and their dependencies go into the "
	    "image.",
	.fix = "npm ci --omit=dev (yarn, pnpm: --production, --prod; composer: "
	    "--no-dev), and build in a stage of its own.",
	.weight = BSZ_WARNED,
	.check = check_dev_dependencies,
};

static bool upgrades(const struct bsz_shell_command *command)
{
	static const char *const words[][2] = {{"apt-get", "upgrade"},
		{"apt-get", "dist-upgrade"}, {"apt-get", "full-upgrade"},
		{"apt", "upgrade"}, {"apt", "full-upgrade"},
		{"apk", "upgrade"}, {"dnf", "upgrade"}, {"dnf", "update"},
		{"yum", "update"}, {"yum", "upgrade"},
		{"microdnf", "update"}, {"zypper", "update"}};

	for (size_t i = 0; i < BSZ_COUNTOF(words); i++)
		if (bsz_shell_runs(command, words[i][0], words[i][1]))
			return !names_packages(command);
	return false;
}

static void check_upgrade(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	if (!bsz_rule_ships(linting, at, BSZ_RUN))
		return;
	const struct bsz_shell_command *const command =
	    bsz_shell_first(&at->shell, upgrades);

	if (command)
		(void)bsz_flaw_add(linting, at, "%s upgrade replaces files of "
		    "the base image, which stay in its layers",
		    command->words[0]);
}

const struct bsz_rule bsz_rule_upgrade = {
	.name = "upgrade",
	.reason = "Both the old and the new files are moved with each pull, "
	    "and the layer is another one for each build.",
	.fix = "Take a newer base image; upgrade single packages by name where "
	    "that cannot wait.",
	.weight = BSZ_WARNED,
	.cost = BSZ_COST_GONE,
	.check = check_upgrade,
};

static bool clones_all(const struct bsz_shell_command *command)
{
	static const char *const options[] = {"--depth", "--filter",
		"--shallow"};

	if (!bsz_shell_runs(command, "git", "clone"))
		return false;
	for (size_t i = 0; i < BSZ_COUNTOF(options); i++)
		if (bsz_shell_mentions(command, options[i]))
			return false;
	return true;
}

static const char *const git_paths[] = {"~/.git", NULL};

static void check_git_history(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	if (bsz_rule_serves(linting, at, BSZ_RUN) &&
	    bsz_shell_first(&at->shell, clones_all))
		(void)bsz_flaw_add(linting, at, "git clone fetches all of the "
		    "history");
}

const struct bsz_rule bsz_rule_git_history = {
	.name = "git-history",
	.reason = "The history takes longer to fetch than the files, and stays "
	    "in the layer.",
	.fix = "git clone --depth 1 --branch TAG, or ADD https://...git#TAG, "
	    "which keeps no history.",
	.weight = BSZ_WARNED,
	.cost = BSZ_COST_BELOW,
	.paths = git_paths,
	.check = check_git_history,
};
