/*
 * Crates under the names Cargo knows them by, with versions.
 *
 * No name of a symbol holds a version, but Cargo unpacks what it fetches to
 * "registry/src/HOST/NAME-VERSION", and units are named by their path. The
 * crates of Rust's own library, which are shipped together, are one module.
 * A crate without such a unit stands under its own name.
 */
#include "owner_map.h"

/* Versions of one crate are listed while the text stays this short. */
#define MAX_TEXT 200

static const char *const std_family[] = {"alloc", "compiler_builtins", "core",
	"panic_abort", "panic_unwind", "proc_macro", "rustc_std_workspace_alloc",
	"rustc_std_workspace_core", "rustc_std_workspace_std", "std",
	"std_detect", "sysroot", "test", "unwind"};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_std(const struct owner *owner)
{
	for (size_t i = 0; i < BSZ_COUNTOF(std_family); i++) {
		if (strlen(std_family[i]) == owner->size &&
		    memcmp(std_family[i], owner->text, owner->size) == 0)
			return true;
	}
	return false;
}

/* Whether "1.2." stands here: versions have three numbers, names have not. */
static bool is_version(const char *at, const char *end)
{
	for (int number = 0; number < 2; number++) {
		const char *const first = at;

		while (at < end && is_digit(*at))
			at++;
		if (at == first || at == end || *at++ != '.')
			return false;
	}
	return at < end && is_digit(*at);
}

/* The version in the folder of a registry; *folder begins the name. */
static const char *version_of(const char *path, size_t size,
    const char **folder, const char **end)
{
	static const char registry[] = "registry/src/";
	const char *const stop = path + size;
	const char *at = memmem(path, size, registry, sizeof(registry) - 1);

	if (at) {
		at += sizeof(registry) - 1;
		at = memchr(at, '/', (size_t)(stop - at));
	}
	if (!at)
		return NULL;
	*folder = ++at;
	*end = memchr(at, '/', (size_t)(stop - at));
	if (!*end)
		*end = stop;
	for (; at < *end; at++) {
		if (*at == '-' && at > *folder && is_version(at + 1, *end))
			return at + 1;
	}
	return NULL;
}

uint32_t bsz_owners_crate_of_folder(struct owners *owners, const char *path,
    size_t size)
{
	struct bsz_buf *text = &owners->text;
	const char *folder, *end;
	const char *const version = version_of(path, size, &folder, &end);

	if (!version)
		return OWNER_HOLE;
	text->size = 0;
	bsz_buf_push(text, folder, (size_t)(version - 1 - folder));
	bsz_buf_char(text, '@');
	bsz_buf_push(text, version, (size_t)(end - version));
	owners->failed |= text->failed;
	return bsz_labels_copy(owners->labels, text->data, text->size);
}

/*
 * "rand@0.7.3", and with one more version "rand@0.7.3, 0.8.5": names do not
 * tell which of them a function is from.
 */
static void add_version(struct owners *owners, uint32_t *module,
    const char *path)
{
	struct bsz_buf *text = &owners->text;
	const struct bsz_label known = bsz_labels_get(owners->labels, *module);
	const char *folder, *end;
	const char *const version = version_of(path, strlen(path), &folder,
	    &end);

	if (!version)
		return;
	text->size = 0;
	if (!known.size || !memchr(known.text, '@', known.size)) {
		bsz_buf_push(text, folder, (size_t)(version - 1 - folder));
		bsz_buf_char(text, '@');
	} else if (known.size > MAX_TEXT || memmem(known.text, known.size,
	    version, (size_t)(end - version))) {
		return;
	} else {
		bsz_buf_push(text, known.text, known.size);
		bsz_buf_text(text, ", ");
	}
	bsz_buf_push(text, version, (size_t)(end - version));
	owners->failed |= text->failed;
	*module = bsz_labels_copy(owners->labels, text->data, text->size);
}

/* The module of an owner, itself at first; NULL when memory is short. */
static uint32_t *module_of(struct owners *owners, struct memo *crates,
    const struct owner *owner)
{
	static const struct owner std = {.language = OWNER_RUST,
		.text = "std", .size = 3};
	uint32_t *module = memo_at(crates, bsz_owners_label(owners, owner));

	if (module && *module == 0)
		*module = bsz_owners_label(owners,
		    is_std(owner) ? &std : owner);
	owners->failed |= !module;
	return module;
}

static void find_by_name(struct owners *owners, struct memo *crates,
    const char *name, size_t size)
{
	const struct owner owner = bsz_owner_of_name(name, size,
	    owners->has_go);

	if (owner.language == OWNER_RUST)
		module_of(owners, crates, &owner);
}

static void find_by_symbols(struct owners *owners, struct memo *crates,
    const struct bsz_map *symbols)
{
	for (size_t i = 0; i < symbols->count; i++) {
		const struct bsz_label name = bsz_labels_get(owners->labels,
		    bsz_range_label(&symbols->ranges[i]));

		if (name.form == BSZ_LABEL_TEXT)
			find_by_name(owners, crates, name.text, name.size);
		for (size_t k = 0; name.form == BSZ_LABEL_GROUP &&
		    k < name.member_count; k++) {
			const struct bsz_label member = bsz_labels_get(
			    owners->labels, name.members[k]);

			find_by_name(owners, crates, member.text, member.size);
		}
	}
}

void bsz_owners_find_crates(struct owners *owners, struct memo *crates)
{
	const struct bsz_artifact *artifact = owners->artifact;
	const struct elf_image *image = artifact->image;
	const struct dwarf *dwarf = image->dwarf;

	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		find_by_symbols(owners, crates,
		    &artifact->settled[BSZ_SYMBOL][domain]);
	for (size_t i = 0; dwarf && i < dwarf->unit_count; i++) {
		const struct dwarf_unit *unit = &dwarf->units[i];
		const struct owner owner = bsz_owner_of_unit(unit);
		uint32_t *module = owner.language == OWNER_RUST
		    ? module_of(owners, crates, &owner) : NULL;

		if (module && !is_std(&owner))
			add_version(owners, module, unit->name);
	}
}
