/*
 * What the decoders see in the functions of a file, for
 * tests/oracle/instructions.
 *
 *   listing FILE
 *
 * One line an instruction of x86-64 ("i address size"), and one a reference
 * to data ("r address target"). A function ends where its symbol does, or at
 * what is no instruction.
 */
#include <binsize/file.h>

#include "readers/code_refs.h"
#include "readers/elf_image.h"
#include "readers/readers.h"

static void list_instructions(struct bsz_span code, uint64_t vm)
{
	uint64_t at = 0;

	while (at < code.size) {
		const struct x86_instruction found = bsz_x86_decode(
		    bsz_span_part(code, at, code.size - at));

		if (!found.size)
			return;
		printf("i %llx %u\n", (unsigned long long)(vm + at),
		    found.size);
		at += found.size;
	}
}

static void list_references(const struct elf_image *image,
    struct bsz_span code, uint64_t vm)
{
	struct elf_gap all = {0, UINT64_MAX, false};
	const struct elf_gaps gaps = {&all, 1};
	struct code_refs refs;

	if (bsz_code_refs_init(&refs, &gaps, NULL) != 0)
		return;
	if (image->machine == EM_X86_64)
		bsz_x86_references(&refs, code, code.size, vm);
	else
		bsz_a64_references(&refs, code, code.size, vm);
	bsz_x86_references_end(&refs);
	for (size_t i = 0; i < refs.count; i++)
		printf("r %llx %llx\n",
		    (unsigned long long)refs.items[i].value,
		    (unsigned long long)refs.items[i].key);
	bsz_code_refs_release(&refs);
}

static int list_functions(struct elf_image *image, struct bsz_err *err)
{
	const struct elf_symbols *symbols;
	const int rc = bsz_elf_symbols_get(image, &symbols, err);
	uint64_t covered = 0;

	for (size_t i = 0; rc == 0 && i < symbols->count; i++) {
		const struct elf_symbol *symbol = &symbols->items[i];
		const struct bsz_span code = bsz_elf_vm_bytes(image,
		    symbol->start, symbol->size);

		if (!symbol->is_code || symbol->start < covered)
			continue;
		covered = symbol->start + symbol->size;
		if (image->machine == EM_X86_64)
			list_instructions(code, symbol->start);
		list_references(image, code, symbol->start);
	}
	return rc;
}

int main(int argc, char **argv)
{
	struct bsz_artifact artifact;
	struct bsz_file file;
	struct bsz_err err = {0};
	int rc = argc == 2 ? bsz_file_open(&file, argv[1], &err) : -1;

	if (rc == 0)
		rc = bsz_artifact_init(&artifact, argv[1], file.bytes, 1,
		    &err);
	if (rc != 0)
		return 2;
	rc = bsz_readers_open(&artifact, &err);
	if (rc == 0)
		rc = list_functions(artifact.image, &err);
	bsz_artifact_release(&artifact);
	bsz_file_close(&file);
	return rc == 0 ? 0 : 2;
}
