/*
 * The closed lists of words: domains, dimensions, kinds of evidence.
 */
#include <binsize/domain.h>

#include <assert.h>

static const struct bsz_dimension_info dimensions[BSZ_DIMENSIONS] = {
	[BSZ_SEGMENT] = {"segment",
	    "loadable segments and what lies outside them"},
	[BSZ_SECTION] = {"section", "sections, headers and padding"},
	[BSZ_KIND] = {"kind", "code, data, debug information, symbols ..."},
	[BSZ_SYMBOL] = {"symbol", "functions and objects by name"},
	[BSZ_UNIT] = {"unit", "compile units (debug information)"},
	[BSZ_SOURCE_FILE] = {"file", "source files (debug information)"},
	[BSZ_DIR] = {"dir", "directories of source files"},
	[BSZ_LINE] = {"line", "source lines"},
	[BSZ_INLINE] = {"inline", "functions, inlined copies told apart"},
	[BSZ_LANGUAGE] = {"language", "source languages"},
	[BSZ_PACKAGE] = {"package",
	    "Go packages, Rust crates, C++ namespaces, source directories"},
	[BSZ_INSTANCE] = {"instance",
	    "the crate or directory that instantiated generic code"},
	[BSZ_ORIGIN] = {"origin",
	    "packages as the code was written: inlined code to its writer"},
	[BSZ_GENERIC] = {"generic",
	    "Rust generics, C++ templates: all instances as one"},
	[BSZ_MODULE] = {"module", "Go modules and Rust crates with their versions"},
	[BSZ_MEMBER] = {"member", "members of an archive"},
	[BSZ_LAYER] = {"layer", "layers of an image"},
	[BSZ_PATH] = {"path", "files in the layers of an image"},
	[BSZ_WASTE] = {"waste",
	    "what the final tree of an image needs, and what it does not"},
};

static const char *const domains[BSZ_DOMAINS] = {
	[BSZ_FILE] = "file",
	[BSZ_VM] = "vm",
	[BSZ_WIRE] = "wire",
};

static const char *const evidences[BSZ_EVIDENCES] = {
	[BSZ_BY_FORMAT] = "format",
	[BSZ_BY_SYMBOL] = "symbol",
	[BSZ_BY_DWARF] = "dwarf",
	[BSZ_BY_UNWIND] = "unwind",
	[BSZ_BY_TABLE] = "table",
	[BSZ_BY_INFERENCE] = "inferred",
	[BSZ_BY_GUESS] = "guess",
};

const struct bsz_dimension_info *bsz_dimension_info(enum bsz_dimension dim)
{
	assert((size_t)dim < BSZ_DIMENSIONS);
	return &dimensions[dim];
}

int bsz_dimension_find(const char *name, size_t size)
{
	for (int i = 0; i < BSZ_DIMENSIONS; i++)
		if (strlen(dimensions[i].name) == size &&
		    !memcmp(dimensions[i].name, name, size))
			return i;
	return -1;
}

const char *bsz_domain_name(enum bsz_domain domain)
{
	assert((size_t)domain < BSZ_DOMAINS);
	return domains[domain];
}

const char *bsz_evidence_name(enum bsz_evidence evidence)
{
	assert((size_t)evidence < BSZ_EVIDENCES);
	return evidences[evidence];
}
