/*
 * The output itself, in memory: what a compressor is to see. Everything but
 * the tables that the tool makes anew is copied to the place that the layout
 * gave it; gaps are zeros.
 *
 * Not made: objects (their relocations are numbered anew), files whose
 * program headers change or speak of other places, and symbols of machines
 * that get one for every section.
 */
#include "gnu.h"

#include "names.h"

#include <binsize/limits.h>

/* More section headers than the ELF header can count. */
#define MANY 0xff00

/* Bytes that the output may be larger by: headers and padding. */
#define SLACK (UINT64_C(1) << 20)

struct image {
	struct gnu *gnu;
	const struct strip_source *source;
	uint8_t *out;
	uint64_t size;
	uint32_t *numbers; /* of output sections, by index of the input */
	uint32_t count;    /* section headers, the null one included */
	uint32_t symbol_count, first_global;
	struct strip_name *names; /* .symtab and others, then of sections */
	size_t name_count;
};

/* A number of the file's byte order. */
static void put(const struct image *image, uint64_t at, uint32_t size,
    uint64_t value)
{
	for (uint32_t i = 0; i < size; i++)
		image->out[at + (image->source->big ? size - 1 - i : i)] =
		    (uint8_t)(value >> (8 * i));
}

/* Whether a program header says where something is that is no section: that
 * place is forgotten. */
static bool is_place_lost(const struct gnu *gnu,
    const struct strip_segment *segment)
{
	if (segment->type == PT_LOAD || segment->type == PT_PHDR ||
	    !(segment->offset | segment->file_size))
		return false;
	for (uint32_t i = 0; i < gnu->count; i++)
		if (bsz_strip_gnu_covers(segment,
		    &gnu->source->sections[gnu->order[i]]))
			return false;
	return true;
}

/* Whether headers are left as they are, as those of linkers are: of what
 * patchelf wrote, places of segments are forgotten, and dynamic symbols behind
 * their names come in front of them. */
static bool are_headers_kept(const struct gnu *gnu)
{
	const struct strip_source *const source = gnu->source;

	for (uint32_t i = 0; i < source->segment_count; i++)
		if (is_place_lost(gnu, &source->segments[i]))
			return false;
	for (uint32_t i = 0; i < gnu->count; i++) {
		const struct strip_section *const section =
		    &source->sections[gnu->order[i]];

		if (section->type == SHT_DYNSYM &&
		    section->link < gnu->order[i])
			return false;
	}
	return true;
}

static bool is_possible(const struct gnu *gnu, uint64_t size)
{
	const struct strip_source *const source = gnu->source;

	/* Headers that lie may ask for room without end. */
	if (size > source->bytes.size + SLACK)
		return false;
	if (!source->linked || !gnu->places.copied || gnu->count >= MANY ||
	    gnu->has_relocs || (gnu->kept && source->machine != EM_X86_64 &&
	    source->machine != EM_386) || !are_headers_kept(gnu))
		return false;
	for (uint32_t i = 0; i < gnu->count; i++) {
		const uint32_t index = gnu->order[i];
		const struct gnu_section *const out = &gnu->sections[index];
		const struct strip_section *const section =
		    &source->sections[index];

		if (!out->removed && (out->size != section->size ||
		    out->nobits != (section->type == SHT_NOBITS)))
			return false;
		/* Segments move, as patchelf's do, and their headers with them. */
		if (!out->removed && !out->nobits && section->flags & SHF_ALLOC &&
		    gnu->places.sections[index] != section->offset)
			return false;
		/* A debug file: what is read only has contents elsewhere. */
		if (out->nobits && !(section->flags & SHF_WRITE))
			return false;
	}
	return true;
}

static void copy(const struct image *image, uint64_t to, struct bsz_span from)
{
	if (to < image->size && from.size <= image->size - to && from.size)
		memcpy(image->out + to, from.data, (size_t)from.size);
}

static void copy_contents(struct image *image)
{
	const struct gnu *const gnu = image->gnu;
	const struct strip_source *const source = image->source;

	copy(image, 0, bsz_span_part(source->bytes, 0, source->header_size));
	copy(image, source->header_size, bsz_span_part(source->bytes,
	    source->phoff, (uint64_t)source->segment_count *
	    source->phdr_size));
	image->count = 1;
	for (uint32_t i = 0; i < gnu->count; i++) {
		const uint32_t index = gnu->order[i];

		if (gnu->sections[index].removed)
			continue;
		image->numbers[index] = image->count++;
		copy(image, gnu->places.sections[index],
		    bsz_strip_bytes(source, &source->sections[index]));
	}
	if (gnu->kept)
		image->numbers[gnu->symbols->table] = image->count;
}

static void add_name(struct image *image, const char *text, uint32_t size)
{
	image->names[image->name_count++] = (struct strip_name){.text = text,
		.size = size};
}

/* The names that the tool adds first come first. */
static int write_names(struct image *image)
{
	static const char *const tables[] = {".symtab", ".strtab",
		".shstrtab"};
	const struct gnu *const gnu = image->gnu;
	uint64_t size;

	for (size_t i = gnu->kept ? 0 : 2; i < BSZ_COUNTOF(tables); i++)
		add_name(image, tables[i], (uint32_t)strlen(tables[i]));
	for (uint32_t i = 0; i < gnu->count; i++) {
		const struct gnu_section *const out =
		    &gnu->sections[gnu->order[i]];

		if (!out->removed)
			add_name(image, out->name, (uint32_t)strnlen(
			    out->name, BSZ_MAX_NAME));
	}
	const int rc = bsz_strip_names_settle(image->names,
	    image->name_count, &size, gnu->err);
	if (!rc && gnu->places.names + size <= image->size)
		bsz_strip_names_write(image->names, image->name_count,
		    image->out + gnu->places.names);
	return rc;
}

static void write_header(struct image *image, uint32_t number,
    uint32_t name, const struct strip_section *section)
{
	const uint32_t word = image->source->word;
	uint64_t at = image->gnu->places.headers +
	    (uint64_t)number * image->source->shdr_size;
	const struct {
		uint32_t size;
		uint64_t value;
	} fields[] = {{4, name}, {4, section->type}, {word, section->flags},
		{word, section->addr}, {word, section->offset},
		{word, section->size}, {4, section->link},
		{4, section->info}, {word, section->align},
		{word, section->entsize}};

	for (size_t i = 0; i < BSZ_COUNTOF(fields); i++) {
		put(image, at, fields[i].size, fields[i].value);
		at += fields[i].size;
	}
}

static uint32_t renumber(const struct image *image, uint32_t index)
{
	return index < image->source->section_count ? image->numbers[index] :
	    0;
}

/* Headers of the tables made anew; they stand behind all others. */
static void write_table_headers(struct image *image)
{
	const struct gnu *const gnu = image->gnu;
	const struct strip_name *name = image->names;
	const struct strip_section symbols = {.type = SHT_SYMTAB,
		.offset = gnu->places.symbols,
		.size = (gnu->kept + 1) * image->source->sym_size,
		.link = image->count + 1, .info = image->first_global,
		.align = image->source->word,
		.entsize = image->source->sym_size};
	const struct strip_section strings = {.type = SHT_STRTAB,
		.offset = gnu->places.symbol_names, .size = gnu->names,
		.align = 1};
	const struct strip_section names = {.type = SHT_STRTAB,
		.offset = gnu->places.names,
		.size = gnu->places.names_size, .align = 1};

	if (gnu->kept) {
		write_header(image, image->count++, name++->offset, &symbols);
		write_header(image, image->count++, name++->offset, &strings);
	}
	write_header(image, image->count++, name->offset, &names);
}

/* The number of a section of this name; 0: there is none. */
static uint32_t find_number(const struct image *image, const char *name)
{
	const struct gnu *const gnu = image->gnu;

	for (uint32_t i = 0; i < gnu->count; i++)
		if (!gnu->sections[gnu->order[i]].removed &&
		    strcmp(gnu->sections[gnu->order[i]].name, name) == 0)
			return image->numbers[gnu->order[i]];
	return 0;
}

/* Loaded relocations are of the section that their name says, whatever the
 * linker wrote; those of the procedure linkage table fill its slots. */
static void mend_relocs(const struct image *image,
    struct strip_section *section)
{
	const char *const name = section->name +
	    (section->type == SHT_RELA ? 5 : 4);
	uint32_t of = 0;

	if (!strip_has_prefix(section->name,
	    section->type == SHT_RELA ? ".rela" : ".rel"))
		return;
	if (strcmp(name, ".plt") == 0 &&
	    image->source->machine != EM_PPC64 &&
	    image->source->machine != EM_PPC) {
		of = find_number(image, ".got.plt");
		of = of ? of : find_number(image, ".got");
	}
	of = of ? of : find_number(image, name);
	if (of) {
		section->info = of;
		section->flags |= SHF_INFO_LINK;
	}
}

/* Fields that the tool fills by what a section is. */
static void mend(const struct image *image, struct strip_section *section)
{
	section->link = renumber(image, section->link);
	if (strip_is_reloc(section) || section->flags & SHF_INFO_LINK)
		section->info = renumber(image, section->info);
	if (strip_is_reloc(section))
		mend_relocs(image, section);
	if (section->type == SHT_INIT_ARRAY ||
	    section->type == SHT_FINI_ARRAY ||
	    section->type == SHT_PREINIT_ARRAY)
		section->entsize = image->source->word;
}

static void write_headers(struct image *image)
{
	const struct gnu *const gnu = image->gnu;
	const struct strip_source *const source = image->source;
	const struct strip_name *name = image->names + (gnu->kept ? 3 : 1);

	for (uint32_t i = 0; i < gnu->count; i++) {
		const uint32_t index = gnu->order[i];
		struct strip_section section = source->sections[index];

		if (gnu->sections[index].removed)
			continue;
		section.offset = gnu->places.sections[index];
		section.align = gnu->sections[index].align;
		mend(image, &section);
		write_header(image, image->numbers[index], name++->offset,
		    &section);
	}
	write_table_headers(image);
}

/* What a segment loads ends with its last section that has contents, and what
 * it takes in memory with its last section. */
static void write_segment_size(struct image *image, uint32_t index)
{
	const struct gnu *const gnu = image->gnu;
	const struct strip_source *const source = image->source;
	const struct strip_segment *const segment = &source->segments[index];
	const uint64_t at = source->header_size + (uint64_t)index *
	    source->phdr_size + (source->is64 ? 32 : 16);
	uint64_t end = 0, vm_end = 0;

	for (uint32_t i = 0; i < gnu->count; i++) {
		const struct strip_section *const section =
		    &source->sections[gnu->order[i]];

		if (!(section->flags & SHF_ALLOC) ||
		    !bsz_strip_gnu_covers(segment, section))
			continue;
		if (section->type != SHT_NOBITS)
			end = bsz_max(end, bsz_add(section->offset,
			    section->size));
		if (section->type != SHT_NOBITS ||
		    !(section->flags & SHF_TLS))
			vm_end = bsz_max(vm_end, bsz_add(section->addr,
			    section->size));
	}
	if (segment->type != PT_LOAD)
		return;
	if (end > segment->offset)
		put(image, at, source->word, end - segment->offset);
	if (vm_end > segment->vaddr)
		put(image, at + source->word, source->word,
		    vm_end - segment->vaddr);
}

static void write_elf_header(struct image *image)
{
	const struct strip_source *const source = image->source;
	const uint32_t word = source->word;

	if (source->segment_count)
		put(image, 24 + word, word, source->header_size);
	for (uint32_t i = 0; i < source->segment_count; i++)
		write_segment_size(image, i);
	put(image, 24 + 2 * word, word, image->gnu->places.headers);
	put(image, 24 + 3 * word + 12, 2, image->count);
	put(image, 24 + 3 * word + 14, 2, image->count - 1);
}

/* A symbol that the tool puts behind the local ones. */
static bool is_global(const struct strip_symbol *symbol)
{
	return symbol->bind != STB_LOCAL || (symbol->special ?
	    symbol->section == SHN_COMMON : symbol->section == SHN_UNDEF);
}

static void write_symbol(struct image *image, uint32_t index,
    const struct strip_symbol *symbol, uint32_t name)
{
	const struct strip_source *const source = image->source;
	const uint64_t at = image->gnu->places.symbols +
	    (uint64_t)image->symbol_count++ * source->sym_size;

	copy(image, at, bsz_span_part(image->gnu->symbols->entries,
	    (uint64_t)index * source->sym_size, source->sym_size));
	put(image, at, 4, name);
	const uint64_t info = at + (source->is64 ? 4 : 12);
	if (symbol->bind == STB_LOCAL && is_global(symbol))
		put(image, info, 1, ELF64_ST_INFO(STB_GLOBAL, symbol->type));
	if (symbol->special || symbol->section == SHN_UNDEF)
		return;
	const uint32_t home = renumber(image, symbol->section);
	/* One of a table that is made anew has no section any more. */
	put(image, at + (source->is64 ? 6 : 14), 2, home &&
	    image->gnu->sections[symbol->section].real ? home : SHN_ABS);
	if (home && source->sections[symbol->section].flags & SHF_TLS)
		put(image, info, 1, ELF64_ST_INFO(symbol->bind, STT_TLS));
}

/* Symbols in the order of the output, local ones first, as their indexes. */
static uint32_t *order_symbols(struct image *image)
{
	const struct gnu *const gnu = image->gnu;
	uint32_t *const order = bsz_calloc((size_t)gnu->kept + 1,
	    sizeof(*order));
	uint32_t count = 0;

	for (int pass = 0; order && pass < 2; pass++) {
		image->first_global = pass ? count + 1 : 0;
		for (uint32_t i = 1; i < gnu->symbols->count; i++) {
			const struct strip_symbol symbol =
			    bsz_strip_symbol(gnu->symbols, i);

			if (gnu->keep[i] == STRIP_NAMED && count < gnu->kept &&
			    is_global(&symbol) == pass)
				order[count++] = i;
		}
	}
	return order;
}

static int write_symbols(struct image *image)
{
	struct gnu *const gnu = image->gnu;
	const size_t count = (size_t)gnu->kept;
	uint32_t *const order = count ? order_symbols(image) : NULL;
	struct strip_name *const names = count ? bsz_malloc(
	    count * sizeof(*names)) : NULL;
	const bool fine = count == 0 || (order && names);
	uint64_t size;
	int rc = fine ? 0 : bsz_fail_memory(gnu->err);

	image->symbol_count = 1;
	for (size_t i = 0; fine && i < count; i++) {
		names[i] = (struct strip_name){0};
		names[i].text = bsz_strip_symbol_name(gnu->symbols, order[i],
		    &names[i].size);
	}
	if (fine && count)
		rc = bsz_strip_names_settle(names, count, &size, gnu->err);
	if (!rc && count && gnu->places.symbol_names + size <= image->size)
		bsz_strip_names_write(names, count,
		    image->out + gnu->places.symbol_names);
	for (size_t i = 0; !rc && i < count; i++) {
		const struct strip_symbol symbol = bsz_strip_symbol(
		    gnu->symbols, order[i]);

		write_symbol(image, order[i], &symbol, names[i].offset);
	}
	bsz_free(order);
	bsz_free(names);
	return rc;
}

int bsz_strip_gnu_image(struct gnu *gnu, uint64_t size, uint8_t **out)
{
	const size_t sections = (size_t)gnu->source->section_count + 1;
	struct image image = {.gnu = gnu, .source = gnu->source,
		.size = size};

	*out = NULL;
	if (!is_possible(gnu, size))
		return 0;
	image.numbers = bsz_arena_alloc(&gnu->arena,
	    sections * sizeof(*image.numbers));
	image.names = bsz_arena_alloc(&gnu->arena,
	    (sections + 3) * sizeof(*image.names));
	image.out = bsz_calloc(size + 1, 1);
	if (!image.numbers || !image.names || !image.out) {
		bsz_free(image.out);
		return bsz_fail_memory(gnu->err);
	}
	memset(image.numbers, 0, sections * sizeof(*image.numbers));
	copy_contents(&image);
	int rc = write_names(&image);
	if (!rc)
		rc = write_symbols(&image);
	if (!rc) {
		write_headers(&image);
		write_elf_header(&image);
		*out = image.out;
	} else {
		bsz_free(image.out);
	}
	return rc;
}
