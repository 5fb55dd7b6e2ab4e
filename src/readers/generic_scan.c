/*
 * The generic dimension: the settled symbols under the names of families.
 *
 * Whether a name belongs to a family may depend on others: legacy names of
 * Rust tell no arguments, and an impl for any type is known by several types
 * under one key. So all names are read first, then labels are chosen. What
 * is no instance of anything is one row.
 */
#include "generic.h"

#include "owner_map.h"

#include <binsize/clones.h>

struct family {
	uint32_t shown;    /* label of the first instance's family */
	uint32_t instance; /* label of the first instance, without clones */
	uint32_t any;      /* label for any type, once types differ; or 0 */
	bool sure, several;
};

struct families {
	struct owners owners;
	struct bsz_labels *keys;
	struct family *items; /* by label of keys */
	size_t room;
	struct bsz_buf name, text;
	bool failed; /* memory was short */
};

static void release(struct families *families)
{
	if (families->keys)
		bsz_labels_free(families->keys);
	bsz_free(families->items);
	bsz_buf_release(&families->name);
	bsz_buf_release(&families->text);
	bsz_owners_release(&families->owners);
}

/* The family of a key, a new one cleared; NULL when memory is short. */
static struct family *family_at(struct families *families, uint32_t key)
{
	const size_t room = bsz_max(2 * families->room, 256);
	struct family *grown;

	if (key == BSZ_NO_LABEL)
		return NULL;
	if (key < families->room)
		return &families->items[key];
	grown = bsz_realloc(families->items, room * sizeof(*grown));
	if (!grown)
		return NULL;
	memset(grown + families->room, 0,
	    (room - families->room) * sizeof(*grown));
	families->items = grown;
	families->room = room;
	return family_at(families, key);
}

/* A form of the name at hand as a label, and what kind of family it is. */
static uint32_t write(struct families *families, enum generic_form form,
    struct bsz_labels *labels, enum generic *kind)
{
	struct bsz_buf *const text = &families->text;

	text->size = 0;
	*kind = bsz_generic_of_name(families->name.data,
	    families->name.size - 1, families->owners.has_go, form, text);
	families->failed |= text->failed;
	return *kind == GENERIC_NONE || text->size == 0 ? BSZ_NO_LABEL
	    : bsz_labels_copy(labels, text->data, text->size);
}

/* The name of a symbol, ended by NUL, without what stands for clones. */
static bool take_name(struct families *families, const struct bsz_label *name)
{
	struct bsz_buf *const buf = &families->name;

	buf->size = 0;
	bsz_buf_push(buf, name->text, bsz_clone_stem(name->text, name->size));
	bsz_buf_char(buf, 0);
	families->failed |= buf->failed;
	return !buf->failed;
}

/* The key of a symbol's family; BSZ_NO_LABEL when it has none. */
static uint32_t read_name(struct families *families,
    const struct bsz_label *name)
{
	struct bsz_labels *const labels = families->owners.labels;
	enum generic kind;
	struct family *family;
	uint32_t key, shown, instance;

	if (!take_name(families, name))
		return BSZ_NO_LABEL;
	key = write(families, GENERIC_KEY, families->keys, &kind);
	if (kind == GENERIC_NONE)
		return BSZ_NO_LABEL;
	shown = write(families, GENERIC_SHOWN, labels, &kind);
	instance = bsz_labels_text(labels, name->text,
	    families->name.size - 1);
	family = family_at(families, key);
	families->failed |= !family;
	if (!family || shown == BSZ_NO_LABEL)
		return BSZ_NO_LABEL;
	family->sure |= kind == GENERIC_SURE;
	if (!family->shown) {
		family->shown = shown;
		family->instance = instance;
	}
	family->several |= family->instance != instance;
	if (family->shown != shown && !family->any)
		family->any = write(families, GENERIC_ANY, labels, &kind);
	return key;
}

/*
 * Tags of the file's symbols: 1 + key, or 1 when there is none. Bytes about
 * symbols of other files, which are no copies here, have no such tag.
 */
static void read_names(struct families *families,
    const struct elf_symbols *symbols)
{
	struct owners *const owners = &families->owners;

	for (size_t i = 0; i < symbols->count && !families->failed; i++) {
		const uint32_t label = symbols->items[i].label;
		struct bsz_label name = bsz_labels_get(owners->labels, label);

		if (owners->tags[label])
			continue;
		if (name.form == BSZ_LABEL_GROUP)
			name = bsz_labels_get(owners->labels, name.members[0]);
		owners->tags[label] = 1 + (name.form == BSZ_LABEL_TEXT &&
		    name.size ? read_name(families, &name) : BSZ_NO_LABEL);
	}
}

/* What the bytes of a symbol are charged to. */
static uint32_t choose(const struct families *families, uint32_t symbol,
    uint32_t key, uint32_t none)
{
	const struct family *const family = &families->items[key];
	const struct bsz_label name = bsz_labels_get(families->owners.labels,
	    symbol);

	if (key != BSZ_NO_LABEL && (family->sure || family->several))
		return family->any ? family->any : family->shown;
	/* "[padding: code fill]", "[function 0x1234]" are no symbols */
	if (name.form == BSZ_LABEL_TEXT && name.size && name.text[0] == '[')
		return strncmp(name.text, "[function ", 10) ? symbol
		    : OWNER_HOLE;
	return none;
}

/* From keys to labels. */
static void choose_all(struct families *families)
{
	static const char text[] = "[not generic]";
	struct owners *const owners = &families->owners;
	const uint32_t none = bsz_labels_text(owners->labels, text,
	    sizeof(text) - 1);

	for (size_t i = 1; i < owners->count; i++)
		owners->tags[i] = choose(families, (uint32_t)i,
		    owners->tags[i] ? owners->tags[i] - 1 : BSZ_NO_LABEL,
		    none);
}

static int own_all(struct families *families, struct bsz_err *err)
{
	struct owners *const owners = &families->owners;
	struct bsz_map *const settled = owners->artifact->settled[BSZ_GENERIC];
	const struct bsz_map *const map =
	    owners->artifact->settled[BSZ_SYMBOL];
	const struct elf_symbols *symbols;
	const int rc = bsz_elf_symbols_get(owners->artifact->image, &symbols,
	    err);

	if (rc != 0)
		return rc;
	families->keys = bsz_labels_new();
	if (!families->keys || !family_at(families, 1) ||
	    bsz_owners_prepare(owners, err) != 0)
		return bsz_fail_memory(err);
	read_names(families, symbols);
	if (families->failed || bsz_labels_failed(families->keys) ||
	    bsz_labels_failed(owners->labels))
		return bsz_fail_memory(err);
	choose_all(families);
	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		bsz_owners_relabel(owners, &map[domain], OWNER_SCOPES,
		    &settled[domain]);
	return owners->failed ? bsz_fail_memory(err) : 0;
}

int bsz_generic_scan(struct bsz_artifact *artifact, struct bsz_err *err)
{
	struct families families = {.failed = false};
	int rc = bsz_owners_require(artifact, BSZ_SYMBOL,
	    bsz_elf_scan_symbols, err);

	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		bsz_map_release(&artifact->settled[BSZ_GENERIC][domain]);
	if (rc != 0)
		return rc;
	bsz_owners_init(&families.owners, artifact, BSZ_GENERIC);
	rc = own_all(&families, err);
	release(&families);
	return rc;
}
