/*
 * Walking an ar archive; see ar.h.
 *
 * A header is 60 bytes of text: name 16, date 12, owner 6, group 6, mode 8,
 * size 10, and an end mark of two. There is no table of contents and no
 * checksum, so the only thing a walk has to hold on to is the end mark.
 */
#include <binsize/ar.h>

#define NAME_SIZE 16
#define SIZE_AT 48
#define SIZE_SIZE 10
#define MARK_AT 58

static bool begins(struct bsz_span bytes, const char *magic)
{
	return bytes.size >= BSZ_AR_MAGIC_SIZE &&
	    memcmp(bytes.data, magic, BSZ_AR_MAGIC_SIZE) == 0;
}

bool bsz_ar_is(struct bsz_span bytes)
{
	return begins(bytes, "!<arch>\n");
}

bool bsz_ar_is_thin(struct bsz_span bytes)
{
	return begins(bytes, "!<thin>\n");
}

void bsz_ar_begin(struct bsz_ar *ar, struct bsz_span bytes)
{
	*ar = (struct bsz_ar){.bytes = bytes, .at = BSZ_AR_MAGIC_SIZE};
}

static bool damaged(struct bsz_ar *ar, uint64_t offset, const char *what)
{
	ar->damage = what;
	ar->damage_offset = offset;
	return false;
}

/* Decimal digits, padded with spaces; false: something else. */
static bool read_number(const char *text, size_t size, uint64_t *number)
{
	size_t i = 0;

	*number = 0;
	for (; i < size && text[i] >= '0' && text[i] <= '9'; i++)
		*number = bsz_add(bsz_mul(*number, 10),
		    (uint64_t)(text[i] - '0'));
	if (i == 0)
		return false;
	while (i < size && text[i] == ' ')
		i++;
	return i == size;
}

static bool is_name(const struct bsz_ar_member *member, const char *text)
{
	return member->name_size == strlen(text) &&
	    memcmp(member->name, text, member->name_size) == 0;
}

/* "#1/LENGTH": the name is in front of the content, padded with NULs. */
static bool take_bsd_name(struct bsz_ar *ar, struct bsz_ar_member *member)
{
	uint64_t size;

	if (!read_number(member->name + 3, NAME_SIZE - 3, &size) ||
	    size > member->size)
		return damaged(ar, member->header,
		    "a member's name is longer than the member");
	member->name = (const char *)ar->bytes.data + member->start;
	member->name_size = strnlen(member->name, size);
	member->start += size;
	member->size -= size;
	member->declared -= size;
	return true;
}

/* "/OFFSET": the name is in the table, up to "/\n". */
static bool take_long_name(struct bsz_ar *ar, struct bsz_ar_member *member)
{
	const char *name, *end;
	uint64_t offset;

	if (!read_number(member->name + 1, NAME_SIZE - 1, &offset) ||
	    offset >= ar->names.size)
		return damaged(ar, member->header,
		    "a member's name is not in the table of long names");
	name = (const char *)ar->names.data + offset;
	end = memchr(name, '\n', ar->names.size - offset);
	member->name = name;
	member->name_size = end ? (size_t)(end - name)
				: ar->names.size - offset;
	if (member->name_size && name[member->name_size - 1] == '/')
		member->name_size--;
	return true;
}

/* The name field without what fills it up. */
static void trim_name(struct bsz_ar_member *member)
{
	size_t size = NAME_SIZE;

	while (size && member->name[size - 1] == ' ')
		size--;
	member->name_size = size;
}

/* What a member is, and its whole name. */
static bool name_member(struct bsz_ar *ar, struct bsz_ar_member *member)
{
	trim_name(member);
	if (is_name(member, "/") || is_name(member, "/SYM64/")) {
		member->kind = BSZ_AR_INDEX;
		return true;
	}
	if (is_name(member, "//")) {
		member->kind = BSZ_AR_NAMES;
		ar->names = bsz_span_part(ar->bytes, member->start,
		    member->size);
		return true;
	}
	if (member->name_size > 3 && memcmp(member->name, "#1/", 3) == 0) {
		if (!take_bsd_name(ar, member))
			return false;
	} else if (member->name[0] == '/') {
		return take_long_name(ar, member);
	} else if (member->name_size &&
	    member->name[member->name_size - 1] == '/') {
		member->name_size--;
	}
	if (member->name_size >= 9 &&
	    memcmp(member->name, "__.SYMDEF", 9) == 0)
		member->kind = BSZ_AR_INDEX;
	return true;
}

bool bsz_ar_next(struct bsz_ar *ar, struct bsz_ar_member *member)
{
	const struct bsz_span header = bsz_span_part(ar->bytes, ar->at,
	    BSZ_AR_HEADER_SIZE);
	const char *const text = (const char *)header.data;
	uint64_t left;

	if (ar->damage || ar->at >= ar->bytes.size)
		return false;
	if (!text)
		return damaged(ar, ar->at, "a member's header is cut off");
	if (memcmp(text + MARK_AT, "`\n", 2) != 0)
		return damaged(ar, ar->at,
		    "no member's header is where one is expected");
	*member = (struct bsz_ar_member){.name = text, .header = ar->at,
	    .start = ar->at + BSZ_AR_HEADER_SIZE};
	if (!read_number(text + SIZE_AT, SIZE_SIZE, &member->declared))
		return damaged(ar, ar->at, "a member's size is no number");
	left = ar->bytes.size - member->start;
	member->size = bsz_min(member->declared, left);
	member->end = member->start + member->size;
	if (member->end % 2 && member->end < ar->bytes.size)
		member->end++;
	if (!name_member(ar, member))
		return false;
	ar->at = member->end;
	if (member->size < member->declared)
		(void)damaged(ar, member->header,
		    "a member reaches past the end of the archive");
	return true;
}
