/*
 * Labels as people see them: written out, and in an order that does not
 * depend on their numbers. A chain compares like the list of its functions,
 * outermost first; any other label is a list of one.
 */
#include <binsize/labels.h>

#include <binsize/buf.h>

#include "label_table.h"

/* The text a label is known by. References point to smaller numbers, so this
 * ends. */
static struct bsz_span text_of(const struct bsz_labels *labels,
    uint32_t label)
{
	for (;;) {
		const struct bsz_label_entry *const entry =
		    bsz_entry_of(labels, label);

		switch (bsz_entry_form(entry)) {
		case BSZ_LABEL_TEXT:
			return (struct bsz_span){
			    (const uint8_t *)entry->value.text,
			    bsz_entry_count(entry)};
		case BSZ_LABEL_LINE:
			label = entry->value.pair.parent;
			break;
		case BSZ_LABEL_CHAIN:
			label = entry->value.pair.leaf;
			break;
		case BSZ_LABEL_GROUP:
			label = entry->value.members[0];
			break;
		}
	}
}

static int compare_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int compare_texts(const struct bsz_labels *labels, uint32_t a,
    uint32_t b)
{
	const struct bsz_span first = text_of(labels, a);
	const struct bsz_span second = text_of(labels, b);
	const uint64_t common = bsz_min(first.size, second.size);
	const int order = common ? memcmp(first.data, second.data, common)
	    : 0;

	return order ? order : compare_numbers(first.size, second.size);
}

/* Two that are no chains. Groups of one primary: by the other members. */
static int compare_single(const struct bsz_labels *labels, uint32_t a,
    uint32_t b)
{
	const struct bsz_label first = bsz_labels_get(labels, a);
	const struct bsz_label second = bsz_labels_get(labels, b);
	const size_t common = first.member_count < second.member_count
	    ? first.member_count : second.member_count;
	int order = compare_texts(labels, a, b);

	if (!order)
		order = compare_numbers(first.leaf, second.leaf);
	if (!order)
		order = compare_numbers(first.form, second.form);
	for (size_t i = 1; !order && i < common; i++)
		order = compare_texts(labels, first.members[i],
		    second.members[i]);
	if (!order)
		order = compare_numbers(first.member_count,
		    second.member_count);
	return order ? order : compare_numbers(a, b);
}

static bool is_chain(const struct bsz_labels *labels, uint32_t label)
{
	return bsz_entry_form(bsz_entry_of(labels, label)) ==
	    BSZ_LABEL_CHAIN;
}

/* The list around the last function; NO_LABEL when there is none. */
static uint32_t around(const struct bsz_labels *labels, uint32_t label)
{
	return is_chain(labels, label)
	    ? bsz_entry_of(labels, label)->value.pair.parent : BSZ_NO_LABEL;
}

static uint32_t last(const struct bsz_labels *labels, uint32_t label)
{
	return is_chain(labels, label)
	    ? bsz_entry_of(labels, label)->value.pair.leaf : label;
}

static size_t depth_of(const struct bsz_labels *labels, uint32_t label)
{
	size_t depth = 0;

	for (; label; label = around(labels, label))
		depth++;
	return depth;
}

int bsz_labels_compare(const struct bsz_labels *labels, uint32_t a,
    uint32_t b)
{
	const size_t depth_a = depth_of(labels, a);
	const size_t depth_b = depth_of(labels, b);
	uint32_t differ_a = 0, differ_b = 0;
	uint32_t at_a = a, at_b = b;

	for (size_t i = depth_b; i < depth_a; i++)
		at_a = around(labels, at_a);
	for (size_t i = depth_a; i < depth_b; i++)
		at_b = around(labels, at_b);
	/* Inside out; the difference found last is the outermost. */
	for (; at_a != at_b; at_a = around(labels, at_a),
	    at_b = around(labels, at_b)) {
		if (last(labels, at_a) == last(labels, at_b))
			continue;
		differ_a = last(labels, at_a);
		differ_b = last(labels, at_b);
	}
	if (differ_a != differ_b)
		return compare_single(labels, differ_a, differ_b);
	if (depth_a != depth_b)
		return depth_a < depth_b ? -1 : 1;
	return compare_numbers(a, b);
}

static void write_single(const struct bsz_labels *labels, uint32_t label,
    struct bsz_buf *buf)
{
	const struct bsz_label_entry *const entry = bsz_entry_of(labels, label);
	const struct bsz_span text = text_of(labels, label);

	bsz_buf_push(buf, text.data, text.size);
	if (bsz_entry_form(entry) != BSZ_LABEL_LINE)
		return;
	bsz_buf_char(buf, ':');
	bsz_buf_decimal(buf, entry->value.pair.leaf);
}

/* Chains are linked inside out and written outside in; they are short
 * (BSZ_MAX_INLINE_DEPTH), so each function is found by walking again. */
void bsz_labels_write(const struct bsz_labels *labels, uint32_t label,
    struct bsz_buf *buf)
{
	for (size_t depth = depth_of(labels, label); depth; depth--) {
		uint32_t at = label;

		for (size_t i = 1; i < depth; i++)
			at = around(labels, at);
		write_single(labels, last(labels, at), buf);
		if (depth > 1)
			bsz_buf_char(buf, ';');
	}
}

char *bsz_labels_line_text(const struct bsz_labels *labels, uint32_t label,
    size_t limit, struct bsz_arena *arena)
{
	const struct bsz_label_entry *const entry = bsz_entry_of(labels, label);
	char digits[BSZ_DECIMAL_ROOM], *text;

	if (bsz_entry_form(entry) != BSZ_LABEL_LINE)
		return NULL;

	const struct bsz_span file = text_of(labels, entry->value.pair.parent);
	const size_t count = bsz_decimal(entry->value.pair.leaf, digits);
	const size_t size = file.size + 1 + count;

	text = size < limit ? bsz_arena_text(arena, size + 1) : NULL;
	if (!text)
		return NULL;
	memcpy(text, file.data, file.size);
	text[file.size] = ':';
	memcpy(text + file.size + 1, digits, count);
	text[size] = '\0';
	return text;
}
