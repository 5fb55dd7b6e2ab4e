/*
 * Instructions have the lengths and the addresses that the manuals give them;
 * what is cut or none ends the walk, and never reads further.
 */
#include <readers/code_refs.h>

#include <binsize/arena.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct bsz_span span(const char *text, size_t size)
{
	return (struct bsz_span){(const uint8_t *)text, size};
}

#define CODE(text) text, sizeof(text) - 1

static const struct {
	const char *code;
	size_t size;
	unsigned relative, absolute, immediate;
} cases[] = {
	{CODE("\x90"), 0, 0, 0},
	{CODE("\xf3\x0f\x1e\xfa"), 0, 0, 0},                  /* endbr64 */
	{CODE("\x66\x2e\x0f\x1f\x84\x00\x00\x00\x00\x00"), 0, 6, 0},
	{CODE("\x48\x8d\x3d\x01\x02\x03\x04"), 3, 0, 0},      /* lea */
	{CODE("\x8b\x04\xc5\x00\x10\x40\x00"), 0, 3, 0},      /* index alone */
	{CODE("\x8b\x80\x00\x10\x40\x00"), 0, 2, 0},
	{CODE("\x8b\x44\x24\x08"), 0, 0, 0},
	{CODE("\xc7\x05\x01\x00\x00\x00\x02\x00\x00\x00"), 2, 0, 0},
	{CODE("\x48\xc7\x05\x01\x00\x00\x00\x02\x00\x00\x00"), 3, 0, 7},
	{CODE("\x66\xc7\x05\x01\x00\x00\x00\x02\x00"), 3, 0, 0},
	{CODE("\x83\x3d\x01\x00\x00\x00\x05"), 2, 0, 0},
	{CODE("\xbf\x00\x10\x40\x00"), 0, 0, 1},              /* mov edi */
	{CODE("\x48\xb8\x01\x02\x03\x04\x05\x06\x07\x08"), 0, 0, 0},
	{CODE("\x66\xb8\x01\x02"), 0, 0, 0},
	{CODE("\xa1\x01\x02\x03\x04\x05\x06\x07\x08"), 0, 0, 0},
	{CODE("\x67\xa1\x01\x02\x03\x04"), 0, 0, 0},
	{CODE("\xf6\x05\x01\x00\x00\x00\x02"), 2, 0, 0},      /* test */
	{CODE("\xf6\x15\x01\x00\x00\x00"), 2, 0, 0},          /* not */
	{CODE("\xf7\xc7\x00\x10\x40\x00"), 0, 0, 0},
	{CODE("\x48\xf7\xc7\x00\x10\x40\x00"), 0, 0, 0},
	{CODE("\xa9\x00\x10\x40\x00"), 0, 0, 0},
	{CODE("\x69\xc0\x00\x10\x40\x00"), 0, 0, 0},     /* imul */
	{CODE("\x68\x00\x10\x40\x00"), 0, 0, 1},           /* push */
	{CODE("\x3d\x00\x10\x40\x00"), 0, 0, 0},           /* cmp eax */
	{CODE("\x48\x3d\x00\x10\x40\x00"), 0, 0, 2},
	{CODE("\x48\x05\x00\x10\x40\x00"), 0, 0, 2},      /* add rax */
	{CODE("\x48\x25\x00\x10\x40\x00"), 0, 0, 0},      /* and rax */
	{CODE("\x81\xff\x00\x10\x40\x00"), 0, 0, 0},      /* cmp edi */
	{CODE("\x48\x81\xff\x00\x10\x40\x00"), 0, 0, 3},
	{CODE("\x49\x81\xc0\x00\x10\x40\x00"), 0, 0, 3}, /* add r8 */
	{CODE("\x48\x81\xe0\x00\x10\x40\x00"), 0, 0, 0}, /* and rax */
	{CODE("\xc8\x10\x00\x01"), 0, 0, 0},                  /* enter */
	{CODE("\x0f\x84\x01\x00\x00\x00"), 0, 0, 0},          /* je */
	{CODE("\xe8\x01\x00\x00\x00"), 0, 0, 0},
	{CODE("\x66\x0f\x3a\x0f\xc1\x08"), 0, 0, 0},          /* palignr */
	{CODE("\x0f\x20\xc0"), 0, 0, 0},                      /* mov cr0 */
	{CODE("\xc5\xf8\x77"), 0, 0, 0},                      /* vzeroupper */
	{CODE("\xc5\xf9\x6f\x05\x01\x00\x00\x00"), 4, 0, 0},
	{CODE("\xc4\xe3\x7d\x39\xc1\x01"), 0, 0, 0},          /* vextracti128 */
	{CODE("\xc4\xe2\x7d\x18\x05\x01\x00\x00\x00"), 5, 0, 0},
	{CODE("\x62\xf1\x7c\x48\x28\x05\x01\x00\x00\x00"), 6, 0, 0},
	{CODE("\x62\xf3\x75\x48\x25\xc2\xff"), 0, 0, 0},      /* vpternlogd */
	{CODE("\x8f\xe8\x78\xa2\xc1\x10"), 0, 0, 0},          /* vpcmov */
	{CODE("\x8f\x00"), 0, 0, 0},                          /* pop */
	{CODE("\x66\x66\x66\x66\x66\x66\x66\x66\x66\x66\x66\x66\x66\x66\x90"),
	    0, 0, 0},
};

static void lengths_are_those_of_the_manual(void **state)
{
	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++) {
		const struct x86_instruction found = bsz_x86_decode(
		    span(cases[i].code, cases[i].size));

		assert_int_equal(found.size, cases[i].size);
		assert_int_equal(found.relative, cases[i].relative);
		assert_int_equal(found.absolute, cases[i].absolute);
		assert_int_equal(found.immediate, cases[i].immediate);
	}
}

static void cut_ones_are_none(void **state)
{
	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(cases); i++) {
		for (size_t size = 0; size < cases[i].size; size++) {
			uint8_t *exact = bsz_malloc(size + 1);

			memcpy(exact, cases[i].code, size);
			assert_int_equal(bsz_x86_decode((struct bsz_span){
			    exact, size}).size, 0);
			bsz_free(exact);
		}
	}
}

static void others_are_none(void **state)
{
	static const char *const none[] = {"\x06", "\x60", "\x82", "\x9a",
		"\xd6", "\xea", "\x0f\x04", "\x0f\x36", "\x62\xf0\x7c\x48",
		"\xc4\xff\x7d\x39", "\xc4\xe4\x7d\x39",
		"\x66\x66\x66\x66\x66\x66\x66\x66\x66\x66\x66\x66\x66\x66\x66"};

	(void)state;
	for (size_t i = 0; i < BSZ_COUNTOF(none); i++) {
		char bytes[32] = {0};

		memcpy(bytes, none[i], strlen(none[i]));
		assert_int_equal(bsz_x86_decode(span(bytes, sizeof(bytes)))
		    .size, 0);
	}
}

/* A walk keeps what lies where it looks: here from 0x1040 to 0x107f. */
static struct code_refs looking(bool absolute)
{
	static struct elf_gap gap = {0x1040, 0x1080, false};
	static const struct elf_gaps gaps = {&gap, 1};
	struct code_refs refs;

	assert_int_equal(bsz_code_refs_init(&refs, &gaps, NULL), 0);
	refs.absolute = absolute;
	return refs;
}

static void walks_keep_what_is_wanted(void **state)
{
	static const char code[] =
	    "\x48\x8d\x05\x39\x00\x00\x00"   /* 0x1000: to 0x1040 */
	    "\x48\x8d\x05\x71\x00\x00\x00"   /* to 0x107f */
	    "\x48\x8d\x05\x6b\x00\x00\x00"   /* to 0x1080 */
	    "\xbf\x50\x10\x00\x00"           /* mov $0x1050 */
	    "\x06"                           /* none, and ends the walk */
	    "\xbf\x51\x10\x00\x00"
	    "\x8b\x05\x20\x00\x00\x00"       /* 0x1020: to 0x1046 */
	    "\x4c\x8d\x05\x1d\x00\x00\x00"   /* to 0x104a, without it */
	    "\x49\x8d\x05\x18\x00\x00\x00"  /* not what compilers write */
	    "\x48\xc7\xc7\x52\x10\x00\x00"; /* 0x1034: to 0x1052 */

	(void)state;
	for (int absolute = 0; absolute < 2; absolute++) {
		struct code_refs refs = looking(absolute == 1);

		bsz_x86_references(&refs, span(code, sizeof(code) - 1),
		    sizeof(code) - 1, 0x1000);
		bsz_x86_references_end(&refs);
		assert_int_equal(bsz_code_refs_settle(&refs, NULL), 0);
		assert_int_equal(refs.count, absolute ? 5 : 3);
		assert_int_equal(refs.items[0].key, 0x1040);
		assert_int_equal(refs.items[0].value, 0x1000);
		assert_int_equal(refs.items[1].key, 0x104a);
		assert_int_equal(refs.items[1].value, 0x1026);
		if (absolute) {
			assert_int_equal(refs.items[2].key, 0x1050);
			assert_int_equal(refs.items[3].key, 0x1052);
			assert_int_equal(refs.items[3].value, 0x1034);
		}
		assert_int_equal(refs.items[refs.count - 1].key, 0x107f);
		assert_int_equal(refs.items[refs.count - 1].value, 0x1007);
		bsz_code_refs_release(&refs);
	}
}

/* What a walk keeps that looks at each instruction; returns where it ends. */
static uint64_t walk_plainly(struct code_refs *refs, struct bsz_span code,
    uint64_t size, uint64_t vm)
{
	uint64_t at = 0;

	while (at < size) {
		const uint8_t *start = code.data + at;
		const struct x86_instruction found = bsz_x86_decode(
		    bsz_span_part(code, at, code.size - at));
		int32_t number;

		if (!found.size)
			return at + 1;
		if (found.relative) {
			memcpy(&number, start + found.relative,
			    sizeof(number));
			code_refs_add(refs, vm + at + found.size +
			    (uint64_t)(int64_t)number, vm + at);
		}
		if (refs->absolute && found.absolute) {
			memcpy(&number, start + found.absolute,
			    sizeof(number));
			code_refs_add(refs, (uint32_t)number, vm + at);
		}
		if (refs->absolute && found.immediate) {
			memcpy(&number, start + found.immediate,
			    sizeof(number));
			code_refs_add(refs, (uint32_t)number, vm + at);
		}
		at += found.size;
	}
	return at;
}

/* Instructions in no order, a reference to somewhere near the gaps each
 * third, and few that are none. */
static void write_code(uint8_t *code, size_t size, uint64_t vm)
{
	static const char *const others[] = {"\x90", "\x48\x89\xe5",
		"\x0f\xb6\xc0", "\x66\x0f\x6f\xc1", "\x83\xc0\x05",
		"\xc5\xf8\x77", "\x8b\x44\x24\x05"};
	static const char *const references[] = {"\x48\x8d\x05",
		"\x8b\x0d", "\xc7\x05", "\x80\x3d", "\xbf",
		"\x8b\x04\x25", "\x68"};
	uint32_t random = 1;

	for (size_t at = 0; at + 16 < size;) {
		const char *text;
		int32_t number;

		random = random * 1103515245 + 12345;
		text = random >> 16 & 1 && random >> 17 & 1
		    ? references[(random >> 20) % BSZ_COUNTOF(references)]
		    : others[(random >> 20) % BSZ_COUNTOF(others)];
		memcpy(code + at, text, strlen(text));
		at += strlen(text);
		number = (int32_t)(0xf00 + (random >> 4) % 0x200);
		if (random >> 18 & 1)
			number -= (int32_t)(vm + at + 4);
		memcpy(code + at, &number, sizeof(number));
		at += random >> 16 & 1 && random >> 17 & 1 ? 4 : 0;
		if (random % 9973 == 0)
			code[at++] = 6;
	}
}

/* How many more refs has: targets of "lea" that a walk out of step took for
 * the inside of something. */
static size_t count_more(const struct code_refs *refs,
    const struct code_refs *plain)
{
	size_t found = 0;

	for (size_t i = 0; i < refs->count && found < plain->count; i++)
		found += refs->items[i].key == plain->items[found].key;
	assert_int_equal(found, plain->count);
	return refs->count - found;
}

/* The same from many functions that wait for each other, and from a large
 * one, as from one after the other. */
static void walks_side_by_side_keep_the_same(void **state)
{
	enum { ALL = 200000, LARGE = 60000 };
	uint8_t *code = calloc(ALL, 1);
	struct code_refs refs, plain;

	(void)state;
	write_code(code, ALL, 0x10000);
	for (int absolute = 0; absolute < 2; absolute++) {
		refs = looking(absolute == 1);
		plain = looking(absolute == 1);
		for (uint64_t at = 0, size = LARGE; at < ALL;
		    at += size, size = 1 + at % 331) {
			const struct bsz_span rest = {code + at, ALL - at};

			size = walk_plainly(&plain, rest,
			    bsz_min(size, ALL - at), 0x10000 + at);
			bsz_x86_references(&refs, rest, size, 0x10000 + at);
		}
		bsz_x86_references_end(&refs);
		assert_int_equal(bsz_code_refs_settle(&refs, NULL), 0);
		assert_int_equal(bsz_code_refs_settle(&plain, NULL), 0);
		assert_true(plain.count > 200);
		assert_true(count_more(&refs, &plain) < plain.count / 20);
		bsz_code_refs_release(&refs);
		bsz_code_refs_release(&plain);
	}
	free(code);
}

static void pairs_make_addresses(void **state)
{
	static const uint32_t code[] = {
		0x90000001, /* adrp x1, 0x1000 */
		0x91010021, /* add x1, x1, #0x40 */
		0x91012022, /* add x2, x1, #0x48: x1 is no page any more */
		0x90000003, /* adrp x3, 0x1000 */
		0xf9402864, /* ldr x4, [x3, #0x50] */
		0xaa0503e3, /* mov x3, x5 */
		0xf9402c64, /* ldr x4, [x3, #0x58] */
		0x90000013, /* adrp x19, 0x1000 */
		0x90000002, /* adrp x2, 0x1000 */
		0x94000000, /* bl */
		0x91018260, /* add x0, x19, #0x60 */
		0x91019040, /* add x0, x2, #0x64: not saved by the call */
		0xd65f03c0, /* ret */
		0x9101a260, /* add x0, x19, #0x68 */
		0x3dc01a60, /* ldr q0, [x19, #0x60] */
	};
	static const uint64_t targets[] = {0x1040, 0x1050, 0x1060};
	struct code_refs refs = looking(false);

	(void)state;
	bsz_a64_references(&refs, span((const char *)code, sizeof(code)),
	    sizeof(code), 0x1000);
	assert_int_equal(refs.count, BSZ_COUNTOF(targets));
	for (size_t i = 0; i < refs.count; i++)
		assert_int_equal(refs.items[i].key, targets[i]);
	bsz_code_refs_release(&refs);
}

/* Gaps at both ends of memory, in a table that is too small for them. */
static void far_gaps_are_told_apart(void **state)
{
	static const uint64_t kept[] = {0x30, 0xfff, 0xffffffff80000030,
		0xffffffff82000000};
	static const uint64_t left_out[] = {0, 0x2f, 0x1000, 0x80000030,
		0xffffffff8000002f, 0xffffffff80000040, 0xffffffff81ffffff,
		0xffffffff82000001, UINT64_MAX};
	struct elf_gap items[] = {{0x30, 0x1000, false},
		{0xffffffff80000030, 0xffffffff80000040, false},
		{0xffffffff82000000, 0xffffffff82000001, false}};
	const struct elf_gaps gaps = {items, BSZ_COUNTOF(items)};
	struct code_refs refs;

	(void)state;
	assert_int_equal(bsz_code_refs_init(&refs, &gaps, NULL), 0);
	assert_true(refs.low == items[1].start);
	assert_true(refs.last == items[2].start);
	for (size_t i = 0; i < BSZ_COUNTOF(left_out); i++)
		code_refs_add(&refs, left_out[i], i);
	for (size_t i = 0; i < BSZ_COUNTOF(kept); i++)
		code_refs_add(&refs, kept[i], i);
	assert_int_equal(bsz_code_refs_settle(&refs, NULL), 0);
	assert_int_equal(refs.count, BSZ_COUNTOF(kept));
	for (size_t i = 0; i < BSZ_COUNTOF(kept); i++)
		assert_true(refs.items[i].key == kept[i]);
	bsz_code_refs_release(&refs);
}

static void short_memory_is_remembered(void **state)
{
	struct code_refs refs = looking(false);

	(void)state;
	bsz_alloc_fail_at(1);
	code_refs_add(&refs, 0x1041, 1);
	bsz_alloc_fail_at(0);
	assert_true(refs.failed);
	assert_int_equal(refs.count, 0);
	bsz_code_refs_release(&refs);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_are_those_of_the_manual),
		cmocka_unit_test(cut_ones_are_none),
		cmocka_unit_test(others_are_none),
		cmocka_unit_test(walks_keep_what_is_wanted),
		cmocka_unit_test(walks_side_by_side_keep_the_same),
		cmocka_unit_test(pairs_make_addresses),
		cmocka_unit_test(far_gaps_are_told_apart),
		cmocka_unit_test(short_memory_is_remembered),
	};

	return cmocka_run_group_tests_name("code_refs", tests, NULL, NULL);
}
