/*
 * What is looked for is a table: a folder's name, and what has to stand beside
 * it or in it for the name to mean that. Only the top of the context is
 * searched; the sizes are of all that is below and not ignored.
 */
#include "build_context.h"

#include <binsize/file.h>
#include <binsize/limits.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
	const char *name, *what;
	const char *beside[5]; /* one of these must be there; none: always */
} heavies[BSZ_MAX_HEAVY] = {
	{".git", "the history of the repository", {NULL}},
	{".hg", "the history of the repository", {NULL}},
	{".svn", "the history of the repository", {NULL}},
	{"target", "what a build left",
	    {"Cargo.toml", "pom.xml", "build.sbt", NULL}},
	{"build", "what a build left", {"CMakeLists.txt", "meson.build",
	    "build.gradle", "build.gradle.kts", "setup.py"}},
	{"cmake-build-debug", "what a build left", {NULL}},
	{"cmake-build-release", "what a build left", {NULL}},
	{"node_modules", "packages that the build installs itself", {NULL}},
	{".venv", "an environment of Python", {NULL}},
	{"venv", "an environment of Python", {"venv/pyvenv.cfg", NULL}},
	{".gradle", "a cache", {NULL}},
	{".tox", "a cache", {NULL}},
	{".cache", "a cache", {NULL}},
	{".mypy_cache", "a cache", {NULL}},
	{".terraform", "a cache", {NULL}},
	{".next", "what a build left", {"package.json", NULL}},
};

/* Folders inside of folders. */
#define MAX_DEPTH 64

struct measuring {
	struct bsz_build_context *context;
	struct bsz_heavy *heavy;
	size_t left; /* entries that may still be looked at */
};

static void measure(struct measuring *measuring, int parent,
    const char *name, const char *path, unsigned depth);

/* One entry of an open folder. */
static void measure_entry(struct measuring *measuring, int folder,
    const char *name, const char *below, unsigned depth)
{
	struct bsz_build_context *const context = measuring->context;
	struct bsz_arena scratch = {0};
	const char *const path = bsz_arena_printf(&scratch, "%s/%s", below,
	    name);
	struct stat info;

	if (path && fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0) {
		const bool ignored = bsz_ignored_has(&context->ignored, path);

		if (S_ISDIR(info.st_mode) &&
		    (!ignored || context->ignored.has_exceptions))
			measure(measuring, folder, name, path, depth + 1);
		if (S_ISREG(info.st_mode) && !ignored) {
			measuring->heavy->bytes = bsz_add(
			    measuring->heavy->bytes, (uint64_t)info.st_size);
			measuring->heavy->files++;
		}
	}
	bsz_arena_release(&scratch);
}

static void measure(struct measuring *measuring, int parent,
    const char *name, const char *path, unsigned depth)
{
	const int descriptor = depth < MAX_DEPTH ? openat(parent, name,
	    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
	DIR *const folder = descriptor < 0 ? NULL : fdopendir(descriptor);
	const struct dirent *entry;

	if (!folder) {
		if (descriptor >= 0)
			(void)close(descriptor); /* read only */
		return;
	}
	while (measuring->left && (entry = readdir(folder))) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		measuring->left--;
		measure_entry(measuring, descriptor, entry->d_name, path,
		    depth);
	}
	(void)closedir(folder); /* read only */
}

/* Is one of the names there that tell what the folder is? */
static bool is_meant(int folder, const char *const *beside, size_t count)
{
	if (!beside[0])
		return true;
	for (size_t i = 0; i < count && beside[i]; i++)
		if (faccessat(folder, beside[i], F_OK, 0) == 0)
			return true;
	return false;
}

static void find_heavies(struct bsz_build_context *context, int folder)
{
	struct measuring measuring = {.context = context,
		.left = BSZ_MAX_CONTEXT};

	for (size_t i = 0; i < BSZ_COUNTOF(heavies); i++) {
		struct bsz_heavy *const heavy =
		    &context->heavy[context->heavy_count];

		if (!is_meant(folder, heavies[i].beside,
		    BSZ_COUNTOF(heavies[i].beside)))
			continue;
		*heavy = (struct bsz_heavy){heavies[i].name, heavies[i].what,
			0, 0};
		measuring.heavy = heavy;
		measure(&measuring, folder, heavy->name, heavy->name, 0);
		context->heavy_count += heavy->files > 0;
	}
}

/* An ignore file, when there is one. BSZ_ENOMEM. */
static int read_ignored(struct bsz_build_context *context, const char *path,
    const char *name, struct bsz_err *err)
{
	struct bsz_file file;
	struct bsz_err missing = {0};
	struct stat info;
	int rc;

	if (!path)
		return bsz_fail_memory(err);
	if (context->ignore_file || stat(path, &info) != 0 ||
	    !S_ISREG(info.st_mode))
		return 0;
	context->ignore_file = name;
	if (bsz_file_open(&file, path, &missing)) /* an empty one */
		return missing.code == BSZ_ENOMEM ? bsz_fail_memory(err) : 0;
	rc = bsz_ignored_read(&context->ignored, &context->arena,
	    (struct bsz_span){file.bytes.data, bsz_min(file.bytes.size,
	    BSZ_MAX_RECIPE)}, err);
	bsz_file_close(&file);
	return rc;
}

/* The one beside the recipe that has its name, podman's, or the usual. */
static int find_ignored(struct bsz_build_context *context,
    const char *recipe, struct bsz_err *err)
{
	static const char *const names[] = {".containerignore",
		".dockerignore"};
	int rc = strcmp(recipe, "-") == 0 ? 0 : read_ignored(context,
	    bsz_arena_printf(&context->arena, "%s.dockerignore", recipe),
	    "the recipe's own .dockerignore", err);

	for (size_t i = 0; i < BSZ_COUNTOF(names) && !rc; i++)
		rc = read_ignored(context, bsz_arena_printf(&context->arena,
		    "%s/%s", context->folder, names[i]), names[i], err);
	return rc;
}

/* Is a text in the line? */
static bool has_text(struct bsz_span line, const char *text)
{
	const size_t size = strlen(text);

	for (uint64_t i = 0; i + size <= line.size; i++)
		if (memcmp(line.data + i, text, size) == 0)
			return true;
	return false;
}

/* Does a line of Cargo.toml set "strip" to something but false or none? */
static bool has_strip(struct bsz_span text)
{
	static const char key[] = "strip";

	for (uint64_t at = 0; at < text.size;) {
		uint64_t end = at;

		while (end < text.size && text.data[end] != '\n')
			end++;
		const struct bsz_span line = {text.data + at, end - at};
		if (line.size >= sizeof(key) &&
		    memcmp(line.data, key, sizeof(key) - 1) == 0 &&
		    (line.data[sizeof(key) - 1] == ' ' ||
		    line.data[sizeof(key) - 1] == '=') &&
		    !has_text(line, "false") && !has_text(line, "none"))
			return true;
		at = end + 1;
	}
	return false;
}

/* A file of cargo, when there is one. BSZ_ENOMEM. */
static int read_cargo(struct bsz_build_context *context, const char *name,
    struct bsz_err *err)
{
	const char *const path = bsz_arena_printf(&context->arena, "%s/%s",
	    context->folder, name);
	struct bsz_err missing = {0};
	struct bsz_file file;
	struct stat info;

	if (!path)
		return bsz_fail_memory(err);
	if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) ||
	    bsz_file_open(&file, path, &missing))
		return missing.code == BSZ_ENOMEM ? bsz_fail_memory(err) : 0;
	context->has_cargo = true;
	context->strips = context->strips || has_strip(file.bytes);
	bsz_file_close(&file);
	return 0;
}

int bsz_build_context_read(struct bsz_build_context *context,
    const char *folder, const char *recipe, struct bsz_err *err)
{
	const int descriptor = open(folder,
	    O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc;

	*context = (struct bsz_build_context){.folder = folder};
	if (descriptor < 0)
		return bsz_fail(err, BSZ_EINPUT, "the folder that it is built "
		    "in, '%.200s', cannot be read: %s", folder,
		    strerror(errno));
	rc = find_ignored(context, recipe, err);
	if (!rc)
		rc = read_cargo(context, "Cargo.toml", err);
	if (!rc)
		rc = read_cargo(context, ".cargo/config.toml", err);
	if (!rc)
		find_heavies(context, descriptor);
	(void)close(descriptor); /* read only */
	return rc;
}

void bsz_build_context_release(struct bsz_build_context *context)
{
	bsz_arena_release(&context->arena);
	*context = (struct bsz_build_context){0};
}
