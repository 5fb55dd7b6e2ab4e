/*
 * The reader of ar archives: static libraries (.a) and Rust libraries
 * (.rlib), member by member.
 *
 * Members that are ELF files are opened by the ELF reader; others (LLVM
 * bitcode, Rust's metadata, anything) are one row. A member that its reader
 * refuses is one row, too, and a note.
 */
#include "readers.h"

#include "ar_image.h"
#include "names.h"

#include <binsize/limits.h>

/* Members are as many as headers fit in; each takes memory of ours. */
static size_t count_members(struct bsz_span bytes)
{
	struct bsz_ar ar;
	struct bsz_ar_member member;
	size_t count = 0;

	bsz_ar_begin(&ar, bytes);
	while (count < BSZ_MAX_MEMBERS && bsz_ar_next(&ar, &member))
		count++;
	return count;
}

static void note_member(struct ar_image *image,
    const struct ar_member *member, uint64_t offset, const char *text)
{
	bsz_artifact_note(image->artifact, offset, "member '%.*s': %s",
	    (int)bsz_min(member->place.name_size, 99), member->place.name,
	    text);
}

/* Open what is an ELF file; else it stays a row. */
static int open_member(struct ar_image *image, struct ar_member *member,
    struct bsz_err *err)
{
	struct bsz_artifact *around = image->artifact;
	struct bsz_artifact *artifact = &member->artifact;
	const struct bsz_span bytes = bsz_span_part(around->bytes,
	    member->place.start, member->place.size);
	int rc;

	if (member->place.kind != BSZ_AR_MEMBER || bytes.size < 4 ||
	    memcmp(bytes.data, "\x7f" "ELF", 4) != 0)
		return 0;
	rc = bsz_artifact_init(artifact, around->path, bytes, 1, err);
	if (rc)
		return rc;
	artifact->mapped = around->mapped;
	artifact->prefix_maps = around->prefix_maps;
	artifact->prefix_map_count = around->prefix_map_count;
	artifact->no_guess = around->no_guess;
	rc = bsz_readers_open(artifact, err);
	member->open = rc == 0;
	if (rc)
		bsz_artifact_release(artifact);
	if (rc == BSZ_EINPUT) {
		note_member(image, member, member->place.start, err->text);
		return 0;
	}
	image->open_count += rc == 0;
	return rc;
}

void bsz_ar_tell_notes(struct ar_image *image)
{
	for (size_t i = 0; i < image->count; i++) {
		struct ar_member *member = &image->members[i];
		const struct bsz_artifact *artifact = &member->artifact;

		for (size_t k = 0; k < artifact->note_count; k++) {
			struct bsz_note *const note = &artifact->notes[k];

			if (note->told)
				continue;
			note->told = true;
			note_member(image, member, note->offset ==
			    BSZ_NO_OFFSET ? BSZ_NO_OFFSET
			    : note->offset + member->place.start, note->text);
		}
		image->artifact->notes_dropped += artifact->notes_dropped -
		    member->dropped_told;
		member->dropped_told = artifact->notes_dropped;
	}
}

static int read_members(struct ar_image *image, struct bsz_err *err)
{
	struct bsz_artifact *artifact = image->artifact;
	const size_t room = count_members(artifact->bytes);
	struct bsz_ar ar;
	int rc = 0;

	image->members = bsz_calloc(room + 1, sizeof(*image->members));
	if (!image->members)
		return bsz_fail_memory(err);
	bsz_ar_begin(&ar, artifact->bytes);
	while (rc == 0 && image->count < room &&
	    bsz_ar_next(&ar, &image->members[image->count].place))
		rc = open_member(image, &image->members[image->count++], err);
	image->damaged = ar.at;
	/* Ask for one more: it says what is wrong behind the last. */
	if (rc == 0 && image->count == room && room < BSZ_MAX_MEMBERS)
		(void)bsz_ar_next(&ar, &image->members[room].place);
	if (ar.damage)
		bsz_artifact_note(artifact, ar.damage_offset, "%s",
		    ar.damage);
	else if (image->damaged < artifact->bytes.size)
		bsz_artifact_note(artifact, image->damaged, "only %zu "
		    "members are looked at", image->count);
	return rc;
}

/* A fact that all members have alike, else nothing. */
static void agree(struct ar_image *image, const char *key)
{
	const char *text = NULL;

	for (size_t i = 0; i < image->count; i++) {
		const struct ar_member *member = &image->members[i];
		const char *other = member->open
		    ? bsz_artifact_find_fact(&member->artifact, key) : NULL;

		if (!member->open)
			continue;
		if (!other || (text && strcmp(text, other) != 0))
			return;
		text = other;
	}
	if (text)
		bsz_artifact_fact(image->artifact, key, "%s", text);
}

static void describe(struct ar_image *image)
{
	struct bsz_artifact *artifact = image->artifact;
	size_t members = 0;

	for (size_t i = 0; i < image->count; i++)
		members += image->members[i].place.kind == BSZ_AR_MEMBER;
	bsz_artifact_fact(artifact, "format", "ar");
	agree(image, "class");
	agree(image, "endianness");
	agree(image, "machine");
	bsz_artifact_fact(artifact, "type", "archive of %zu member%s",
	    members, members == 1 ? "" : "s");
	agree(image, "stripped");
	bsz_artifact_fact(artifact, "members", "%zu", members);
	bsz_artifact_fact(artifact, "elf_members", "%zu", image->open_count);
}

static int ar_describe(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct ar_image *image = artifact->image;

	for (size_t i = 0; i < image->count; i++) {
		struct bsz_artifact *member = &image->members[i].artifact;
		const int rc = image->members[i].open
		    ? member->ops->describe(member, err) : 0;

		if (rc)
			return rc;
		artifact->failed |= member->failed;
	}
	agree(image, "debug");
	agree(image, "language");
	agree(image, "compiler");
	bsz_ar_tell_notes(image);
	return 0;
}

static void ar_release(struct bsz_artifact *artifact)
{
	struct ar_image *image = artifact->image;

	for (size_t i = 0; i < image->count; i++) {
		if (image->members[i].open)
			bsz_artifact_release(&image->members[i].artifact);
		bsz_free(image->members[i].renumber);
	}
	bsz_free(image->members);
	image->members = NULL;
	image->count = 0;
}

static const struct bsz_artifact_ops ar_ops = {
	.scan = bsz_ar_scan,
	.describe = ar_describe,
	.write_name = bsz_names_write_label,
	.release = ar_release,
};

static int ar_probe(struct bsz_span bytes)
{
	return bsz_ar_is(bytes) ? 100 : 0;
}

static int ar_open(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct ar_image *image = bsz_arena_alloc(&artifact->arena,
	    sizeof(*image));
	int rc;

	if (!image)
		return bsz_fail_memory(err);
	*image = (struct ar_image){.artifact = artifact};
	artifact->image = image;
	artifact->ops = &ar_ops;
	rc = read_members(image, err);
	if (rc == 0)
		rc = bsz_ar_layout(image, err);
	if (rc == 0) {
		describe(image);
		bsz_ar_tell_notes(image);
	}
	return rc;
}

const struct bsz_reader bsz_reader_ar = {
	.name = "ar",
	.brief = "ar archives (.a, .rlib), member by member",
	.probe = ar_probe,
	.open = ar_open,
};
