/*
 * Rollups against summing piece by piece, in all alias modes; sums hold.
 */
#include <binsize/rollup.h>

#include "painting.h"

#define SIZE 150
#define LEVELS 3
#define MAPS (LEVELS + 1)
#define NAMES 6
#define MAX_ROWS 2000

/* A row of the plain way: a path of labels and its bytes. */
struct row {
	uint32_t path[LEVELS];
	size_t depth;
	bool listed;
	uint64_t bytes[BSZ_DOMAINS];
	uint64_t classes[BSZ_DOMAINS][BSZ_ROLLUP_CLASSES];
};

/* Labels 1 to NAMES are texts; then groups and chains of them. */
struct scene {
	struct bsz_labels *labels;
	uint32_t label_count;
	struct bsz_rollup_options options;
	size_t levels, maps; /* the last map has classes when there is one more */
	unsigned class;      /* of the piece that is charged */
	struct row rows[MAX_ROWS];
	size_t row_count;
	uint64_t filtered[BSZ_DOMAINS];
	unsigned asked[LEVELS][64]; /* how often keep() was called */
};

static void make_labels(struct scene *scene)
{
	struct bsz_labels *const labels = bsz_labels_new();
	static const uint32_t pair[] = {2, 5}, triple[] = {1, 3, 6};
	static const uint32_t with_chain[] = {9, 4};
	uint32_t chain;

	for (int i = 0; i < NAMES; i++)
		bsz_labels_printf(labels, "name %d", i);
	bsz_labels_group(labels, pair, 2);                        /* 7 */
	chain = bsz_labels_pair(labels, BSZ_LABEL_CHAIN, 0, 2);   /* 8 */
	bsz_labels_pair(labels, BSZ_LABEL_CHAIN, chain, 3);       /* 9 */
	bsz_labels_group(labels, triple, 3);                      /* 10 */
	bsz_labels_pair(labels, BSZ_LABEL_CHAIN, 0, 10);          /* 11 */
	bsz_labels_group(labels, with_chain, 2);                  /* 12 */
	bsz_labels_pair(labels, BSZ_LABEL_LINE, 1, 77);           /* 13 */
	scene->labels = labels;
	scene->label_count = 13;
}

/* Merges name 5 into a label made on the spot, refuses 4 of odd levels. */
static uint32_t keep(void *context, size_t level, uint32_t label)
{
	struct scene *const scene = context;

	scene->asked[level][label]++;
	if (label == 4 && level % 2 == 1)
		return BSZ_NO_LABEL;
	if (label == 6)
		return bsz_labels_printf(scene->labels, "late");
	return label == 5 ? 1 : label;
}

static uint8_t class_of(void *context, uint32_t label)
{
	(void)context;
	return (uint8_t)(label % BSZ_ROLLUP_CLASSES);
}

/* What the plain way charges a label that is no group to. */
static uint32_t plain_keep(const struct scene *scene, size_t level,
    uint32_t label)
{
	if (!scene->options.keep)
		return label;
	if (label == 4 && level % 2 == 1)
		return BSZ_NO_LABEL;
	if (label == 6)
		return bsz_labels_printf(scene->labels, "late");
	return label == 5 ? 1 : label;
}

static void add_row(struct scene *scene, const uint32_t *path, size_t depth,
    bool listed, enum bsz_domain domain, uint64_t bytes)
{
	struct row *row = scene->rows;
	struct row *const end = row + scene->row_count;

	while (row < end && (row->depth != depth || row->listed != listed ||
	    memcmp(row->path, path, depth * sizeof(*path))))
		row++;
	if (row == end) {
		assert_in_range(scene->row_count++, 0, MAX_ROWS - 1);
		*row = (struct row){.depth = depth, .listed = listed};
		memcpy(row->path, path, depth * sizeof(*path));
	}
	row->bytes[domain] += bytes;
	if (depth == scene->levels && !listed && scene->maps > depth)
		row->classes[domain][scene->class] += bytes;
}

/* The members a label stands for; 1 unless it is a group that is looked
 * into. */
static size_t plain_members(const struct scene *scene, uint32_t label,
    uint32_t *members)
{
	struct bsz_label found = bsz_labels_get(scene->labels, label);

	if (found.form == BSZ_LABEL_CHAIN && !scene->options.chains)
		return plain_members(scene, found.leaf, members);
	if (found.form != BSZ_LABEL_GROUP) {
		members[0] = label;
		return 1;
	}
	for (size_t i = 0; i < found.member_count; i++)
		(void)plain_members(scene, found.members[i], &members[i]);
	return scene->options.aliases == BSZ_ALIASES_PRIMARY ? 1
	    : found.member_count;
}

static void plain_charge(struct scene *scene, const uint32_t *labels,
    uint32_t *path, size_t level, enum bsz_domain domain, uint64_t size)
{
	uint32_t members[8];
	size_t count;

	if (level == scene->levels) {
		for (size_t depth = 1; depth <= level; depth++)
			add_row(scene, path, depth, false, domain, size);
		return;
	}
	count = plain_members(scene, labels[level], members);
	if (scene->options.aliases != BSZ_ALIASES_SPLIT)
		count = 1;
	for (size_t i = 0; i < count; i++) {
		const uint64_t share = size / count + (i < size % count);

		path[level] = plain_keep(scene, level, members[i]);
		if (path[level] && share)
			plain_charge(scene, labels, path, level + 1, domain,
			    share);
		else
			scene->filtered[domain] += share;
	}
}

/* Levels whose single label is refused: nothing of the piece is charged. */
static bool plain_refuses(const struct scene *scene, const uint32_t *labels)
{
	for (size_t level = 0; level < scene->levels; level++) {
		uint32_t members[8];

		if (plain_members(scene, labels[level], members) == 1 &&
		    !plain_keep(scene, level, members[0]))
			return true;
	}
	return false;
}

static void plain_list(struct scene *scene, const uint32_t *labels,
    enum bsz_domain domain, uint64_t size)
{
	uint32_t path[LEVELS] = {0}, members[8];

	for (size_t level = 0; level < scene->levels; level++) {
		const size_t count = plain_members(scene, labels[level],
		    members);

		for (size_t i = 1; i < count; i++) {
			path[level] = plain_keep(scene, level, members[i]);
			if (path[level])
				add_row(scene, path, level + 1, true, domain,
				    size);
		}
		path[level] = plain_keep(scene, level, members[0]);
		if (!path[level])
			return;
	}
}

/* Pieces: stretches in which no level changes its tag. */
static void plain_rollup(struct scene *scene, uint32_t bytes[MAPS][SIZE],
    enum bsz_domain domain)
{
	size_t end;

	for (size_t i = 0; i < SIZE; i = end) {
		uint32_t labels[MAPS], path[LEVELS];
		bool same = true;

		for (size_t level = 0; level < scene->maps; level++)
			labels[level] = bytes[level][i] & (BSZ_MAX_LABELS - 1);
		for (end = i + 1; end < SIZE && same; end += same)
			for (size_t level = 0; level < scene->maps; level++)
				same = same &&
				    bytes[level][end] == bytes[level][i];
		if (!bytes[0][i])
			continue;
		scene->class = class_of(scene, labels[scene->maps - 1]);
		if (plain_refuses(scene, labels)) {
			scene->filtered[domain] += end - i;
			continue;
		}
		plain_charge(scene, labels, path, 0, domain, end - i);
		if (scene->options.aliases == BSZ_ALIASES_LIST)
			plain_list(scene, labels, domain, end - i);
	}
}

static size_t path_of(const struct bsz_rollup *rollup, uint32_t node,
    uint32_t *path)
{
	size_t depth = 0;

	if (rollup->nodes[node].parent != BSZ_NO_NODE)
		depth = path_of(rollup, rollup->nodes[node].parent, path);
	path[depth] = rollup->nodes[node].label;
	return depth + 1;
}

/* A node that no byte of a domain came to may be behind the room for it. */
static void compare_classes(const struct bsz_rollup *rollup, uint32_t node,
    const struct row *row)
{
	static const uint64_t none[BSZ_ROLLUP_CLASSES];

	for (int domain = 0; domain < BSZ_DOMAINS; domain++)
		assert_memory_equal(row->classes[domain],
		    node < rollup->class_room[domain]
		    ? rollup->by_class[domain][node] : none, sizeof(none));
}

static void compare(const struct scene *scene,
    const struct bsz_rollup *rollup)
{
	uint64_t total[BSZ_DOMAINS] = {0};

	assert_int_equal(rollup->count, scene->row_count);
	for (uint32_t i = 0; i < rollup->count; i++) {
		const struct bsz_node *const node = &rollup->nodes[i];
		const struct row *row = scene->rows;
		uint32_t path[LEVELS];
		const size_t depth = path_of(rollup, i, path);

		assert_int_equal(node->level, depth - 1);
		assert_true(node->parent == BSZ_NO_NODE || node->parent < i);
		while (row->depth != depth || row->listed != node->listed ||
		    memcmp(row->path, path, depth * sizeof(*path))) {
			row++;
			assert_true(row < scene->rows + scene->row_count);
		}
		assert_memory_equal(node->bytes, row->bytes,
		    sizeof(row->bytes));
		compare_classes(rollup, i, row);
		for (int d = 0; depth == 1 && !node->listed &&
		    d < BSZ_DOMAINS; d++)
			total[d] += node->bytes[d];
	}
	assert_memory_equal(total, rollup->total, sizeof(total));
	assert_memory_equal(scene->filtered, rollup->filtered,
	    sizeof(scene->filtered));
}

static void check_asked(const struct scene *scene)
{
	for (size_t level = 0; level < LEVELS; level++)
		for (size_t label = 0; label < 64; label++)
			assert_in_range(scene->asked[level][label], 0, 1);
}

/* Random maps over one base with holes; the wanted sums beside. */
static void add_domain(struct scene *scene, struct bsz_rollup *rollup,
    enum bsz_domain domain, uint64_t *seed)
{
	uint32_t base[SIZE], bytes[MAPS][SIZE];
	const struct bsz_map *levels[MAPS];
	struct bsz_map maps[MAPS];
	struct bsz_err err;

	paint_random(base, SIZE, 1, random_below(seed, 30), seed);
	for (size_t level = 0; level < scene->maps; level++) {
		paint_random(bytes[level], SIZE, scene->label_count, 0, seed);
		for (size_t i = 0; i < SIZE; i++)
			bytes[level][i] = base[i] ? bsz_tag(bytes[level][i],
			    (enum bsz_evidence)(bytes[level][i] % 7)) : 0;
		maps[level] = unpaint_map(bytes[level], SIZE, 0x7000);
		levels[level] = &maps[level];
	}
	plain_rollup(scene, bytes, domain);
	assert_int_equal(bsz_rollup_add(rollup, scene->labels, domain, levels,
	    scene->levels, &scene->options, &err), 0);
	for (size_t level = 0; level < scene->maps; level++)
		bsz_map_release(&maps[level]);
}

static void sums_agree_in_all_modes(void **state)
{
	static struct scene scene;
	uint64_t seed = 9;

	(void)state;
	for (uint32_t round = 0; round < 3000; round++) {
		struct bsz_rollup rollup = {0};
		uint64_t evidence = 0;

		scene = (struct scene){.levels = 1 + round % LEVELS};
		make_labels(&scene);
		scene.options.aliases = (enum bsz_aliases)(round / 3 % 3);
		scene.options.chains = round / 9 % 2;
		scene.options.context = &scene;
		if (round / 18 % 2)
			scene.options.keep = keep;
		if (round / 36 % 2)
			scene.options.class_of = class_of;
		scene.maps = scene.levels + round / 36 % 2;
		add_domain(&scene, &rollup, BSZ_VM, &seed);
		add_domain(&scene, &rollup, BSZ_FILE, &seed);
		compare(&scene, &rollup);
		check_asked(&scene);
		for (int i = 0; i < BSZ_EVIDENCES; i++)
			evidence += rollup.by_evidence[i];
		assert_int_equal(evidence, rollup.total[BSZ_FILE]);
		bsz_rollup_release(&rollup);
		bsz_labels_free(scene.labels);
	}
}

static void shares_of_a_range_go_to_the_first(void **state)
{
	static struct scene scene;
	struct bsz_map map = {0};
	const struct bsz_map *const levels[] = {&map};
	struct bsz_rollup rollup = {0};
	struct bsz_err err;

	(void)state;
	scene.options.aliases = BSZ_ALIASES_SPLIT;
	make_labels(&scene);
	bsz_map_push(&map, 0, 11, 10);
	bsz_map_push(&map, 20, 1, 10);
	assert_int_equal(bsz_rollup_add(&rollup, scene.labels, BSZ_FILE,
	    levels, 1, &scene.options, &err), 0);
	assert_int_equal(rollup.count, 3);
	assert_int_equal(rollup.nodes[0].bytes[BSZ_FILE], 4 + 1);
	assert_int_equal(rollup.nodes[1].bytes[BSZ_FILE], 4);
	assert_int_equal(rollup.nodes[2].bytes[BSZ_FILE], 3);
	bsz_rollup_release(&rollup);
	bsz_map_release(&map);
	bsz_labels_free(scene.labels);
}

static void evidence_is_of_file_bytes_when_there_are_any(void **state)
{
	static struct scene scene;
	struct bsz_map vm = {0}, file = {0};
	const struct bsz_map *const vms[] = {&vm}, *const files[] = {&file};
	struct bsz_rollup rollup = {0};
	struct bsz_err err;

	(void)state;
	scene = (struct scene){0};
	make_labels(&scene);
	bsz_map_push(&vm, 0, 7, bsz_tag(1, BSZ_BY_DWARF));
	bsz_map_push(&file, 0, 5, bsz_tag(1, BSZ_BY_GUESS));
	assert_int_equal(bsz_rollup_add(&rollup, scene.labels, BSZ_VM, vms, 1,
	    &scene.options, &err), 0);
	assert_int_equal(rollup.by_evidence[BSZ_BY_DWARF], 7);
	assert_int_equal(bsz_rollup_add(&rollup, scene.labels, BSZ_FILE,
	    files, 1, &scene.options, &err), 0);
	assert_int_equal(rollup.by_evidence[BSZ_BY_DWARF], 0);
	assert_int_equal(rollup.by_evidence[BSZ_BY_GUESS], 5);
	assert_int_equal(bsz_rollup_add(&rollup, scene.labels, BSZ_VM, vms, 1,
	    &scene.options, &err), 0);
	assert_int_equal(rollup.by_evidence[BSZ_BY_DWARF], 0);
	assert_int_equal(rollup.total[BSZ_VM], 14);
	bsz_rollup_release(&rollup);
	bsz_map_release(&vm);
	bsz_map_release(&file);
	bsz_labels_free(scene.labels);
}

static void bases_that_differ_break_the_invariant(void **state)
{
	static struct scene scene;
	static const struct bsz_range good[] = {{0, 10, 1}, {20, 10, 2}};
	static const struct bsz_range bad[][2] = {
		{{0, 9, 1}, {20, 10, 2}}, {{1, 9, 1}, {20, 10, 2}},
		{{0, 10, 1}, {21, 9, 2}}, {{0, 10, 1}, {20, 9, 2}},
		{{0, 10, 1}, {19, 11, 2}}, {{0, 20, 1}, {20, 10, 2}},
		{{0, 10, 1}, {40, 10, 2}}, {{0, 10, 1}, {20, 11, 2}},
	};
	struct bsz_map base = {.ranges = (struct bsz_range *)(uintptr_t)good,
	    .count = 2};
	struct bsz_err err;

	(void)state;
	scene = (struct scene){0};
	make_labels(&scene);
	for (size_t i = 0; i < 6 * BSZ_COUNTOF(bad); i++) {
		const bool classed = i >= 3 * BSZ_COUNTOF(bad);
		struct bsz_map other = {.count =
		    i / BSZ_COUNTOF(bad) % 3 == 0 ? 2 : i % 2, .ranges = (struct bsz_range *)(uintptr_t)
		    bad[i % BSZ_COUNTOF(bad)]};
		const struct bsz_map *const levels[] = {
		    i / BSZ_COUNTOF(bad) % 3 == 2 ? &other : &base,
		    i / BSZ_COUNTOF(bad) % 3 == 2 ? &base : &other};
		struct bsz_rollup rollup = {0};

		scene.options.class_of = classed ? class_of : NULL;
		assert_int_equal(bsz_rollup_add(&rollup, scene.labels,
		    BSZ_FILE, levels, classed ? 1 : 2, &scene.options, &err),
		    BSZ_EINVARIANT);
		bsz_rollup_release(&rollup);
	}
	bsz_labels_free(scene.labels);
}

/* A rollup of random maps whose n-th allocation fails. */
static int roll_up(size_t levels, size_t count, enum bsz_aliases aliases,
    uint64_t n)
{
	static struct scene scene;
	uint64_t seed = 10;
	uint32_t bytes[SIZE];
	struct bsz_map maps[MAPS];
	const struct bsz_map *pointers[MAPS];
	struct bsz_rollup rollup = {0};
	struct bsz_err err;
	int result;

	scene = (struct scene){.levels = levels, .options = {.keep = keep,
	    .context = &scene, .aliases = aliases,
	    .class_of = count > levels ? class_of : NULL}};
	make_labels(&scene);
	for (size_t level = 0; level < count; level++) {
		paint_random(bytes, SIZE, scene.label_count, 0, &seed);
		maps[level] = unpaint_map(bytes, SIZE, 0);
		pointers[level] = &maps[level];
	}
	bsz_alloc_fail_at(n);
	result = bsz_rollup_add(&rollup, scene.labels, BSZ_FILE, pointers,
	    levels, &scene.options, &err);
	bsz_alloc_fail_at(0);
	assert_int_equal(rollup.failed, result != 0);
	bsz_rollup_release(&rollup);
	for (size_t level = 0; level < count; level++)
		bsz_map_release(&maps[level]);
	bsz_labels_free(scene.labels);
	return result;
}

static void any_allocation_may_fail(void **state)
{
	(void)state;
	for (size_t round = 0; round < 6 * LEVELS; round++) {
		const size_t levels = 1 + round / 3 % LEVELS;
		uint64_t n = 1;
		int result;

		while ((result = roll_up(levels,
		    levels + round / (3 * LEVELS),
		    (enum bsz_aliases)(round % 3), n)) != 0) {
			assert_int_equal(result, BSZ_ENOMEM);
			n++;
		}
		assert_in_range(n, 3, 30);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_agree_in_all_modes),
		cmocka_unit_test(shares_of_a_range_go_to_the_first),
		cmocka_unit_test(evidence_is_of_file_bytes_when_there_are_any),
		cmocka_unit_test(bases_that_differ_break_the_invariant),
		cmocka_unit_test(any_allocation_may_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
