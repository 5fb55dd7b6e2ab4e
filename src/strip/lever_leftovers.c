/*
 * Sections that a build tool wrote for another one and that stayed behind.
 * strip keeps most of them: their names are none of debug information.
 */
#include "levers.h"

static const char *const names[] = {".gdb_index",
	".gnu.lto_", ".gnu.debuglto_", ".llvmbc", ".llvmcmd", ".llvm.lto",
	".llvm_addrsig", ".llvm_bb_addr_map", ".stack_sizes", ".bolt.",
	".note.bolt_info", ".gnu.build.attributes", ".gnu_debugdata",
	".GCC.command.line"};

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	const struct strip_source *source = &strip->source;

	(void)err;
	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];

		/* The room of what is loaded is not given back. */
		if (section->flags & SHF_ALLOC)
			continue;
		for (size_t k = 0; k < BSZ_COUNTOF(names); k++)
			if (strip_has_prefix(section->name, names[k])) {
				*bytes = bsz_add(*bytes, bsz_strip_bytes(
				    source, section).size +
				    source->shdr_size);
				break;
			}
	}
	return 0;
}

const struct bsz_lever bsz_lever_leftovers = {
	.name = "leftovers",
	.advice = "objcopy -R what build tools left behind",
	.note = "indexes, bitcode, notes of rewriting tools",
	.evidence = BSZ_LEVER_AT_LEAST,
	.measure = measure,
};
