/*
 * Layers that take back, move or relabel what a layer below has brought: the
 * bytes below stay, and those that are written again come on top.
 */
#include "rule.h"

#include "glob.h"

#include <string.h>
#include <strings.h>

/* Where a flaw's path lies. */
struct place {
	const char *path;
	const struct bsz_instruction *copy; /* what brought it */
};

/* Does a path of a command, perhaps a pattern, take in a path of the image? */
static bool takes_in(struct bsz_linting *linting, const char *pattern,
    const char *path)
{
	return bsz_path_is_in(path, pattern) ||
	    (strpbrk(pattern, "*?[") && bsz_rule_affords(linting,
	    strlen(pattern) * strlen(path)) &&
	    bsz_glob_matches(pattern, path, strlen(path)));
}

/* What a COPY or ADD before the RUN brought and a path of it takes in. */
static struct place find_brought(struct bsz_linting *linting,
    const struct bsz_instruction *run, const char *path)
{
	for (const struct bsz_instruction *at = bsz_rule_before(linting, run);
	    at; at = bsz_rule_before(linting, at)) {
		if (at->on_build)
			continue;
		for (size_t i = 0; i < bsz_copy_count(at); i++) {
			const char *const target = bsz_copy_target(linting,
			    at, i);

			if (takes_in(linting, path, target))
				return (struct place){target, at};
		}
	}
	return (struct place){0};
}

/* The same, or a COPY of a folder in which the path lies. */
static struct place find_brought_around(struct bsz_linting *linting,
    const struct bsz_instruction *run, const char *path)
{
	const struct place found = find_brought(linting, run, path);

	for (const struct bsz_instruction *at = bsz_rule_before(linting, run);
	    at && !found.copy; at = bsz_rule_before(linting, at)) {
		for (size_t i = 0; i < bsz_copy_count(at); i++) {
			const char *const target = bsz_copy_target(linting,
			    at, i);

			if (!at->on_build && target[1] &&
			    bsz_path_is_in(path, target))
				return (struct place){path, at};
		}
	}
	return found;
}

static bool is_recursive(const struct bsz_shell_command *command)
{
	for (size_t i = 1; i < command->count; i++) {
		const char *const word = command->words[i];

		if (strcmp(word, "--recursive") == 0 || (word[0] == '-' &&
		    word[1] != '-' && strchr(word, 'R')))
			return true;
	}
	return false;
}

/* Is a word of another command of the RUN the same: was it made there? */
static bool is_made_here(struct bsz_linting *linting,
    const struct bsz_instruction *run, const char *word)
{
	static const char *const makers[] = {"mkdir", "install", "touch",
		"tar", "curl", "wget", "useradd", "adduser", "cp", "unzip"};

	if (!bsz_rule_affords(linting, strlen(run->text)))
		return true;
	for (size_t i = 0; i < run->shell.count; i++)
		for (size_t k = 0; k < BSZ_COUNTOF(makers); k++)
			if (bsz_shell_runs(&run->shell.commands[i],
			    makers[k], NULL) && bsz_shell_mentions(
			    &run->shell.commands[i], word))
				return true;
	return false;
}

/* Can a path without -R mean the content of a file? A folder's own entry has
 * none. */
static bool may_be_file(const struct bsz_shell_command *command,
    const char *path)
{
	const char *const name = strrchr(path, '/');

	return (name && strpbrk(name, ".*?[")) ||
	    bsz_shell_mentions(command, "+x");
}

/* One path of a chown or chmod. */
static bool check_metadata_path(struct bsz_linting *linting,
    const struct bsz_instruction *at,
    const struct bsz_shell_command *command, const char *word)
{
	const bool all = is_recursive(command);
	const char *const path = bsz_rule_path(linting, at, command, word);
	const struct place place = is_made_here(linting, at, word) ?
	    (struct place){0} : find_brought_around(linting, at, path);

	if (!place.copy || !path[1] || (!all && !may_be_file(command, path)))
		return false;
	struct bsz_flaw *const flaw = bsz_flaw_add(linting, at, "%s writes "
	    "%.200s again, which %s of line %u brought", command->words[0],
	    path, place.copy->name, place.copy->line);
	if (flaw && !all)
		flaw->weight = BSZ_WARNED;
	return true;
}

static void check_metadata_layer(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	static const char *const programs[] = {"chown", "chmod", "chgrp"};

	if (!bsz_rule_ships(linting, at, BSZ_RUN))
		return;
	for (size_t i = 0; i < at->shell.count; i++) {
		const struct bsz_shell_command *const command =
		    &at->shell.commands[i];
		bool is_path = false, is_one = false;

		for (size_t k = 0; k < BSZ_COUNTOF(programs); k++)
			is_one = is_one || strcmp(command->words[0],
			    programs[k]) == 0;
		for (size_t k = 1; is_one && k < command->count; k++) {
			/* The first word is the owner or the mode. */
			if (command->words[k][0] == '-')
				continue;
			if (is_path && check_metadata_path(linting, at,
			    command, command->words[k]))
				return;
			is_path = true;
		}
	}
}

const struct bsz_rule bsz_rule_metadata_layer = {
	.name = "metadata-layer",
	.reason = "A layer holds whole files: another owner or mode stores "
	    "and moves all of their bytes a second time.",
	.fix = "COPY --chown=USER:GROUP --chmod=MODE, or set the mode in the "
	    "repository.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_REWRITTEN,
	.check = check_metadata_layer,
};

static void check_removed_later(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	if (!bsz_rule_ships(linting, at, BSZ_RUN))
		return;
	for (size_t i = 0; i < at->shell.count; i++) {
		const struct bsz_shell_command *const command =
		    &at->shell.commands[i];
		const bool moves = strcmp(command->words[0], "mv") == 0;
		const size_t last = command->count - moves;

		if (!moves && strcmp(command->words[0], "rm") != 0)
			continue;
		for (size_t k = 1; k < last; k++) {
			const char *const path = bsz_rule_path(linting, at,
			    command, command->words[k]);
			const struct place place =
			    command->words[k][0] == '-' || !path[1] ?
			    (struct place){0} :
			    find_brought(linting, at, path);

			if (!place.copy)
				continue;
			(void)bsz_flaw_add(linting, at, "%s of %.200s does "
			    "not take it out of the layer that %s of line %u "
			    "made", command->words[0], place.path,
			    place.copy->name, place.copy->line);
			return;
		}
	}
}

const struct bsz_rule bsz_rule_removed_later = {
	.name = "removed-later",
	.reason = "What a layer has brought is moved with each push and pull, "
	    "whatever later layers hide.",
	.fix = "Bring it with RUN --mount=type=bind, fetch and remove it in "
	    "one RUN, or copy what is needed from another stage.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_GONE,
	.check = check_removed_later,
};

static bool ends_with(const char *text, const char *end)
{
	const size_t size = strlen(text), end_size = strlen(end);

	return size > end_size &&
	    strcasecmp(text + size - end_size, end) == 0;
}

static bool is_archive(const char *name)
{
	static const char *const ends[] = {".tar", ".tar.gz", ".tgz",
		".tar.xz", ".txz", ".tar.bz2", ".tbz2", ".tar.zst", ".zip",
		".7z", ".deb", ".rpm"};

	for (size_t i = 0; i < BSZ_COUNTOF(ends); i++)
		if (ends_with(name, ends[i]))
			return true;
	return false;
}

static bool is_address(const char *word)
{
	return strncmp(word, "http://", 7) == 0 ||
	    strncmp(word, "https://", 8) == 0 ||
	    strncmp(word, "ftp://", 6) == 0;
}

/* ADD unpacks what lies in the context; everything else stays packed. */
static bool stays_packed(const struct bsz_instruction *at, size_t source)
{
	const char *const word = at->words[source];

	return is_archive(word) && (at->keyword == BSZ_COPY ||
	    is_address(word) || ends_with(word, ".zip") ||
	    ends_with(word, ".7z") || ends_with(word, ".deb") ||
	    ends_with(word, ".rpm") ||
	    bsz_instruction_flag(at, "unpack"));
}

/* The RUN behind it whose command unpacks a name; NULL: none. */
static const struct bsz_instruction *find_unpacking(
    struct bsz_linting *linting, const struct bsz_instruction *from,
    const char *name)
{
	static const char *const programs[] = {"tar", "bsdtar", "unzip",
		"7z", "7za", "dpkg", "rpm", "apt-get", "apt", "dnf", "yum"};
	const struct bsz_recipe *const recipe = linting->recipe;

	for (const struct bsz_instruction *at = from + 1;
	    at < recipe->instructions + recipe->count; at++) {
		if (!bsz_rule_ships(linting, at, BSZ_RUN) ||
		    !bsz_rule_affords(linting, strlen(at->text)))
			continue;
		for (size_t i = 0; i < at->shell.count; i++)
			for (size_t k = 0; k < BSZ_COUNTOF(programs); k++)
				if (bsz_shell_runs(&at->shell.commands[i],
				    programs[k], NULL) && bsz_shell_mentions(
				    &at->shell.commands[i], name))
					return at;
	}
	return NULL;
}

static void check_archive_kept(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	if (!bsz_rule_ships(linting, at, BSZ_COPY) &&
	    !bsz_rule_ships(linting, at, BSZ_ADD))
		return;
	for (size_t i = 0; i < bsz_copy_count(at); i++) {
		const char *const slash = strrchr(at->words[i], '/');
		const char *const name = slash ? slash + 1 : at->words[i];
		const struct bsz_instruction *const unpacking =
		    stays_packed(at, i) ? find_unpacking(linting, at, name) :
		    NULL;
		const char **const paths = !unpacking ? NULL :
		    bsz_arena_alloc(&linting->recipe->arena,
		    2 * sizeof(*paths));
		struct bsz_flaw *flaw;

		if (!paths)
			continue;
		flaw = bsz_flaw_add(linting, at, "%.200s stays in its layer "
		    "beside what line %u unpacks from it", name,
		    unpacking->line);
		paths[0] = bsz_copy_target(linting, at, i) + 1;
		paths[1] = NULL;
		if (flaw)
			flaw->paths = paths;
		return;
	}
}

const struct bsz_rule bsz_rule_archive_kept = {
	.name = "archive-kept",
	.reason = "The archive is moved with each pull though only its content "
	    "is used.",
	.fix = "RUN --mount=type=bind,source=FILE,target=/tmp/FILE and unpack "
	    "it there; ADD unpacks a tar of the context by itself.",
	.weight = BSZ_FAILED,
	.cost = BSZ_COST_BELOW,
	.check = check_archive_kept,
};

/* Has a rule spoken of the instruction already? */
static bool is_flawed(const struct bsz_linting *linting,
    const struct bsz_instruction *at, const struct bsz_rule *rule)
{
	for (size_t i = linting->count; i-- > 0;)
		if (linting->flaws[i].at == at &&
		    linting->flaws[i].rule == rule)
			return true;
	return false;
}

/* A file that is used as it comes is as well off in a layer of its own. */
static void check_add_remote(struct bsz_linting *linting,
    const struct bsz_instruction *at)
{
	if (!bsz_rule_ships(linting, at, BSZ_ADD) ||
	    is_flawed(linting, at, &bsz_rule_archive_kept))
		return;
	for (size_t i = 0; i < bsz_copy_count(at); i++) {
		const char *const word = at->words[i];

		if (!is_address(word) || !is_archive(word) ||
		    bsz_instruction_flag(at, "unpack"))
			continue;
		(void)bsz_flaw_add(linting, at, "ADD keeps %.200s packed, in "
		    "a layer of its own", word);
		return;
	}
}

const struct bsz_rule bsz_rule_add_remote = {
	.name = "add-remote",
	.reason = "An archive that ADD fetches cannot be unpacked, trimmed or "
	    "removed in the same layer.",
	.fix = "RUN curl -fsSL URL | tar -x, ADD --unpack where the builder "
	    "has it, or ADD in a stage of its own and COPY --from what is "
	    "needed.",
	.weight = BSZ_WARNED,
	.cost = BSZ_COST_LAYER,
	.check = check_add_remote,
};
