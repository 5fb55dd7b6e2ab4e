/*
 * Pointers to entries, sorted twice: layers keep their entries in the order
 * of the tar, and there may be millions.
 */
#include "reuse.h"

#include <binsize/arena.h>

#include <stdlib.h>

static const char *const names[BSZ_REUSE_CAUSES] = {
	[BSZ_REUSE_SAME] = "unchanged",
	[BSZ_REUSE_NEW] = "new path",
	[BSZ_REUSE_CONTENT] = "content",
	[BSZ_REUSE_MODE] = "mode",
	[BSZ_REUSE_OWNER] = "owner",
	[BSZ_REUSE_XATTR] = "xattr",
	[BSZ_REUSE_MTIME] = "mtime",
	[BSZ_REUSE_FORMAT] = "tar format",
	[BSZ_REUSE_ORDER] = "order or removed entries",
	[BSZ_REUSE_CODEC] = "compression",
};

const char *bsz_reuse_cause_name(enum bsz_reuse_cause cause)
{
	return names[cause];
}

/* Of equal paths the one that was pushed last comes last. */
static int compare_path(const void *a, const void *b)
{
	const struct bsz_entry *const left =
	    *(const struct bsz_entry *const *)a;
	const struct bsz_entry *const right =
	    *(const struct bsz_entry *const *)b;

	return strcmp(left->path, right->path);
}

static int compare_content(const void *a, const void *b)
{
	const struct bsz_entry *const left =
	    *(const struct bsz_entry *const *)a;
	const struct bsz_entry *const right =
	    *(const struct bsz_entry *const *)b;
	const int order = memcmp(left->content, right->content,
	    BSZ_CONTENT_SIZE);

	return order ? order : (left->stored > right->stored) -
	    (left->stored < right->stored);
}

int bsz_reuse_index_init(struct bsz_reuse_index *index,
    const struct bsz_image *image, struct bsz_err *err)
{
	size_t count = 0;

	for (size_t i = 0; i < image->count; i++)
		count += image->layers[i].count;
	*index = (struct bsz_reuse_index){
		.by_path = bsz_malloc((count + 1) * sizeof(*index->by_path)),
		.by_content = bsz_malloc((count + 1) *
		    sizeof(*index->by_content))};
	if (!index->by_path || !index->by_content) {
		bsz_reuse_index_release(index);
		return bsz_fail_memory(err);
	}
	for (size_t i = 0; i < image->count; i++)
		for (size_t k = 0; k < image->layers[i].count; k++) {
			const struct bsz_entry *const entry =
			    &image->layers[i].entries[k];

			index->by_path[index->path_count++] = entry;
			if (entry->kind == BSZ_ENTRY_FILE && entry->stored)
				index->by_content[index->content_count++] =
				    entry;
		}
	qsort(index->by_path, index->path_count, sizeof(*index->by_path),
	    compare_path);
	qsort(index->by_content, index->content_count,
	    sizeof(*index->by_content), compare_content);
	return 0;
}

void bsz_reuse_index_release(struct bsz_reuse_index *index)
{
	bsz_free(index->by_path);
	bsz_free(index->by_content);
	*index = (struct bsz_reuse_index){0};
}

bool bsz_reuse_has_content(const struct bsz_reuse_index *index,
    const struct bsz_entry *entry)
{
	return index->content_count && bsearch(&entry, index->by_content,
	    index->content_count, sizeof(*index->by_content),
	    compare_content);
}

static const char *target_of(const struct bsz_entry *entry)
{
	return entry->more && entry->more->target ? entry->more->target : "";
}

static uint64_t xattrs_of(const struct bsz_entry *entry)
{
	return entry->more ? entry->more->xattrs : 0;
}

static enum bsz_reuse_cause compare(const struct bsz_entry *old,
    const struct bsz_entry *new)
{
	if (old->kind != new->kind || old->stored != new->stored ||
	    memcmp(old->content, new->content, BSZ_CONTENT_SIZE) != 0 ||
	    strcmp(target_of(old), target_of(new)) != 0)
		return BSZ_REUSE_CONTENT;
	if (old->mode != new->mode)
		return BSZ_REUSE_MODE;
	if (old->uid != new->uid || old->gid != new->gid)
		return BSZ_REUSE_OWNER;
	if (xattrs_of(old) != xattrs_of(new))
		return BSZ_REUSE_XATTR;
	if (old->mtime_ns != new->mtime_ns)
		return BSZ_REUSE_MTIME;
	return old->format != new->format || old->header != new->header ?
	    BSZ_REUSE_FORMAT : BSZ_REUSE_SAME;
}

enum bsz_reuse_cause bsz_reuse_find_cause(
    const struct bsz_reuse_index *index, const struct bsz_entry *entry)
{
	size_t low = 0, high = index->path_count;
	enum bsz_reuse_cause best = BSZ_REUSE_NEW;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (strcmp(index->by_path[middle]->path, entry->path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	/* A path may stand in several layers: the likest one counts. */
	for (; low < index->path_count &&
	    strcmp(index->by_path[low]->path, entry->path) == 0; low++) {
		const enum bsz_reuse_cause cause =
		    compare(index->by_path[low], entry);

		if (cause == BSZ_REUSE_SAME)
			return cause;
		best = best == BSZ_REUSE_NEW || cause > best ? cause : best;
	}
	return best;
}
