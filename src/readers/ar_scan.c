/*
 * Scanning an archive: every member by its own reader, one job a member;
 * what they settle is shifted to their place and renamed to the archive's
 * labels, in the order of members, so that the result is the same for any
 * number of threads.
 */
#include "ar_image.h"

#include <binsize/pool.h>

struct run {
	struct ar_image *image;
	enum bsz_dimension dim;
};

int bsz_ar_take_labels(struct ar_image *image, struct ar_member *member,
    struct bsz_err *err)
{
	const struct bsz_labels *labels = member->artifact.labels;

	if (member->renumber && member->renumbered == bsz_labels_count(labels))
		return 0;
	bsz_free(member->renumber);
	member->renumbered = bsz_labels_count(labels);
	member->renumber = bsz_labels_merge(image->artifact->labels, labels);
	return member->renumber ? 0 : bsz_fail_memory(err);
}

/* A claim that explain waits for, told as one of the archive. */
static void see(void *context, int rank, uint64_t start, uint64_t size,
    uint32_t tag)
{
	const struct ar_watch *watch = context;
	struct ar_member *member = watch->member;
	const struct bsz_watch *around =
	    watch->image->artifact->watch[watch->domain];
	const struct bsz_range range = {.tag = tag};

	member->status = bsz_ar_take_labels(watch->image, member,
	    &member->err);
	if (member->status == 0)
		around->seen(around->context, rank, start + watch->shift,
		    size, bsz_tag(member->renumber[bsz_range_label(&range)],
		    bsz_range_evidence(&range)));
}

/* Let a member look out for the place explain asks about. */
static void set_watch(struct ar_image *image, struct ar_member *member,
    enum bsz_domain domain)
{
	const struct bsz_watch *around = image->artifact->watch[domain];
	struct ar_watch *watch = &member->watches[domain];

	member->artifact.watch[domain] = around ? &watch->watch : NULL;
	if (!around)
		return;
	watch->image = image;
	watch->member = member;
	watch->domain = domain;
	watch->shift = domain == BSZ_VM ? member->vm_shift
					: member->place.start;
	/* A place outside of the member is none that it claims. */
	watch->watch = (struct bsz_watch){around->place - watch->shift, see,
	    watch};
}

static void scan_member(void *context, size_t index, size_t worker)
{
	const struct run *run = context;
	struct ar_member *member = &run->image->members[index];
	struct bsz_artifact *artifact = &member->artifact;

	(void)worker;
	member->status = 0;
	if (!member->open || artifact->ready[run->dim])
		return;
	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		set_watch(run->image, member, (enum bsz_domain)domain);
	member->status = artifact->ops->scan(artifact, run->dim,
	    &member->err);
	artifact->ready[run->dim] = member->status == 0;
	if (member->status == 0 && artifact->failed)
		member->status = bsz_fail_memory(&member->err);
}

static void take_map(struct ar_image *image, const struct ar_member *member,
    enum bsz_dimension dim, enum bsz_domain domain)
{
	const struct bsz_map *map = &member->artifact.settled[dim][domain];
	const uint64_t shift = domain == BSZ_VM ? member->vm_shift
						: member->place.start;

	for (size_t i = 0; i < map->count; i++) {
		const struct bsz_range *range = &map->ranges[i];

		bsz_map_push(&image->artifact->settled[dim][domain],
		    range->start + shift, range->size,
		    bsz_tag(member->renumber[bsz_range_label(range)],
		    bsz_range_evidence(range)));
	}
}

/* Rows of the inline tree; those of one function are joined by who reads. */
static int take_inlines(struct ar_image *image, struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	size_t count = 0;

	for (size_t i = 0; i < image->count; i++)
		count += image->members[i].artifact.inline_count;
	artifact->inlines = bsz_arena_alloc(&artifact->arena,
	    (count + 1) * sizeof(*artifact->inlines));
	if (!artifact->inlines)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < image->count; i++) {
		const struct ar_member *member = &image->members[i];

		for (size_t k = 0; k < member->artifact.inline_count; k++) {
			struct bsz_inline_row row =
			    member->artifact.inlines[k];

			row.function = member->renumber[row.function];
			artifact->inlines[artifact->inline_count++] = row;
		}
	}
	return 0;
}

static int join(struct ar_image *image, enum bsz_dimension dim,
    struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;

	for (size_t i = 0; i < image->count; i++) {
		struct ar_member *member = &image->members[i];
		int rc = member->status;

		if (rc) {
			*err = member->err;
			return rc;
		}
		if (!member->open)
			continue;
		rc = bsz_ar_take_labels(image, member, err);
		if (rc)
			return rc;
		take_map(image, member, dim, BSZ_FILE);
		take_map(image, member, dim, BSZ_VM);
	}
	bsz_ar_tell_notes(image);
	if (artifact->settled[dim][BSZ_FILE].failed ||
	    artifact->settled[dim][BSZ_VM].failed)
		return bsz_fail_memory(err);
	return dim == BSZ_INLINE ? take_inlines(image, err) : 0;
}

/* The members themselves: with their headers and padding in the file. */
static int scan_members(struct ar_image *image, struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	struct bsz_claims vm, file;
	struct bsz_claims *const vm_list[] = {&vm};
	struct bsz_claims *const file_list[] = {&file};
	int rc;

	bsz_artifact_claims(artifact, BSZ_VM, &vm);
	bsz_artifact_claims(artifact, BSZ_FILE, &file);
	for (size_t i = 0; i < image->count; i++) {
		const struct ar_member *member = &image->members[i];
		const struct bsz_ar_member *place = &member->place;
		uint32_t label;

		if (place->kind != BSZ_AR_MEMBER || place->name_size == 0)
			continue;
		label = bsz_labels_text(artifact->labels, place->name,
		    place->name_size);
		bsz_claims_push(&file, BSZ_RANK_NORMAL, place->header,
		    place->end - place->header,
		    bsz_tag(label, BSZ_BY_FORMAT));
		if (member->open)
			bsz_claims_push(&vm, BSZ_RANK_NORMAL, member->vm,
			    member->vm_end - member->vm,
			    bsz_tag(label, BSZ_BY_FORMAT));
	}
	rc = bsz_artifact_settle(artifact, BSZ_MEMBER, vm_list, file_list, 1,
	    err);
	bsz_claims_release(&vm);
	bsz_claims_release(&file);
	return rc;
}

int bsz_ar_scan(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err)
{
	struct ar_image *image = artifact->image;
	struct run run = {image, dim};
	/* explain counts on the order in which claims are made */
	const size_t workers = artifact->watch[BSZ_FILE] ||
	    artifact->watch[BSZ_VM] ? 1 : artifact->jobs;

	if (dim == BSZ_MEMBER)
		return scan_members(image, err);
	bsz_pool_run(workers, image->count, scan_member, &run);
	return join(image, dim, err);
}
