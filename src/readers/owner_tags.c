/*
 * Names of symbols to labels of owners.
 *
 * That a scope is a class one name seldom proves, but all names together do:
 * its constructor or its type information gives it away. So classes are
 * remembered while names are read.
 */
#include "owner_map.h"

#include "go_collections.h"

/* Owners that the names of one group may have; as many as it has names. */
#define MAX_MEMBERS 64

uint32_t bsz_owners_label(struct owners *owners, const struct owner *owner)
{
	struct bsz_buf *text = &owners->text;

	text->size = 0;
	bsz_owner_write(owner, owners->has_go, text);
	return bsz_labels_copy(owners->labels, text->data, text->size);
}

uint32_t bsz_owners_tag_name(struct owners *owners, const char *name,
    size_t size)
{
	static const char fill[] = "[padding: code fill]";
	const struct owner owner = bsz_owner_of_name(name, size,
	    owners->has_go);
	uint32_t label;

	if (size == sizeof(fill) - 1 && memcmp(name, fill, size) == 0)
		return bsz_labels_text(owners->labels, fill, size);
	if (owner.language == OWNER_NONE)
		return OWNER_HOLE;
	if (owner.language == OWNER_GO && bsz_go_collection(name, size) ==
	    GO_STRINGS)
		return OWNER_HOLE; /* who refers to one is asked first */
	label = bsz_owners_label(owners, &owner);
	if (owner.is_class) {
		uint32_t *is_class = memo_at(&owners->classes, label);

		if (is_class)
			*is_class = 1;
		else
			owners->failed = true;
	}
	return owner.inferred ? bsz_tag(label, BSZ_BY_INFERENCE) : label;
}

/* Several names: one owner, or a group of them in the order of the names. */
static uint32_t tag_of_group(struct owners *owners,
    const struct bsz_label *group, owner_name_tag *tag_of_name)
{
	uint32_t members[MAX_MEMBERS], tag = OWNER_HOLE;
	size_t count = 0;

	for (size_t i = 0; i < group->member_count && count < MAX_MEMBERS;
	    i++) {
		const struct bsz_label name = bsz_labels_get(owners->labels,
		    group->members[i]);
		const uint32_t found = tag_of_name(owners, name.text,
		    name.size);
		const uint32_t label = found & (BSZ_MAX_LABELS - 1);
		size_t known = 0;

		if (found == OWNER_HOLE)
			continue;
		while (known < count && members[known] != label)
			known++;
		if (known < count)
			continue;
		members[count++] = label;
		tag = tag == OWNER_HOLE ? found : tag | found;
	}
	if (count < 2)
		return tag;
	return bsz_labels_group(owners->labels, members, count) |
	    (tag & ~(BSZ_MAX_LABELS - 1));
}

static uint32_t tag_of_symbol(struct owners *owners, uint32_t label,
    owner_name_tag *tag_of_name)
{
	const struct bsz_label name = bsz_labels_get(owners->labels, label);

	if (name.form == BSZ_LABEL_GROUP)
		return tag_of_group(owners, &name, tag_of_name);
	return tag_of_name(owners, name.text, name.size);
}

void bsz_owners_tag_symbols(struct owners *owners, const struct bsz_map *map,
    owner_name_tag *tag)
{
	for (size_t i = 0; i < map->count; i++) {
		const uint32_t label = bsz_range_label(&map->ranges[i]);

		if (owners->tags[label] == 0)
			owners->tags[label] = tag_of_symbol(owners, label,
			    tag);
	}
}
