/*
 * The module dimension: packages under the labels of what they were fetched
 * as, with the version.
 *
 * A Go program lists its modules. A package belongs to the module with the
 * longest path that is the package's, or is followed by "/" in it: package
 * "example.com/ab" is not of module "example.com/a". One of no module whose
 * first element has no dot is of the standard library. Folders of C code of
 * a module (cgo) tell module and version themselves, below pkg/mod. Crates of
 * Rust are modules of their own, by the paths Cargo unpacked them to.
 */
#include "owner_map.h"

#include "go_buildinfo.h"
#include "go_pclntab.h"

struct owner_modules {
	const struct go_build *go;
	struct memo go_packages; /* by label: 1 for one that is Go's */
	struct memo crates; /* by label of a Rust crate: label of its module */
};

static uint32_t label_of(struct owners *owners, const struct go_module *module)
{
	struct bsz_buf *text = &owners->text;

	text->size = 0;
	bsz_buf_push(text, module->path.at, module->path.size);
	if (module->version.size) {
		bsz_buf_char(text, '@');
		bsz_buf_push(text, module->version.at, module->version.size);
	}
	if (module->new_path.size) {
		bsz_buf_text(text, " => ");
		bsz_buf_push(text, module->new_path.at, module->new_path.size);
	}
	if (module->new_version.size) {
		bsz_buf_char(text, '@');
		bsz_buf_push(text, module->new_version.at,
		    module->new_version.size);
	}
	owners->failed |= text->failed;
	return bsz_labels_copy(owners->labels, text->data, text->size);
}

/* The module of exactly this path, or NULL. O(log modules). */
static const struct go_module *module_at(const struct go_build *build,
    const char *path, size_t size)
{
	size_t low = 0, high = build->module_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct go_text *other = &build->modules[middle].path;
		int order = memcmp(path, other->at,
		    bsz_min(size, other->size));

		if (order == 0 && size == other->size)
			return &build->modules[middle];
		if (order == 0)
			order = size < other->size ? -1 : 1;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static uint32_t tag_of_go(struct owners *owners, const char *package,
    size_t size)
{
	static const char std[] = "std";
	const struct go_build *build = owners->modules->go;
	const char *slash = memchr(package, '/', size);

	if (size == 4 && memcmp(package, "main", 4) == 0) {
		if (build->main.path.size)
			return label_of(owners, &build->main);
		return build->path.size ? bsz_labels_text(owners->labels,
		    build->path.at, build->path.size)
		    : OWNER_HOLE;
	}
	for (size_t end = size; end; end--) {
		const struct go_module *module = end < size &&
		    package[end] != '/' ? NULL
		    : module_at(build, package, end);

		if (module)
			return label_of(owners, module);
	}
	return memchr(package, '.', slash ? (size_t)(slash - package)
	    : size) ? OWNER_HOLE
	    : bsz_labels_text(owners->labels, std, sizeof(std) - 1);
}

/* ".../pkg/mod/github.com/!upper/case@v1.2.3/src": the module's folder. */
static uint32_t tag_of_folder(struct owners *owners, const char *path,
    size_t size)
{
	static const char cache[] = "pkg/mod/";
	struct bsz_buf *text = &owners->text;
	const char *end = path + size;
	const char *at = memmem(path, size, cache, sizeof(cache) - 1);
	const char *version;

	if (!at)
		return bsz_owners_crate_of_folder(owners, path, size);
	at += sizeof(cache) - 1;
	version = memchr(at, '@', (size_t)(end - at));
	if (!version)
		return OWNER_HOLE;
	text->size = 0;
	for (; at < end && (at < version || *at != '/'); at++) {
		const bool upper = *at == '!' && end - at > 1 &&
		    at[1] >= 'a' && at[1] <= 'z';

		at += upper;
		bsz_buf_char(text, upper ? (char)(*at - 'a' + 'A') : *at);
	}
	owners->failed |= text->failed;
	return bsz_labels_copy(owners->labels, text->data, text->size);
}

/* The module of a package by its name. */
static uint32_t tag_of_package(struct owners *owners, const char *name,
    size_t size)
{
	struct owner_modules *modules = owners->modules;
	const uint32_t label = bsz_labels_text(owners->labels, name, size);
	const uint32_t *is_go, *crate;

	if (size && name[0] == '[')
		return label; /* of all modules: [Go types], [padding ...] */
	crate = memo_at(&modules->crates, label);
	if (crate && *crate)
		return *crate;
	is_go = memo_at(&modules->go_packages, label);
	owners->failed |= !is_go || !crate;
	return is_go && *is_go ? tag_of_go(owners, name, size)
	    : tag_of_folder(owners, name, size);
}

/* Remember which packages are Go's: those of Go's functions. */
static int find_go_packages(struct owners *owners,
    struct owner_modules *modules, struct bsz_err *err)
{
	struct elf_image *image = owners->artifact->image;
	const struct go_functions *functions;
	int rc = bsz_go_build_get(image, &modules->go, err);

	if (rc == 0)
		rc = bsz_go_functions_get(image, &functions, err);
	if (rc != 0)
		return rc;
	for (size_t i = 0; i < functions->count; i++) {
		const struct owner owner = bsz_owner_of_go_function(
		    &functions->items[i]);
		uint32_t *is_go = owner.language == OWNER_NONE ? NULL
		    : memo_at(&modules->go_packages,
		    bsz_owners_label(owners, &owner));

		if (is_go)
			*is_go = 1;
		else if (owner.language != OWNER_NONE)
			owners->failed = true;
	}
	return owners->failed ? bsz_fail_memory(err) : 0;
}

static int scan(struct owners *owners, struct bsz_err *err)
{
	struct bsz_artifact *artifact = owners->artifact;
	struct owner_modules modules = {.go_packages.generation = 1,
	    .crates.generation = 1};
	int rc = find_go_packages(owners, &modules, err);

	owners->modules = &modules;
	if (rc == 0)
		bsz_owners_find_crates(owners, &modules.crates);
	if (rc == 0)
		rc = bsz_owners_prepare(owners, err);
	for (int domain = 0; domain < BSZ_DOMAINS && rc == 0; domain++) {
		const struct bsz_map *packages =
		    &artifact->settled[BSZ_PACKAGE][domain];

		bsz_owners_tag_symbols(owners, packages, tag_of_package);
		bsz_owners_relabel(owners, packages, OWNER_SCOPES,
		    &artifact->settled[BSZ_MODULE][domain]);
		if (owners->failed)
			rc = bsz_fail_memory(err);
	}
	bsz_memo_release(&modules.go_packages);
	bsz_memo_release(&modules.crates);
	return rc;
}

int bsz_owner_scan_modules(struct bsz_artifact *artifact,
    struct bsz_err *err)
{
	struct owners owners;
	int rc = bsz_owners_require(artifact, BSZ_PACKAGE, bsz_owner_scan,
	    err);

	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		bsz_map_release(&artifact->settled[BSZ_MODULE][domain]);
	bsz_owners_init(&owners, artifact, BSZ_MODULE);
	if (rc == 0)
		rc = scan(&owners, err);
	bsz_owners_release(&owners);
	return rc;
}
