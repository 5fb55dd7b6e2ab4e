/*
 * C++ writes what a template was given behind it, in angle brackets, and the
 * parameters of the function in round ones; Rust likewise, and it may begin
 * with an angle bracket that is not behind a name, as in "<a::B as c::D>::e",
 * which is part of the path. An operator may be called by brackets.
 */
#include "instances.h"

#include "instance_hints.h"

#include <binsize/clones.h>

/* Rows that came and went, on both sides together. */
#define MAX_ROWS 20000

#define FILTER_BITS 16

struct search {
	struct bsz_pairs *pairs;
	struct bsz_side *sides;
	size_t leaf;
	/* Beginnings that are asked of a side's names: a bit by their hash. */
	uint8_t *asked[2];
	struct bsz_labels *generics;
	uint32_t *generic; /* by row: its label there, or 0 */
	uint32_t *known[2]; /* the same by a side's label, plus 1; 0: not yet */
	uint8_t *had;      /* by label, of rows: 1 << side */
	size_t count;      /* of these labels */
	struct bsz_buf name, stem;
	bool failed;       /* memory was short */
};

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_' || c == '$';
}

/* The bytes of an operator that is called by brackets; 0: it is none. */
static size_t bracket_operator(const char *name, size_t size, size_t at)
{
	static const char word[] = "operator";
	const size_t length = sizeof(word) - 1;
	size_t end = at;

	if (at < length || memcmp(name + at - length, word, length) != 0 ||
	    (at > length && is_name(name[at - length - 1])))
		return 0;
	while (end < size && strchr("<>=-", name[end]))
		end++;
	return end < size && name[end] == '(' && end == at ?
	    bsz_min(2, size - at) : end - at;
}

/* Behind the bracket that closes the one at a place, or size. */
static size_t skip_brackets(const char *name, size_t size, size_t at)
{
	size_t depth = 0;

	for (; at < size; at++) {
		const bool arrow = at && name[at] == '>' &&
		    name[at - 1] == '-';

		depth += name[at] == '<';
		depth -= name[at] == '>' && !arrow;
		if (!depth)
			return at + 1;
	}
	return size;
}

/* "(anonymous namespace)" and the like are parts of a path. */
static bool is_parameters(const char *name, size_t size, size_t at)
{
	static const char *const parts[] = {"(anonymous namespace)",
		"(anonymous class)"};

	for (size_t i = 0; i < BSZ_COUNTOF(parts); i++)
		if (size - at >= strlen(parts[i]) && memcmp(name + at,
		    parts[i], strlen(parts[i])) == 0)
			return false;
	return at > 0;
}

/* "vtable for " and the like tell names apart. */
static size_t prefix(const char *name, size_t size)
{
	static const char *const words[] = {" for ", " to "};
	const char *end = memchr(name, '<', size);
	const size_t limit = end ? (size_t)(end - name) : size;

	for (size_t i = 0; i < BSZ_COUNTOF(words); i++) {
		const char *at = memmem(name, limit, words[i],
		    strlen(words[i]));

		if (at)
			return (size_t)(at - name) + strlen(words[i]);
	}
	return 0;
}

/* What stands in front of a space: what a function returns. */
static bool is_returned(const char *name, const struct bsz_buf *buf,
    size_t first)
{
	return name[first] != '<' && !memmem(buf->data + first,
	    buf->size - first, "operator", 8);
}

bool bsz_instance_write(const char *name, size_t size, struct bsz_buf *buf)
{
	const size_t first = prefix(name, size);
	bool given = false;
	size_t at = first;

	buf->size = 0;
	bsz_buf_push(buf, name, first);
	while (at < size) {
		const size_t word = bracket_operator(name, size, at);

		if (word) {
			bsz_buf_push(buf, name + at, word);
			at += word;
		} else if (name[at] == '<' && at && (is_name(name[at - 1]) ||
		    name[at - 1] == ':')) {
			at = skip_brackets(name, size, at);
			bsz_buf_text(buf, "<>");
			given = true;
		} else if (name[at] == '(' && is_parameters(name, size, at)) {
			break;
		} else if (name[at] == ' ' && !buf->failed &&
		    is_returned(name, buf, first)) {
			buf->size = first;
			given = false;
			at++;
		} else {
			bsz_buf_char(buf, name[at++]);
		}
	}
	return given && buf->size && !buf->failed;
}

/* What names of one generic have in common, as a bit's number. */
static uint32_t hint_of(const struct search *search, int side,
    uint32_t label)
{
	const struct bsz_label text = bsz_labels_get(
	    search->sides[side].artifact->labels, label);

	if (text.form != BSZ_LABEL_TEXT || search->sides[side].by_text)
		return 0; /* not what the file has: any may be alike */
	return bsz_instance_hint(text.text, text.size) &
	    ((1u << FILTER_BITS) - 1);
}

/* The generic of a label's name; 0: it was given nothing, or is a part that
 * a compiler split off. */
static uint32_t write_generic(struct search *search, int side,
    uint32_t label)
{
	const struct bsz_artifact *artifact = search->sides[side].artifact;
	const struct bsz_label text = bsz_labels_get(artifact->labels, label);

	if (text.form == BSZ_LABEL_TEXT && text.size &&
	    (!bsz_instance_is_possible(text.text, text.size) ||
	    bsz_clone_stem(text.text, text.size) != text.size))
		return 0;
	search->name.size = 0;
	artifact->ops->write_name(artifact, label, BSZ_NAMES_FULL,
	    &search->name);
	if (search->name.failed || search->stem.failed)
		search->failed = true;
	if (search->failed || !search->name.size || !bsz_instance_write(
	    search->name.data, search->name.size, &search->stem))
		return 0;
	const uint32_t generic = bsz_labels_copy(search->generics,
	    search->stem.data, search->stem.size);
	search->failed = search->failed || generic == BSZ_NO_LABEL;
	return generic;
}

/* The same, once a label. */
static uint32_t find_generic(struct search *search, int side, uint32_t label)
{
	uint32_t *known = &search->known[side][label];

	if (!*known)
		*known = 1 + write_generic(search, side, label);
	return *known - 1;
}

/* The side of a row that came or went. */
static int side_of(const struct bsz_pair *pair)
{
	return pair->cause == BSZ_CAUSE_NEW ? BSZ_NEW : BSZ_OLD;
}

static bool is_candidate(const struct search *search,
    const struct bsz_pair *pair)
{
	return pair->level == search->leaf &&
	    (pair->cause == BSZ_CAUSE_NEW || pair->cause == BSZ_CAUSE_REMOVED);
}

/* What generics the rows are of, and what to ask the other side for. */
static void ask(struct search *search)
{
	for (size_t i = 0; i < search->pairs->count && !search->failed; i++) {
		const struct bsz_pair *pair = &search->pairs->items[i];

		if (!is_candidate(search, pair))
			continue;
		const int side = side_of(pair);
		const uint32_t label =
		    bsz_pair_node(pair, search->sides, side)->label;
		search->generic[i] = find_generic(search, side, label);
		if (search->generic[i])
			search->asked[1 - side][hint_of(search, side,
			    label)] = 1;
	}
}

/* Which of them a side has under any name. */
static void answer(struct search *search, int side)
{
	const struct bsz_rollup *rollup = &search->sides[side].sums.rollup;

	for (size_t i = 0; i < rollup->count && !search->failed; i++) {
		const struct bsz_node *node = &rollup->nodes[i];

		if (node->level != search->leaf || node->listed ||
		    !search->asked[side][hint_of(search, side,
		    node->label)])
			continue;
		const uint32_t generic = find_generic(search, side,
		    node->label);
		if (generic < search->count)
			search->had[generic] |= (uint8_t)(1 << side);
	}
}

static void tell(struct search *search)
{
	for (size_t i = 0; i < search->pairs->count; i++) {
		struct bsz_pair *pair = &search->pairs->items[i];

		if (!search->generic[i])
			continue;
		const int side = side_of(pair);
		if (search->had[search->generic[i]] & 1 << (1 - side))
			pair->cause = side == BSZ_NEW ?
			    BSZ_CAUSE_NEW_INSTANCE :
			    BSZ_CAUSE_REMOVED_INSTANCE;
	}
}

static void find(struct search *search)
{
	const size_t none = bsz_labels_count(search->generics);

	ask(search);
	search->count = bsz_labels_count(search->generics);
	if (search->count == none)
		return; /* of C and Go, mostly */
	search->had = bsz_calloc(search->count, 1);
	search->failed = search->failed || !search->had;
	for (int side = 0; side < 2 && !search->failed; side++)
		answer(search, side);
	if (!search->failed)
		tell(search);
}

bool bsz_instances_find(struct bsz_pairs *pairs, struct bsz_side sides[2],
    const struct bsz_query *query)
{
	struct search search = {.pairs = pairs, .sides = sides,
		.leaf = query->dim_count - 1};
	size_t rows = 0;

	if (query->dims[search.leaf] != BSZ_SYMBOL)
		return true;
	for (size_t i = 0; i < pairs->count; i++)
		rows += is_candidate(&search, &pairs->items[i]);
	if (!rows || rows > MAX_ROWS)
		return true;
	search.generics = bsz_labels_new();
	search.generic = bsz_calloc(pairs->count, sizeof(*search.generic));
	search.failed = !search.generics || !search.generic;
	for (int side = 0; side < 2; side++) {
		search.asked[side] = bsz_calloc(1u << FILTER_BITS, 1);
		search.known[side] = bsz_calloc(bsz_labels_count(
		    sides[side].artifact->labels), sizeof(**search.known));
		search.failed |= !search.asked[side] || !search.known[side];
	}
	if (!search.failed)
		find(&search);
	if (search.generics)
		bsz_labels_free(search.generics);
	bsz_free(search.generic);
	bsz_free(search.had);
	for (int side = 0; side < 2; side++) {
		bsz_free(search.asked[side]);
		bsz_free(search.known[side]);
	}
	bsz_buf_release(&search.name);
	bsz_buf_release(&search.stem);
	return !search.failed;
}
