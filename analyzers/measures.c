/*
 * What a budget can be held against, one row each. Some are of every label,
 * the others of an artifact as a whole.
 */
#include <binsize/budget.h>

#include <string.h>

static const struct bsz_measure_info infos[BSZ_MEASURES] = {
	[BSZ_MEASURE_FILE] = {.name = "file", .domain = BSZ_FILE,
		.words = "", .known_of = "all"},
	[BSZ_MEASURE_VM] = {.name = "vm", .domain = BSZ_VM,
		.words = " in memory", .known_of = "all"},
	[BSZ_MEASURE_WIRE] = {.name = "wire", .domain = BSZ_WIRE,
		.words = " on the wire", .known_of = "images"},
	[BSZ_MEASURE_STRIPPED] = {.name = "stripped", .is_whole = true,
		.words = " stripped",
		.known_of = "ELF files that GNU strip accepts"},
	[BSZ_MEASURE_GZIP] = {.name = "gzip", .is_whole = true,
		.words = " by gzip", .maker = "gzip_by",
		.known_of = "files that are no images"},
	[BSZ_MEASURE_ZSTD] = {.name = "zstd", .is_whole = true,
		.words = " by zstd", .maker = "zstd_by",
		.known_of = "files that are no images"},
	[BSZ_MEASURE_EFFICIENCY] = {.name = "efficiency", .is_whole = true,
		.words = " efficient", .amount = BSZ_AMOUNT_SHARE,
		.known_of = "images with content"},
	[BSZ_MEASURE_USER_WASTE] = {.name = "user-waste", .is_whole = true,
		.words = " wasted above its first layer",
		.amount = BSZ_AMOUNT_SHARE,
		.known_of = "images with more than one layer"},
	[BSZ_MEASURE_REUSE] = {.name = "reuse", .is_whole = true,
		.words = " reused", .amount = BSZ_AMOUNT_SHARE,
		.of_both = true, .known_of = "images"},
	[BSZ_MEASURE_COUNT] = {.name = "count", .amount = BSZ_AMOUNT_COUNT,
		.words = "", .known_of = "all"},
	[BSZ_MEASURE_PUSH] = {.name = "push-ms", .is_whole = true,
		.amount = BSZ_AMOUNT_TIME, .words = " of push",
		.known_of = "what runs were kept of"},
};

const struct bsz_measure_info *bsz_measure_info(enum bsz_measure measure)
{
	return &infos[measure];
}

int bsz_measure_find(const char *name)
{
	for (int i = 0; i < BSZ_MEASURES; i++)
		if (strcmp(infos[i].name, name) == 0)
			return i;
	return -1;
}
