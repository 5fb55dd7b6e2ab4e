/*
 * Owners by mangled names of Rust: the crate that defines the item.
 */
#include "owner.h"
#include "rust_names.h"

struct owner bsz_owner_of_rust(const char *name, size_t size)
{
	struct rust_crate defining, instance;
	bool inferred = false;
	struct text crate;

	if (bsz_rust_v0_crates(name, size, &defining, &instance))
		crate = defining.name;
	else
		crate = bsz_rust_legacy_crate(name, size, &inferred);
	if (!crate.at)
		return (struct owner){.language = OWNER_NONE};
	return (struct owner){.language = OWNER_RUST, .text = crate.at,
	    .size = crate.size, .inferred = inferred};
}
