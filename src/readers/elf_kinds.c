/*
 * What kind of bytes a section holds, by one table walked from the top.
 *
 * Types and flags decide where the format defines them, names where only
 * convention does.
 */
#include "elf_image.h"

enum { ANY = 0 };

struct rule {
	const char *kind;
	uint32_t type;        /* ANY or exact */
	uint64_t with;        /* flags that must be set */
	uint64_t without;     /* flags that must not be set */
	const char *prefix;   /* of the name; NULL: any */
};

static const char code[] = "code";
static const char unwind[] = "unwind tables";
static const char dynamic[] = "dynamic linking";
static const char relocations[] = "relocations";
static const char runtime[] = "runtime tables";
static const char notes[] = "notes";
static const char zero[] = "zero-initialised data";
static const char data[] = "data";
static const char constants[] = "read-only data";
static const char debug[] = "debug info";
static const char symbols[] = "symbol tables";
static const char names[] = "section names";

static const struct rule rules[] = {
	{code, ANY, SHF_ALLOC | SHF_EXECINSTR, 0, NULL},
	{relocations, SHT_REL, 0, 0, NULL},
	{relocations, SHT_RELA, 0, 0, NULL},
	{relocations, SHT_RELR, 0, 0, NULL},
	{dynamic, SHT_DYNAMIC, 0, 0, NULL},
	{dynamic, SHT_DYNSYM, 0, 0, NULL},
	{dynamic, SHT_HASH, 0, 0, NULL},
	{dynamic, SHT_GNU_HASH, 0, 0, NULL},
	{dynamic, SHT_GNU_verdef, 0, 0, NULL},
	{dynamic, SHT_GNU_verneed, 0, 0, NULL},
	{dynamic, SHT_GNU_versym, 0, 0, NULL},
	{dynamic, SHT_STRTAB, SHF_ALLOC, 0, NULL},
	{dynamic, ANY, SHF_ALLOC, 0, ".got"},
	{dynamic, ANY, SHF_ALLOC, 0, ".interp"},
	{notes, SHT_NOTE, 0, 0, NULL},
	{unwind, ANY, SHF_ALLOC, 0, ".eh_frame"},
	{unwind, ANY, SHF_ALLOC, 0, ".gcc_except_table"},
	{unwind, ANY, SHF_ALLOC, 0, ".ARM.ex"},
	{unwind, ANY, SHF_ALLOC, 0, ".sframe"},
	{runtime, ANY, SHF_ALLOC, 0, ".gopclntab"},
	{runtime, ANY, SHF_ALLOC, 0, ".data.rel.ro.gopclntab"},
	{runtime, ANY, SHF_ALLOC, 0, ".typelink"},
	{runtime, ANY, SHF_ALLOC, 0, ".itablink"},
	{runtime, ANY, SHF_ALLOC, 0, ".go."},
	{zero, SHT_NOBITS, SHF_ALLOC, 0, NULL},
	{data, ANY, SHF_ALLOC | SHF_WRITE, 0, NULL},
	{constants, ANY, SHF_ALLOC, 0, NULL},
	{debug, ANY, 0, 0, ".debug"},
	{debug, ANY, 0, 0, ".zdebug"},
	{debug, ANY, 0, 0, ".gdb_index"},
	{debug, ANY, 0, 0, ".stab"},
	{debug, ANY, 0, 0, ".gnu_debug"},
	{debug, ANY, 0, 0, ".line"},
	{names, SHT_STRTAB, 0, 0, ".shstrtab"},
	{symbols, SHT_SYMTAB, 0, 0, NULL},
	{symbols, SHT_STRTAB, 0, 0, NULL},
	{symbols, SHT_SYMTAB_SHNDX, 0, 0, NULL},
	{notes, ANY, 0, 0, ".comment"},
	{notes, ANY, 0, 0, ".note"},
};

const char *bsz_elf_section_kind(const struct elf_section *section)
{

	for (size_t i = 0; i < BSZ_COUNTOF(rules); i++) {
		const struct rule *rule = &rules[i];

		if (rule->type != ANY && rule->type != section->type)
			continue;
		if ((section->flags & rule->with) != rule->with ||
		    (section->flags & rule->without))
			continue;
		if (rule->prefix && strncmp(section->name, rule->prefix,
		    strlen(rule->prefix)) != 0)
			continue;
		return rule->kind;
	}
	return "other sections";
}
