/*
 * Archives: what GNU strip makes of each member, put together again.
 *
 * The output holds an index of the symbols that others may refer to, when
 * the input had one and there are such symbols left, the table of long names
 * and the members; each begins at an even offset. Members that are no ELF
 * files are copied.
 */
#include "archive.h"

/* Names of up to 15 bytes and '/' fit into a header. */
#define SHORT_NAME 15

struct strip_member {
	struct bsz_strip *strip; /* NULL: copied */
	uint64_t size;
	size_t name_size;
};

struct strip_archive {
	struct strip_member *members;
	size_t count;
	bool has_index;
	const char *refusal; /* nothing is foreseen, and why */
};

static size_t count_members(struct bsz_span bytes)
{
	struct bsz_ar_member member;
	struct bsz_ar ar;
	size_t count = 0;

	bsz_ar_begin(&ar, bytes);
	while (bsz_ar_next(&ar, &member))
		count++;
	return count;
}

static int add_member(struct strip_archive *archive, struct bsz_span bytes,
    const struct bsz_ar_member *member, struct bsz_err *err)
{
	const struct bsz_span content = bsz_span_part(bytes, member->start,
	    member->size);
	struct strip_member *const added = &archive->members[archive->count];

	*added = (struct strip_member){.size = member->size,
		.name_size = member->name_size};
	/* One that Go packed fills a header up, and is cut there. */
	if (member->name == (const char *)bytes.data + member->header)
		added->name_size = bsz_min(added->name_size, SHORT_NAME);
	/* The path of a name is not kept. */
	for (size_t i = 0; i < member->name_size; i++)
		if (member->name[i] == '/')
			added->name_size = member->name_size - i - 1;
	archive->count++;
	if (content.size < SELFMAG ||
	    memcmp(content.data, ELFMAG, SELFMAG) != 0)
		return 0;
	const int rc = bsz_strip_open(&added->strip, content, "", err);
	return rc == BSZ_EINPUT ? 0 : rc;
}

static int read_members(struct strip_archive *archive, struct bsz_span bytes,
    struct bsz_err *err)
{
	struct bsz_ar_member member;
	struct bsz_ar ar;
	int rc = 0;

	bsz_ar_begin(&ar, bytes);
	while (rc == 0 && !archive->refusal && bsz_ar_next(&ar, &member)) {
		if (member.start != member.header + BSZ_AR_HEADER_SIZE ||
		    (member.kind == BSZ_AR_INDEX && member.name[0] != '/'))
			archive->refusal = "not foreseen: it is an archive "
			    "of BSD";
		else if (member.kind == BSZ_AR_INDEX)
			archive->has_index = true;
		else if (member.kind == BSZ_AR_MEMBER)
			rc = add_member(archive, bytes, &member, err);
	}
	if (ar.damage && !archive->refusal)
		archive->refusal = "malformed archive";
	return rc;
}

int bsz_strip_archive_open(struct strip_archive **out, struct bsz_span bytes,
    struct bsz_arena *arena, struct bsz_err *err)
{
	struct strip_archive *const archive = bsz_arena_alloc(arena,
	    sizeof(*archive));
	size_t count = 0;

	if (!archive)
		return bsz_fail_memory(err);
	*archive = (struct strip_archive){0};
	*out = archive;
	if (bsz_ar_is_thin(bytes))
		archive->refusal = "copying thin archives is not supported";
	else
		count = count_members(bytes);
	if (count == 0)
		return 0;
	archive->members = bsz_arena_alloc(arena,
	    count * sizeof(*archive->members));
	if (!archive->members)
		return bsz_fail_memory(err);
	return read_members(archive, bytes, err);
}

size_t bsz_strip_archive_elf_count(const struct strip_archive *archive)
{
	size_t count = 0;

	for (size_t i = 0; i < archive->count; i++)
		count += archive->members[i].strip != NULL;
	return count;
}

void bsz_strip_archive_close(struct strip_archive *archive)
{
	for (size_t i = 0; archive && i < archive->count; i++)
		bsz_strip_close(archive->members[i].strip);
}

static uint64_t even(uint64_t size)
{
	return bsz_add(size, size & 1);
}

/* The index: a count, an offset a symbol and the names. */
static uint64_t index_size(const struct strip_indexed *indexed)
{
	return indexed->symbols ? BSZ_AR_HEADER_SIZE +
	    even(4 + 4 * indexed->symbols + indexed->names) : 0;
}

static int forecast_member(const struct strip_member *member,
    const struct bsz_strip_mode *mode, struct bsz_strip_forecast *forecast,
    struct bsz_err *err)
{
	if (member->strip)
		return bsz_strip_predict(member->strip, mode, forecast, err);
	return bsz_strip_forecast(forecast, member->size);
}

/* Sum up all members; false in *whole when one of them is refused. */
static int sum_members(const struct strip_archive *archive,
    const struct bsz_strip_mode *mode, uint64_t *sum, bool *whole,
    struct bsz_err *err)
{
	struct strip_indexed indexed = {0};
	uint64_t names = 0;

	*sum = BSZ_AR_MAGIC_SIZE;
	*whole = true;
	for (size_t i = 0; i < archive->count; i++) {
		const struct strip_member *const member =
		    &archive->members[i];
		struct bsz_strip_forecast part = {0};
		const int rc = forecast_member(member, mode, &part, err);

		if (rc)
			return rc;
		if (part.evidence == BSZ_STRIP_REFUSED)
			*whole = false;
		*sum = bsz_add(*sum, BSZ_AR_HEADER_SIZE + even(part.size));
		if (member->name_size > SHORT_NAME)
			names += member->name_size + 2;
		if (!member->strip)
			continue;
		indexed.symbols += member->strip->indexed.symbols;
		indexed.names += member->strip->indexed.names;
	}
	if (names)
		*sum = bsz_add(*sum, BSZ_AR_HEADER_SIZE + even(names));
	if (archive->has_index)
		*sum = bsz_add(*sum, index_size(&indexed));
	return 0;
}

int bsz_strip_archive_predict(const struct strip_archive *archive,
    const struct bsz_strip_mode *mode, struct bsz_strip_forecast *forecast,
    struct bsz_err *err)
{
	uint64_t sum;
	bool whole;

	if (!mode->archives)
		return bsz_strip_refuse(forecast,
		    "not foreseen: it is an archive");
	if (archive->refusal)
		return bsz_strip_refuse(forecast, archive->refusal);
	const int rc = sum_members(archive, mode, &sum, &whole, err);
	if (rc)
		return rc;
	if (!whole)
		return bsz_strip_refuse(forecast,
		    "not foreseen: it has a member that is refused");
	(void)bsz_strip_forecast(forecast, sum);
	if (mode->useless_archive)
		forecast->reason = "useless for linking: the members have no "
		    "symbols and relocations";
	return 0;
}
