/*
 * The nearest configuration upwards, as version control looks for its own.
 */
#include "discover.h"

#include <unistd.h>

/* The first name that exists in a folder; found gets the prefix in place of
 * the folder. */
static const char *find_in(struct bsz_arena *arena, const char *folder,
    const char *prefix)
{
	static const char *const names[] = {".binsize.yml", ".binsize.yaml",
		".binsize.json", ".dive-ci"};

	for (size_t i = 0; i < BSZ_COUNTOF(names); i++) {
		const char *const path = bsz_arena_printf(arena, "%s/%s",
		    folder, names[i]);

		if (path && access(path, F_OK) == 0)
			return bsz_arena_printf(arena, "%s%s", prefix,
			    names[i]);
	}
	return NULL;
}

static bool is_last(struct bsz_arena *arena, const char *folder)
{
	const char *const git = bsz_arena_printf(arena, "%s/.git", folder);
	const char *const home = getenv("HOME");

	return !git || access(git, F_OK) == 0 ||
	    (home && strcmp(home, folder) == 0);
}

static const char *find_upwards(struct bsz_arena *arena)
{
	char *const folder = realpath(".", NULL);
	const char *prefix = "";
	const char *found = NULL;

	for (char *end = folder ? folder + strlen(folder) : NULL; end;) {
		found = prefix ? find_in(arena, folder, prefix) : NULL;
		if (found || !prefix || end == folder ||
		    is_last(arena, folder))
			break;
		end = strrchr(folder, '/');
		*end = '\0';
		prefix = bsz_arena_printf(arena, "../%s", prefix);
	}
	free(folder);
	return found;
}

struct bsz_config_place bsz_config_find(const char *option,
    struct bsz_arena *arena)
{
	const char *const named = getenv("BINSIZE_CONFIG");

	if (option)
		return (struct bsz_config_place){option, "option"};
	if (named && *named)
		return (struct bsz_config_place){named, "environment"};
	return (struct bsz_config_place){find_upwards(arena), "found"};
}
