/*
 * The closed lists that users rely on, with what each word means.
 */
#include "topics.h"

static const struct bsz_topic_row exit_status[] = {
	{"0", "all went well"},
	{"1", "what was required is not so: a budget or a rule of lint is "
	    "broken, runs are slower, less is known than --require-known asks for"},
	{"2", "the command line or the configuration is wrong"},
	{"3", "an input could not be read; the others were still answered"},
	{"4", "the output could not be written, or the store of runs or a "
	    "registry not be reached"},
	{"5", "the runs are too few or too alike to say anything"},
	{"70", "binsize found itself wrong: a sum did not hold; nothing was "
	    "reported instead of a wrong figure"},
};

/* In the order of enum bsz_evidence. */
static const struct bsz_topic_row evidence[] = {
	{"format", "the file format says so: headers and sections"},
	{"symbol", "a symbol with its size"},
	{"dwarf", "debug information"},
	{"unwind", "the extent of an unwind entry"},
	{"table", "a table says whom it is about: unwind entries, symbol "
	    "and relocation entries, slots, tables of a language's runtime"},
	{"inferred", "follows from neighbours"},
	{"guess", "likely, but nothing proves it: data without a symbol that "
	    "one owner's code refers to (--no-guess leaves it out)"},
};

static const struct bsz_topic_row labels[] = {
	{"[ELF header]", "the header at the start of the file"},
	{"[program headers]", "the table of segments"},
	{"[section headers]", "the table of sections"},
	{"[section NAME]", "bytes of a section that nothing claims in this "
	    "dimension"},
	{"[section #N]", "a section without a name"},
	{"[LOAD #N]", "bytes of a segment outside of all sections"},
	{"[padding: section alignment]", "between sections, so that the next "
	    "one is aligned"},
	{"[padding: page alignment]", "up to a page's end, around segments"},
	{"[padding: code fill]", "between functions"},
	{"[appended NAME]", "data behind the end of the file proper"},
	{"[unknown]", "bytes that no header accounts for"},
	{"[function 0xADDR]", "a function that has lost its name"},
	{"[shared strings]", "debug strings that several units use"},
	{"[shared .debug_NAME]", "a debug section's part that several units "
	    "use"},
	{"[not in any unit]", "the overview's sum of what no unit claims; "
	    "likewise [not in any symbol]"},
	{"[not generic]", "symbols that are no instance of a generic or a "
	    "template"},
	{"[unit at 0xOFFSET]", "a compile unit without a name"},
	{"[unknown source file]", "code whose line table names no file"},
	{"[unnamed function]", "a function without a name in the debug "
	    "information"},
	{"[type units]", "debug information of types shared by units"},
	{"[partial units]", "debug information imported by units"},
	{"[padding]", "all padding, in a comparison (diff)"},
	{"[metadata]", "headers and whatever else the format needs for "
	    "itself, in a comparison (diff)"},
	{"[tar header]", "what a layer's tar says of an entry before its "
	    "content"},
	{"[file content]", "content of an entry that nothing else names"},
	{"[padding: tar blocks]", "behind content, up to 512 bytes"},
	{"[end of archive]", "the blocks that end a tar, and what follows"},
	{"[compression]", "bits of a compressed layer that are of no byte: "
	    "headers, code tables, checksums"},
	{"[Go types]", "descriptions of Go types of no package"},
	{"[Go strings]", "string literals of several Go packages, or of none"},
	{"[Go data]", "the Go linker's tables for all packages"},
	{"[code beside Go]", "code of a program with Go that no function of Go "
	    "has and no name tells of: C, or whatever cgo linked"},
	{"[cgo]", "what cgo puts between Go and C"},
	{"[N others]", "the rows that a limit leaves out, summed up (-n 0 "
	    "shows them)"},
};

static const struct bsz_topic topics[] = {
	{"exit-status", "what the exit status says", exit_status,
	    BSZ_COUNTOF(exit_status)},
	{"evidence", "what a label can rest on, surest first", evidence,
	    BSZ_COUNTOF(evidence)},
	{"labels", "labels in square brackets, not found in the input",
	    labels, BSZ_COUNTOF(labels)},
};

const struct bsz_topic *bsz_topic(size_t index)
{
	return index < BSZ_COUNTOF(topics) ? &topics[index] : NULL;
}

const struct bsz_topic *bsz_topic_find(const char *name)
{
	for (size_t i = 0; i < BSZ_COUNTOF(topics); i++)
		if (strcmp(topics[i].name, name) == 0)
			return &topics[i];
	return NULL;
}
