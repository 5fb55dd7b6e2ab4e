/*
 * The nearest configuration upwards, as version control looks for its own.
 */
#include "discover.h"

#include <unistd.h>

struct search {
	struct bsz_arena *arena;
	const char *found; /* NULL: nothing yet */
	bool failed;       /* memory was short */
};

/* "FOLDER/NAME", or NULL and the search has failed. */
static const char *join(struct search *search, const char *folder,
    const char *name)
{
	const char *const path = bsz_arena_printf(search->arena, "%s/%s",
	    folder, name);

	search->failed |= !path;
	return path;
}

/* The first name that exists in a folder; found gets the prefix in place of
 * the folder. */
static void find_in(struct search *search, const char *folder,
    const char *prefix)
{
	static const char *const names[] = {".binsize.yml", ".binsize.yaml",
		".binsize.json", ".dive-ci"};

	for (size_t i = 0; i < BSZ_COUNTOF(names) && !search->found; i++) {
		const char *const path = join(search, folder, names[i]);

		if (!path || access(path, F_OK) != 0)
			continue;
		search->found = bsz_arena_printf(search->arena, "%s%s",
		    prefix, names[i]);
		search->failed |= !search->found;
	}
}

static bool is_last(struct search *search, const char *folder)
{
	const char *const git = join(search, folder, ".git");
	const char *const home = getenv("HOME");

	return !git || access(git, F_OK) == 0 ||
	    (home && strcmp(home, folder) == 0);
}

static void find_upwards(struct search *search)
{
	char *const folder = realpath(".", NULL);
	const char *prefix = "";

	for (char *end = folder ? folder + strlen(folder) : NULL; end;) {
		find_in(search, folder, prefix);
		if (search->found || search->failed || end == folder ||
		    is_last(search, folder))
			break;
		end = strrchr(folder, '/');
		*end = '\0';
		prefix = bsz_arena_printf(search->arena, "../%s", prefix);
		if (!prefix) {
			search->failed = true;
			break;
		}
	}
	free(folder);
}

int bsz_config_find(struct bsz_config_place *place, const char *option,
    struct bsz_arena *arena, struct bsz_err *err)
{
	const char *const named = getenv("BINSIZE_CONFIG");
	struct search search = {.arena = arena};

	*place = option ? (struct bsz_config_place){option, "option"} :
	    (struct bsz_config_place){named, "environment"};
	if (option || (named && *named))
		return 0;
	find_upwards(&search);
	*place = (struct bsz_config_place){search.found, "found"};
	return search.failed ? bsz_fail_memory(err) : 0;
}
