/*
 * Relative relocations, packed. A base relocation is 24 bytes (ELF64) of
 * which only the address says anything; SHT_RELR holds a word with the
 * address of the first and then a bitmap for each of the 63 (31) words that
 * follow. It is counted as the linker encodes it.
 *
 * Specification: gABI, "Relative Relocation Table".
 */
#include "levers.h"

#include <binsize/sort.h>

/* R_*_RELATIVE by machine. */
static const struct {
	uint16_t machine;
	uint32_t type;
} relative[] = {{EM_X86_64, R_X86_64_RELATIVE}, {EM_386, R_386_RELATIVE},
	{EM_AARCH64, R_AARCH64_RELATIVE}, {EM_ARM, R_ARM_RELATIVE},
	{EM_PPC64, R_PPC64_RELATIVE}, {EM_S390, R_390_RELATIVE},
	{EM_RISCV, R_RISCV_RELATIVE}};

static uint32_t relative_type(uint16_t machine)
{
	for (size_t i = 0; i < BSZ_COUNTOF(relative); i++)
		if (relative[i].machine == machine)
			return relative[i].type;
	return 0;
}

static uint64_t entry_size(const struct strip_source *source,
    const struct strip_section *section)
{
	return (uint64_t)source->word * (section->type == SHT_RELA ? 3 : 2);
}

/* Those of one section that can be packed: at even addresses. */
static size_t collect(const struct strip_source *source,
    const struct strip_section *section, struct bsz_keyed *out)
{
	const struct bsz_span bytes = bsz_strip_bytes(source, section);
	const uint64_t entry = entry_size(source, section);
	const uint32_t wanted = relative_type(source->machine);
	size_t count = 0;

	for (uint64_t at = 0; at + entry <= bytes.size; at += entry) {
		const uint64_t place = bsz_strip_word(source, bytes.data + at);
		const uint64_t info = bsz_strip_word(source,
		    bytes.data + at + source->word);
		const uint64_t type = source->is64 ? info & UINT32_MAX :
		    info & 255;

		if (type == wanted && place % 2 == 0)
			out[count++] = (struct bsz_keyed){place, entry};
	}
	return count;
}

/* Words of the packed table of ascending addresses. */
static uint64_t packed_words(const struct strip_source *source,
    const struct bsz_keyed *places, size_t count)
{
	const uint64_t word = source->word, reach = (word * 8 - 1) * word;
	uint64_t words = 0;

	for (size_t i = 0; i < count;) {
		uint64_t base = places[i++].key + word;

		words++;
		for (;;) {
			const size_t before = i;

			while (i < count && places[i].key - base < reach &&
			    (places[i].key - base) % word == 0)
				i++;
			if (i == before)
				break;
			words++;
			base += reach;
		}
	}
	return words;
}

/* A dynamic relocation section, but of the jump slots. */
static bool is_counted(const struct strip_section *section)
{
	return strip_is_reloc(section) && section->flags & SHF_ALLOC &&
	    strcmp(section->name, ".rela.plt") != 0 &&
	    strcmp(section->name, ".rel.plt") != 0;
}

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	const struct strip_source *source = &strip->source;
	uint64_t room = 1, freed = 0;
	size_t count = 0;

	if (!relative_type(source->machine))
		return 0;
	for (uint32_t i = 1; i < source->section_count; i++)
		if (is_counted(&source->sections[i]))
			room = bsz_max(room, bsz_strip_bytes(source,
			    &source->sections[i]).size / source->word);
	struct bsz_keyed *places = bsz_malloc(room * sizeof(*places));
	struct bsz_keyed *scratch = bsz_malloc(room * sizeof(*scratch));
	const bool fine = places && scratch;
	/* One section has them in practice; each is packed for itself. */
	for (uint32_t i = 1; fine && i < source->section_count; i++) {
		const struct strip_section *section = &source->sections[i];

		if (!is_counted(section))
			continue;
		count = collect(source, section, places);
		bsz_sort_keyed(places, scratch, count);
		const uint64_t loose = count * entry_size(source, section);
		const uint64_t packed = packed_words(source, places, count) *
		    source->word;
		freed = bsz_add(freed, loose - bsz_min(loose, packed));
	}
	bsz_free(places);
	bsz_free(scratch);
	*bytes = freed;
	return fine ? 0 : bsz_fail_memory(err);
}

const struct bsz_lever bsz_lever_relr = {
	.name = "relr",
	.advice = "-Wl,-z,pack-relative-relocs",
	.note = "in .rela.dyn; the file gives back whole pages; glibc 2.36 on",
	.evidence = BSZ_LEVER_ESTIMATE,
	.of_ld = true,
	.measure = measure,
};
