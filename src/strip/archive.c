/*
 * Archives: what a tool makes of each member, put together again.
 *
 * The output holds an index of the symbols that others may refer to, when
 * the input had one (of GNU: and when an object in it may have symbols), the
 * table of long names and the members; each begins at an even offset. GNU
 * copies members that are no ELF files, LLVM refuses the whole archive for
 * them, elfutils refuses all archives.
 */
#include "archive.h"

/* Names of up to 15 bytes and '/' fit into a header. */
#define SHORT_NAME 15

struct strip_member {
	struct bsz_strip *strip; /* NULL: copied */
	uint64_t size;
	size_t name_size;   /* its folder left out */
	size_t path_size;
};

struct strip_archive {
	struct strip_member *members;
	size_t count;
	bool has_index;
	bool thin;           /* names of files only */
	bool has_odd_name;   /* fills its header up, as those of Go do */
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
		.name_size = member->name_size, .path_size = member->name_size};
	/* One that Go packed fills a header up, and is cut there. */
	if (member->name == (const char *)bytes.data + member->header &&
	    added->name_size > SHORT_NAME) {
		added->name_size = SHORT_NAME;
		archive->has_odd_name = true;
	}
	for (size_t i = 0; i < member->name_size; i++)
		if (member->name[i] == '/')
			added->name_size = member->name_size - i - 1;
	archive->count++;
	if (content.size < SELFMAG ||
	    memcmp(content.data, ELFMAG, SELFMAG) != 0)
		return 0;
	const int rc = bsz_strip_open(&added->strip, content, "", err);
	if (added->strip)
		added->strip->is_member = true;
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
		    (member.kind == BSZ_AR_INDEX && (member.name_size != 1 ||
		    member.name[0] != '/')))
			archive->refusal = "not foreseen: it is an archive "
			    "of BSD, or one of more than 4 GiB";
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
	archive->thin = bsz_ar_is_thin(bytes);
	if (!archive->thin)
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

/* What a walk over the members adds up. */
struct sums {
	const struct bsz_strip_mode *mode;
	bool llvm;
	uint64_t members, names;
	struct strip_indexed indexed;
	size_t objects; /* members that are not copied */
	bool by_codec;
	const char *reason;
	struct bsz_strip_forecast refused; /* when that has no size */
};

/* The index: a count, an offset a symbol and the names. */
static uint64_t index_size(const struct sums *sums)
{
	const struct strip_indexed *const indexed = &sums->indexed;

	/* An empty one of LLVM has three NULs and a pad. */
	if (sums->llvm && !indexed->symbols)
		return BSZ_AR_HEADER_SIZE + 8;
	if (!sums->llvm && (!sums->objects || sums->mode->useless_archive))
		return 0;
	return BSZ_AR_HEADER_SIZE +
	    even(4 + 4 * indexed->symbols + indexed->names);
}

/* Bytes in the table of long names: the name, '/' and a newline. */
static uint64_t long_name(const struct strip_member *member, bool llvm)
{
	if (!llvm)
		return member->name_size > SHORT_NAME ?
		    member->name_size + 2 : 0;
	return member->path_size > SHORT_NAME ||
	    member->path_size != member->name_size ?
	    member->path_size + 2 : 0;
}

static int add_forecast(struct sums *sums, const struct strip_member *member,
    struct bsz_err *err)
{
	struct bsz_strip_forecast part = {.size = member->size};
	const int rc = member->strip ? bsz_strip_predict(member->strip,
	    sums->mode, &part, err) : 0;

	if (rc)
		return rc;
	if (!member->strip && sums->llvm)
		(void)bsz_strip_refuse(&sums->refused, "a member was not "
		    "recognized as a valid object file");
	if (member->strip && !bsz_strip_has_size(&part)) {
		part.size = member->size;
		if (sums->llvm || !member->strip->is_foreign)
			sums->refused = part;
	}
	sums->by_codec |= part.evidence == BSZ_STRIP_CODEC;
	sums->members = bsz_add(sums->members,
	    bsz_add(BSZ_AR_HEADER_SIZE, even(part.size)));
	sums->names += long_name(member, sums->llvm);
	if (bsz_strip_has_size(&part) && part.reason)
		sums->reason = part.reason;
	sums->objects += member->strip && bsz_strip_has_size(&part);
	if (member->strip) {
		sums->indexed.symbols += member->strip->indexed.symbols;
		sums->indexed.names += member->strip->indexed.names;
	}
	return 0;
}

static int forecast_whole(const struct strip_archive *archive,
    const struct sums *sums, struct bsz_strip_forecast *forecast)
{
	uint64_t size = bsz_add(BSZ_AR_MAGIC_SIZE, sums->members);

	if (sums->names)
		size = bsz_add(size, BSZ_AR_HEADER_SIZE + even(sums->names));
	if (archive->has_index && archive->count)
		size = bsz_add(size, index_size(sums));
	if (size > UINT32_MAX)
		return bsz_strip_refuse(forecast, "not foreseen: it is an "
		    "archive of more than 4 GiB");
	(void)bsz_strip_forecast(forecast, size);
	if (sums->by_codec)
		forecast->evidence = BSZ_STRIP_CODEC;
	forecast->reason = sums->reason;
	if (sums->mode->useless_archive)
		forecast->reason = "useless for linking: the members have no "
		    "symbols and relocations";
	return 0;
}

int bsz_strip_archive_predict(const struct strip_archive *archive,
    const struct bsz_strip_mode *mode, struct bsz_strip_forecast *forecast,
    struct bsz_err *err)
{
	struct sums sums = {.mode = mode,
		.llvm = mode->archives == BSZ_STRIP_ARCHIVES_LLVM};

	if (mode->archives == BSZ_STRIP_ARCHIVES_REFUSED)
		return bsz_strip_refuse(forecast,
		    "no support for stripping archives");
	if (archive->thin)
		return bsz_strip_refuse(forecast, sums.llvm ?
		    "not foreseen: it is a thin archive" :
		    "copying thin archives is not supported");
	if (archive->refusal)
		return bsz_strip_refuse(forecast, archive->refusal);
	if (sums.llvm && archive->has_odd_name)
		return bsz_strip_refuse(forecast, "not foreseen: a name "
		    "without an end");
	for (size_t i = 0; i < archive->count && bsz_strip_has_size(&sums.refused); i++) {
		const int rc = add_forecast(&sums, &archive->members[i], err);

		if (rc)
			return rc;
	}
	if (bsz_strip_has_size(&sums.refused))
		return forecast_whole(archive, &sums, forecast);
	*forecast = sums.refused;
	forecast->size = 0;
	return 0;
}
