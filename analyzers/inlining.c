/*
 * The map of the inline tree has a chain for each byte of code, the one of
 * symbols its function; where the chain has a link the byte was inlined. Both
 * are walked side by side, so it does not matter which of several copies of a
 * call is meant. A compiler that decides anew what to inline moves bytes from
 * one function into others: the first is gone or smaller, the others grow.
 */
#include "inlining.h"

struct inlining {
	uint64_t *inlined[2]; /* by label of a side: bytes inlined into it */
	uint8_t *copied[2];   /* by key: functions that are inlined there */
	/* The same of those that debug information gives no linkage name. */
	struct bsz_labels *plain[2];
	size_t plain_count[2];
	struct bsz_buf name;
};

int bsz_inlining_scan(struct bsz_side *side, struct bsz_err *err)
{
	struct bsz_map map = {0};
	const int rc = bsz_artifact_map(side->artifact, BSZ_INLINE, BSZ_VM,
	    &map, err);

	bsz_map_release(&map);
	return rc;
}

static bool is_inlined(const struct bsz_labels *labels, uint32_t label)
{
	return bsz_labels_form(labels, label) == BSZ_LABEL_CHAIN &&
	    bsz_labels_parts(labels, label).parent != BSZ_NO_LABEL;
}

/* Sum the inlined ranges by the symbol around them. */
static void sum_inlined(struct bsz_side *side, const struct bsz_map *symbols,
    const struct bsz_map *chains, uint64_t *inlined)
{
	const struct bsz_labels *labels = side->artifact->labels;
	size_t i = 0;

	for (size_t j = 0; j < chains->count; j++) {
		const struct bsz_range *chain = &chains->ranges[j];
		const uint64_t end = bsz_range_end(chain);

		if (!is_inlined(labels, bsz_range_label(chain)))
			continue;
		while (i < symbols->count &&
		    bsz_range_end(&symbols->ranges[i]) <= chain->start)
			i++;
		for (size_t k = i; k < symbols->count &&
		    symbols->ranges[k].start < end; k++) {
			const struct bsz_range *symbol = &symbols->ranges[k];

			inlined[bsz_side_resolve(side,
			    bsz_range_label(symbol))] +=
			    bsz_min(end, bsz_range_end(symbol)) -
			    bsz_max(chain->start, symbol->start);
		}
	}
}

/* What is inlined into the functions of one side. */
static int measure(struct bsz_side *side, uint64_t **inlined,
    struct bsz_err *err)
{
	struct bsz_map symbols = {0}, chains = {0};
	int rc = bsz_artifact_map(side->artifact, BSZ_SYMBOL, BSZ_VM,
	    &symbols, err);

	if (!rc)
		rc = bsz_artifact_map(side->artifact, BSZ_INLINE, BSZ_VM,
		    &chains, err);
	*inlined = rc ? NULL : bsz_calloc(
	    bsz_labels_count(side->artifact->labels), sizeof(**inlined));
	if (*inlined)
		sum_inlined(side, &symbols, &chains, *inlined);
	else if (!rc)
		rc = bsz_fail_memory(err);
	bsz_map_release(&symbols);
	bsz_map_release(&chains);
	return rc;
}

static bool is_mangled(const struct bsz_label *label)
{
	return label->size > 2 && label->text[0] == '_' &&
	    (label->text[1] == 'Z' || label->text[1] == 'R');
}

/* The functions that one side inlines somewhere. */
static bool find_copied(struct inlining *inlining,
    const struct bsz_side *side, int which)
{
	const struct bsz_artifact *artifact = side->artifact;
	struct bsz_labels *plain = bsz_labels_new();
	uint8_t *copied = bsz_calloc(side->key_count, 1);

	inlining->plain[which] = plain;
	inlining->copied[which] = copied;
	for (size_t i = 0; plain && copied && i < artifact->inline_count;
	    i++) {
		const uint32_t function = artifact->inlines[i].function;
		const struct bsz_label label =
		    bsz_labels_get(artifact->labels, function);

		if (!artifact->inlines[i].instances)
			continue;
		copied[side->keys[function]] = 1;
		if (label.form == BSZ_LABEL_TEXT && !is_mangled(&label))
			(void)bsz_labels_text(plain, label.text, label.size);
	}
	inlining->plain_count[which] = plain ? bsz_labels_count(plain) : 0;
	return plain && copied && !bsz_labels_failed(plain);
}

static int init(struct inlining *inlining, struct bsz_side sides[2],
    struct bsz_err *err)
{
	int rc = 0;

	for (int i = 0; i < 2 && !rc; i++) {
		rc = measure(&sides[i], &inlining->inlined[i], err);
		if (!rc && !find_copied(inlining, &sides[i], i))
			rc = bsz_fail_memory(err);
	}
	return rc;
}

static void release(struct inlining *inlining)
{
	for (int i = 0; i < 2; i++) {
		bsz_free(inlining->inlined[i]);
		bsz_free(inlining->copied[i]);
		if (inlining->plain[i])
			bsz_labels_free(inlining->plain[i]);
	}
	bsz_buf_release(&inlining->name);
}

/* Of a function in both builds: the larger part of what changed in it. */
static bool grew_by_calls(const struct inlining *inlining,
    const struct bsz_pair *pair, const struct bsz_side sides[2])
{
	const int64_t inlined = (int64_t)(inlining->inlined[BSZ_NEW][
	    bsz_pair_node(pair, sides, BSZ_NEW)->label] -
	    inlining->inlined[BSZ_OLD][
	    bsz_pair_node(pair, sides, BSZ_OLD)->label]);
	const int64_t own =
	    pair->by_class[BSZ_CLASS_CODE][BSZ_VM] - inlined;

	return llabs(inlined) > llabs(own);
}

/* Of a function that no other unit sees debug information may have the name
 * without its scopes: what is behind the last of them. */
static struct bsz_span without_scopes(struct bsz_span name,
    const struct bsz_label *raw)
{
	bool internal = memmem(raw->text, raw->size, "_GLOBAL__N", 10);

	for (size_t i = 2; i + 1 < raw->size && !internal; i++)
		internal = raw->text[i] == 'L' && raw->text[i + 1] >= '1' &&
		    raw->text[i + 1] <= '9';
	for (size_t i = name.size; internal && i > 0; i--)
		if (name.data[i - 1] == ':')
			return (struct bsz_span){name.data + i,
				name.size - i};
	return name;
}

/* Whether the other side inlines what stands by itself here. */
static bool is_copied(struct inlining *inlining, const struct bsz_pair *pair,
    const struct bsz_side sides[2])
{
	const int here = pair->node[BSZ_NEW] == BSZ_NO_NODE ? BSZ_OLD :
	    BSZ_NEW;
	const struct bsz_artifact *artifact = sides[here].artifact;

	if (inlining->copied[1 - here][bsz_side_key(&sides[here],
	    pair->node[here])])
		return true;
	inlining->name.size = 0;
	artifact->ops->write_name(artifact, bsz_pair_node(pair, sides,
	    here)->label, BSZ_NAMES_SHORT, &inlining->name);
	if (inlining->name.failed || !inlining->name.size)
		return false;
	const struct bsz_label raw = bsz_labels_get(artifact->labels,
	    bsz_pair_node(pair, sides, here)->label);
	struct bsz_span name = {(const uint8_t *)inlining->name.data,
		inlining->name.size};
	if (raw.form == BSZ_LABEL_TEXT && is_mangled(&raw))
		name = without_scopes(name, &raw);
	const uint32_t plain = bsz_labels_copy(inlining->plain[1 - here],
	    (const char *)name.data, name.size);
	return plain && plain < inlining->plain_count[1 - here];
}

static bool is_found(struct inlining *inlining,
    const struct bsz_pair *pair, const struct bsz_side sides[2])
{
	switch (pair->cause) {
	case BSZ_CAUSE_CODE:
		return grew_by_calls(inlining, pair, sides);
	case BSZ_CAUSE_NEW:
	case BSZ_CAUSE_REMOVED:
		return is_copied(inlining, pair, sides);
	}
	return false;
}

int bsz_inlining_find(struct bsz_pairs *pairs, struct bsz_side sides[2],
    const struct bsz_query *query, struct bsz_err *err)
{
	const size_t leaf = query->dim_count - 1;
	struct inlining inlining = {0};
	int rc = query->dims[leaf] == BSZ_SYMBOL && query->domain[BSZ_VM] ?
	    init(&inlining, sides, err) : 0;

	for (size_t i = 0; !rc && inlining.copied[1] && i < pairs->count; i++)
		if (pairs->items[i].level == leaf &&
		    is_found(&inlining, &pairs->items[i], sides))
			pairs->items[i].cause = BSZ_CAUSE_INLINED;
	if (!rc && (inlining.name.failed || (inlining.copied[1] &&
	    (bsz_labels_failed(inlining.plain[0]) ||
	    bsz_labels_failed(inlining.plain[1])))))
		rc = bsz_fail_memory(err);
	release(&inlining);
	return rc;
}
