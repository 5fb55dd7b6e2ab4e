/*
 * An artifact with a scan of random claims: its maps against painting.
 */
#include <binsize/artifact.h>

#include <binsize/limits.h>

#include "painting.h"

#define SIZE 100
#define VM_BASE UINT64_C(0x1000)
#define PARTS 4
#define BUFFERS 2

/*
 * The file: part 0 at 0 to 9, part 1 at 10 to 59, part 2 at 60 to 99. Memory:
 * part 0 and 1 at 0x1000 (file 0 to 49), part 2 at 0x1040 (file 60 to 79),
 * part 3, which the file lacks, at 0x1054 to 0x105f.
 */
static struct bsz_piece pieces[] = {
	{VM_BASE, 0, 50},
	{VM_BASE + 0x40, 60, 20},
};

/* What the scan claims, and what to check it with. */
struct scene {
	uint64_t seed;
	uint32_t claims;
	int calls;
	int result;
};

/* Random claims, some outside what is mapped. The same for the same seed. */
static int scan(struct bsz_artifact *artifact, enum bsz_dimension dim,
    struct bsz_err *err)
{
	struct scene *const scene = artifact->image;
	struct bsz_claims vm[BUFFERS], file[BUFFERS];
	struct bsz_claims *const vms[] = {&vm[0], &vm[1]};
	struct bsz_claims *const files[] = {&file[0], &file[1]};
	uint64_t seed = scene->seed;

	scene->calls++;
	if (scene->result)
		return bsz_fail(err, (enum bsz_code)scene->result, "asked");
	for (size_t i = 0; i < BUFFERS; i++) {
		bsz_artifact_claims(artifact, BSZ_VM, &vm[i]);
		bsz_artifact_claims(artifact, BSZ_FILE, &file[i]);
		bsz_claims_begin(&vm[i], i);
		bsz_claims_begin(&file[i], i);
	}
	for (uint32_t i = 0; i < scene->claims; i++) {
		const size_t buffer = random_below(&seed, BUFFERS);
		const uint32_t tag = bsz_tag(bsz_labels_printf(
		    artifact->labels, "%u", i % 5), BSZ_BY_SYMBOL);
		const uint32_t start = random_below(&seed, SIZE);
		const uint32_t size = random_below(&seed, 30);

		bsz_claims_push(random_below(&seed, 3) ? &vm[buffer]
		    : &file[buffer], 1, start + (random_below(&seed, 2)
		    ? VM_BASE : 0), size, tag);
	}
	return bsz_artifact_settle(artifact, dim, vms, files, BUFFERS, err);
}

static const struct bsz_artifact_ops ops = {.scan = scan};

static int make_artifact(struct bsz_artifact *artifact, struct scene *scene,
    struct bsz_err *err)
{
	static const uint8_t bytes[SIZE];
	static struct bsz_part parts[PARTS];
	static const uint32_t sizes[] = {10, 50, 40};

	if (bsz_artifact_init(artifact, "a.out", (struct bsz_span){bytes,
	    SIZE}, 2, err))
		return err->code;
	artifact->ops = &ops;
	artifact->image = scene;
	for (uint32_t i = 0; i < PARTS; i++) {
		parts[i].section = bsz_labels_printf(artifact->labels, "s%u",
		    i);
		parts[i].kind = bsz_labels_printf(artifact->labels, "k%u",
		    i / 2);
		parts[i].fallback = bsz_labels_printf(artifact->labels,
		    "[section s%u]", i);
	}
	artifact->parts = parts;
	artifact->part_count = PARTS;
	for (uint32_t i = 0, at = 0; i < 3; at += sizes[i++])
		bsz_map_push(&artifact->layout[BSZ_FILE], at, sizes[i], i);
	bsz_map_push(&artifact->layout[BSZ_VM], VM_BASE, 10, 0);
	bsz_map_push(&artifact->layout[BSZ_VM], VM_BASE + 10, 40, 1);
	bsz_map_push(&artifact->layout[BSZ_VM], VM_BASE + 0x40, 20, 2);
	bsz_map_push(&artifact->layout[BSZ_VM], VM_BASE + 0x54, 12, 3);
	artifact->translation = (struct bsz_translation){pieces, pieces, 2};
	if (artifact->layout[0].failed || artifact->layout[1].failed) {
		bsz_artifact_release(artifact);
		return bsz_fail_memory(err);
	}
	return 0;
}

static void parts_name_what_nobody_claims(void **state)
{
	static const char *const names[BSZ_DIMENSIONS] = {
		[BSZ_SECTION] = "s0", [BSZ_KIND] = "k0",
		[BSZ_SYMBOL] = "[section s0]", [BSZ_DIR] = "[section s0]",
	};
	struct scene scene = {0};
	struct bsz_artifact artifact;
	struct bsz_err err;

	(void)state;
	assert_int_equal(make_artifact(&artifact, &scene, &err), 0);
	for (int dim = 0; dim < BSZ_DIMENSIONS; dim++) {
		struct bsz_map map;
		struct bsz_label first;

		if (!names[dim])
			continue;
		assert_int_equal(bsz_artifact_map(&artifact,
		    (enum bsz_dimension)dim, BSZ_VM, &map, &err), 0);
		assert_int_equal(map.count, dim == BSZ_KIND ? 2 : 4);
		first = bsz_labels_get(artifact.labels,
		    bsz_range_label(map.ranges));
		assert_int_equal(first.size, strlen(names[dim]));
		assert_memory_equal(first.text, names[dim], first.size);
		bsz_map_release(&map);
	}
	/* Sections and kinds need no scan. */
	assert_int_equal(scene.calls, 2);
	bsz_artifact_release(&artifact);
}

/* The painted map of a domain, from what is settled. */
static void paint_wanted(struct bsz_artifact *artifact,
    enum bsz_domain domain, uint32_t *wanted)
{
	const struct bsz_map *const settled = artifact->settled[BSZ_SYMBOL];
	const uint64_t base = domain == BSZ_VM ? VM_BASE : 0;
	uint32_t layout[SIZE], vm[SIZE], file[SIZE];

	for (size_t i = 0; i < artifact->layout[domain].count; i++)
		artifact->layout[domain].ranges[i].tag++;
	paint_map(&artifact->layout[domain], base, layout, SIZE);
	for (size_t i = 0; i < artifact->layout[domain].count; i++)
		artifact->layout[domain].ranges[i].tag--;
	paint_map(&settled[BSZ_VM], VM_BASE, vm, SIZE);
	paint_map(&settled[BSZ_FILE], 0, file, SIZE);
	for (size_t i = 0; i < SIZE; i++) {
		uint32_t claimed = domain == BSZ_VM ? vm[i] : file[i];
		uint64_t address;

		if (domain == BSZ_FILE && !claimed && bsz_translate_back(
		    &artifact->translation, i, &address))
			claimed = vm[address - VM_BASE];
		assert_true(layout[i] || !claimed);
		wanted[i] = claimed || !layout[i] ? claimed
		    : artifact->parts[layout[i] - 1].fallback;
	}
}

static void claims_lie_over_the_layout(void **state)
{
	uint32_t wanted[SIZE], found[SIZE];
	struct bsz_err err;

	(void)state;
	for (uint64_t round = 0; round < 400; round++) {
		struct scene scene = {.seed = round + 1,
		    .claims = (uint32_t)round % 20};
		struct bsz_artifact artifact;

		assert_int_equal(make_artifact(&artifact, &scene, &err), 0);
		for (int domain = 0; domain <= BSZ_VM; domain++) {
			struct bsz_map map;

			assert_int_equal(bsz_artifact_map(&artifact,
			    BSZ_SYMBOL, (enum bsz_domain)domain, &map, &err),
			    0);
			paint_map(&map, domain == BSZ_VM ? VM_BASE : 0,
			    found, SIZE);
			paint_wanted(&artifact, (enum bsz_domain)domain,
			    wanted);
			assert_memory_equal(found, wanted, sizeof(found));
			bsz_map_release(&map);
		}
		assert_int_equal(scene.calls, 1);
		bsz_artifact_release(&artifact);
	}
}

static void a_failed_scan_is_asked_again(void **state)
{
	struct scene scene = {.seed = 1, .claims = 9, .result = BSZ_EINPUT};
	struct bsz_artifact artifact;
	struct bsz_map map;
	struct bsz_err err;

	(void)state;
	assert_int_equal(make_artifact(&artifact, &scene, &err), 0);
	assert_int_equal(bsz_artifact_map(&artifact, BSZ_LINE, BSZ_FILE, &map,
	    &err), BSZ_EINPUT);
	assert_null(map.ranges);
	scene.result = 0;
	assert_int_equal(bsz_artifact_map(&artifact, BSZ_LINE, BSZ_FILE, &map,
	    &err), 0);
	assert_int_equal(scene.calls, 2);
	bsz_map_release(&map);
	bsz_artifact_release(&artifact);
}

static void no_map_is_made_of_what_was_forgotten(void **state)
{
	struct scene scene = {.seed = 1, .claims = 9};
	struct bsz_artifact artifact;
	struct bsz_map map;
	struct bsz_err err;

	(void)state;
	assert_int_equal(make_artifact(&artifact, &scene, &err), 0);
	assert_int_equal(bsz_artifact_map(&artifact, BSZ_LINE, BSZ_FILE, &map,
	    &err), 0);
	bsz_artifact_forget(&artifact);
	assert_int_equal(bsz_map_total(&map), SIZE); /* its own */
	bsz_map_release(&map);
	assert_null(artifact.settled[BSZ_LINE][BSZ_VM].ranges);
	assert_int_equal(bsz_artifact_map(&artifact, BSZ_LINE, BSZ_FILE, &map,
	    &err), BSZ_EINVARIANT);
	assert_null(map.ranges);
	bsz_artifact_release(&artifact);
}

static void an_artifact_without_a_reader_has_maps(void **state)
{
	struct scene scene = {0};
	struct bsz_artifact artifact;
	struct bsz_map map;
	struct bsz_err err;

	(void)state;
	assert_int_equal(make_artifact(&artifact, &scene, &err), 0);
	artifact.ops = NULL;
	assert_int_equal(bsz_artifact_map(&artifact, BSZ_UNIT, BSZ_FILE, &map,
	    &err), 0);
	assert_int_equal(bsz_map_total(&map), SIZE);
	bsz_map_release(&map);
	bsz_artifact_release(&artifact);
}

static void a_hole_is_a_broken_invariant(void **state)
{
	struct scene scene = {0};
	struct bsz_artifact artifact;
	struct bsz_map map;
	struct bsz_err err;

	(void)state;
	assert_int_equal(make_artifact(&artifact, &scene, &err), 0);
	artifact.parts[1].kind = BSZ_NO_LABEL;
	assert_int_equal(bsz_artifact_map(&artifact, BSZ_KIND, BSZ_FILE, &map,
	    &err), BSZ_EINVARIANT);
	assert_non_null(strstr(err.text, "kind, file domain"));
	assert_non_null(strstr(err.text, "0xa "));
	assert_null(map.ranges);
	bsz_artifact_release(&artifact);
}

static void facts_and_notes_are_kept(void **state)
{
	struct bsz_artifact artifact;
	struct bsz_err err;

	(void)state;
	assert_int_equal(bsz_artifact_init(&artifact, "x",
	    (struct bsz_span){NULL, 0}, 0, &err), 0);
	assert_int_equal(artifact.jobs, 1);
	assert_null(bsz_artifact_find_fact(&artifact, "machine"));
	for (int i = 0; i < 50; i++)
		bsz_artifact_fact(&artifact, i ? "other" : "machine", "m%d",
		    i);
	assert_string_equal(bsz_artifact_find_fact(&artifact, "machine"),
	    "m0");
	assert_string_equal(artifact.facts[49].text, "m49");
	for (int i = 0; i < BSZ_MAX_NOTES + 3; i++)
		bsz_artifact_note(&artifact, (uint64_t)i, "odd %d", i);
	assert_int_equal(artifact.note_count, BSZ_MAX_NOTES);
	assert_int_equal(artifact.notes_dropped, 3);
	assert_string_equal(artifact.notes[7].text, "odd 7");
	assert_int_equal(artifact.notes[7].offset, 7);
	bsz_artifact_release(&artifact);
}

static int run_all(void)
{
	struct scene scene = {.seed = 4, .claims = 15};
	struct bsz_artifact artifact;
	struct bsz_err err;
	int result = make_artifact(&artifact, &scene, &err);

	if (result)
		return result;
	bsz_artifact_fact(&artifact, "machine", "%s", "x86-64");
	bsz_artifact_note(&artifact, BSZ_NO_OFFSET, "%s", "odd");
	for (int domain = 0; domain < BSZ_DOMAINS && !result; domain++) {
		struct bsz_map map;

		result = bsz_artifact_map(&artifact, BSZ_SYMBOL,
		    (enum bsz_domain)domain, &map, &err);
		bsz_map_release(&map);
	}
	bsz_artifact_release(&artifact);
	return result;
}

static void any_allocation_may_fail(void **state)
{
	uint64_t n = 0;
	int result;

	(void)state;
	do {
		bsz_alloc_fail_at(++n);
		result = run_all();
		bsz_alloc_fail_at(0);
		assert_true(!result || result == BSZ_ENOMEM);
	} while (result);
	assert_in_range(n, 15, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_name_what_nobody_claims),
		cmocka_unit_test(claims_lie_over_the_layout),
		cmocka_unit_test(a_failed_scan_is_asked_again),
		cmocka_unit_test(no_map_is_made_of_what_was_forgotten),
		cmocka_unit_test(an_artifact_without_a_reader_has_maps),
		cmocka_unit_test(a_hole_is_a_broken_invariant),
		cmocka_unit_test(facts_and_notes_are_kept),
		cmocka_unit_test(any_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
