/*
 * Source paths: lexical only, as compilers wrote them; nothing is looked up.
 */
#include "source_path.h"

/* Remove the last component of what is in out; true when there was one. */
static bool drop_component(struct bsz_buf *out)
{
	size_t end = out->size;

	while (end > 0 && out->data[end - 1] != '/')
		end--;
	if (out->size == 0 || (end < out->size &&
	    strncmp(out->data + end, "..", out->size - end) == 0 &&
	    out->size - end == 2))
		return false;
	out->size = end > 1 ? end - 1 : end;
	return true;
}

static void push_component(struct bsz_buf *out, const char *at, size_t size)
{
	if (size == 0 || (size == 1 && at[0] == '.'))
		return;
	if (size == 2 && at[0] == '.' && at[1] == '.' && drop_component(out))
		return;
	if (out->size && out->data[out->size - 1] != '/')
		bsz_buf_char(out, '/');
	bsz_buf_push(out, at, size);
}

static void push_path(struct bsz_buf *out, const char *path)
{
	if (!path || !path[0])
		return;
	if (path[0] == '/') {
		out->size = 0;
		bsz_buf_char(out, '/');
	}
	while (*path) {
		const size_t size = strcspn(path, "/");

		push_component(out, path, size);
		path += size + (path[size] == '/');
	}
}

static void map_prefix(struct bsz_buf *out,
    const struct bsz_prefix_map *maps, size_t map_count)
{
	for (size_t i = 0; i < map_count; i++) {
		const size_t old_size = strlen(maps[i].old_prefix);
		const size_t new_size = strlen(maps[i].new_prefix);
		const size_t size = out->size;

		if (out->failed || old_size == 0 || old_size > size ||
		    memcmp(out->data, maps[i].old_prefix, old_size) != 0 ||
		    (old_size < size && out->data[old_size] != '/' &&
		    maps[i].old_prefix[old_size - 1] != '/'))
			continue;
		if (new_size > old_size)
			bsz_buf_push(out, maps[i].new_prefix,
			    new_size - old_size);
		if (out->failed)
			return;
		memmove(out->data + new_size, out->data + old_size,
		    size - old_size);
		memcpy(out->data, maps[i].new_prefix, new_size);
		out->size = size - old_size + new_size;
		return;
	}
}

/*
 * Directories of compilation are absolute, but for those that the compiler
 * was told to shorten, mostly from the top of the sources to ".". What begins
 * with "./" was shortened, too, and does not start from there.
 */
static bool is_void(const char *base, const char *path)
{
	return base && base[0] != '/' && path && path[0] == '.' &&
	    path[1] == '/';
}

void bsz_source_path_join(struct bsz_buf *out, const char *base,
    const char *directory, const char *name,
    const struct bsz_prefix_map *maps, size_t map_count)
{
	out->size = 0;
	if (!(name && name[0] == '/') &&
	    !(directory && directory[0] == '/') &&
	    !is_void(base, directory ? directory : name))
		push_path(out, base);
	if (!(name && name[0] == '/'))
		push_path(out, directory);
	push_path(out, name);
	map_prefix(out, maps, map_count);
}

size_t bsz_source_path_directory(const char *path, size_t size)
{
	const char *slash = memrchr(path, '/', size);

	if (!slash)
		return 0;
	return slash == path ? 1 : (size_t)(slash - path);
}
