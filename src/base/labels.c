/*
 * The intern table: entries numbered from 1, found through open addressing.
 *
 * A slot is the upper half of 64 bits of hash and the label's number, so
 * growing the table rehashes no text, and of all probes that miss only one in
 * four thousand million looks at a text. An entry takes 16 bytes. References
 * among labels always point to smaller numbers, so following them ends and
 * merging walks forward once.
 */
#include <binsize/labels.h>

#include "hash.h"
#include "label_table.h"

#include <assert.h>
#include <stdarg.h>

#define FIRST_SLOTS ((size_t)256)
#define FIRST_ENTRIES ((size_t)128)

static uint32_t make_word(enum bsz_label_form form, uint32_t owned,
    size_t count)
{
	return (uint32_t)form | owned | (uint32_t)count << BSZ_COUNT_SHIFT;
}

struct bsz_labels *bsz_labels_new(void)
{
	struct bsz_labels *const labels = bsz_calloc(1, sizeof(*labels));

	if (!labels)
		return NULL;
	labels->entries = bsz_malloc(FIRST_ENTRIES *
	    sizeof(struct bsz_label_entry));
	labels->slots = bsz_calloc(FIRST_SLOTS, sizeof(*labels->slots));
	if (!labels->entries || !labels->slots) {
		bsz_labels_free(labels);
		return NULL;
	}
	labels->entries[0] = (struct bsz_label_entry){.value.text = ""};
	labels->count = 1;
	labels->room = FIRST_ENTRIES;
	labels->mask = FIRST_SLOTS - 1;
	return labels;
}

void bsz_labels_free(struct bsz_labels *labels)
{
	if (!labels)
		return;
	bsz_arena_release(&labels->arena);
	bsz_free(labels->entries);
	bsz_free(labels->slots);
	bsz_free(labels);
}

static bool fail(struct bsz_labels *labels)
{
	labels->failed = true;
	return false;
}

/* At most two of three slots are taken. */
static bool is_crowded(size_t slots, size_t labels)
{
	return labels > slots - slots / 3;
}

/*
 * A slot's place is the low bits of its hash, so doubling moves each slot to
 * one of two places and walks both tables forward.
 */
static bool grow_slots(struct bsz_labels *labels, size_t wanted)
{
	size_t size = labels->mask + 1;
	uint64_t *slots;

	while (is_crowded(size, wanted))
		size *= 2;
	slots = bsz_malloc_cleared(size, sizeof(*slots));
	if (!slots)
		return fail(labels);
	for (size_t i = 0; i <= labels->mask; i++) {
		const uint64_t slot = labels->slots[i];
		size_t at = (slot >> 32) & (size - 1);

		if (!slot)
			continue;
		while (slots[at])
			at = (at + 1) & (size - 1);
		slots[at] = slot;
	}
	bsz_free(labels->slots);
	labels->slots = slots;
	labels->mask = size - 1;
	return true;
}

static bool grow_entries(struct bsz_labels *labels, size_t wanted)
{
	size_t room = labels->room;
	struct bsz_label_entry *entries;

	while (room < wanted)
		room *= 2;
	entries = bsz_realloc(labels->entries, room * sizeof(*entries));
	if (!entries)
		return fail(labels);
	labels->entries = entries;
	labels->room = room;
	return true;
}

/* Room for `more` labels, so that adding them cannot fail. */
static bool reserve(struct bsz_labels *labels, size_t more)
{
	const size_t wanted = labels->count + more;
	size_t slots;

	if (BSZ_LIKELY(wanted <= labels->limit))
		return true;
	if (wanted > BSZ_MAX_LABELS)
		return fail(labels);
	if (wanted > labels->room && !grow_entries(labels, wanted))
		return false;
	if (is_crowded(labels->mask + 1, wanted - labels->apart) &&
	    !grow_slots(labels, wanted - labels->apart))
		return false;
	slots = labels->mask + 1;
	labels->limit = bsz_min(bsz_min(labels->room, BSZ_MAX_LABELS),
	    slots - slots / 3 + labels->apart);
	return true;
}

void bsz_labels_reserve(struct bsz_labels *labels, size_t more)
{
	const size_t left = BSZ_MAX_LABELS - labels->count;
	const bool failed = labels->failed;

	(void)reserve(labels, more < left ? more : left);
	labels->failed = failed; /* adding them will see it */
}

/* Append an entry; its slot, when it has one, is free and reserved. */
static uint32_t append(struct bsz_labels *labels, uint64_t *slot,
    struct bsz_label_entry entry)
{
	const uint32_t label = (uint32_t)labels->count++;

	labels->entries[label] = entry;
	if (slot)
		*slot = (uint64_t)entry.hash << 32 | label;
	else
		labels->apart++;
	return label;
}

/* The slot of an equal text, or the free one where it belongs. */
static uint64_t *find_text(const struct bsz_labels *labels, const char *text,
    size_t size, uint32_t hash)
{
	size_t at = hash & labels->mask;
	uint64_t *slot;

	for (; *(slot = &labels->slots[at]); at = (at + 1) & labels->mask) {
		const struct bsz_label_entry *entry;

		if (*slot >> 32 != hash)
			continue;
		entry = &labels->entries[(uint32_t)*slot];
		if (bsz_entry_form(entry) == BSZ_LABEL_TEXT &&
		    bsz_entry_count(entry) == size &&
		    !memcmp(entry->value.text, text, size))
			break;
	}
	return slot;
}

static uint64_t *find_pair(const struct bsz_labels *labels,
    enum bsz_label_form form, struct bsz_label_pair pair, uint32_t hash)
{
	size_t at = hash & labels->mask;
	uint64_t *slot;

	for (; *(slot = &labels->slots[at]); at = (at + 1) & labels->mask) {
		const struct bsz_label_entry *entry;

		if (*slot >> 32 != hash)
			continue;
		entry = &labels->entries[(uint32_t)*slot];
		if (bsz_entry_form(entry) == form &&
		    entry->value.pair.parent == pair.parent &&
		    entry->value.pair.leaf == pair.leaf)
			break;
	}
	return slot;
}

uint32_t bsz_labels_intern(struct bsz_labels *labels, const char *text,
    size_t size, uint32_t hash, uint32_t owned)
{
	uint64_t *slot;

	if (BSZ_UNLIKELY(!reserve(labels, 1)))
		return BSZ_NO_LABEL;
	slot = find_text(labels, text, size, hash);
	if (*slot)
		return (uint32_t)*slot;
	if (owned)
		text = bsz_arena_copy(&labels->arena, text, size);
	if (!text) {
		labels->failed = true;
		return BSZ_NO_LABEL;
	}
	return append(labels, slot, (struct bsz_label_entry){.value.text = text,
	    .word = make_word(BSZ_LABEL_TEXT, owned, size), .hash = hash});
}

/* Half a gigabyte of name is cut: a word keeps 29 bits of size. */
static uint32_t label_text(struct bsz_labels *labels, const char *text,
    size_t size, uint32_t owned)
{
	const size_t kept = size < BSZ_MAX_COUNT ? size : BSZ_MAX_COUNT;

	return bsz_labels_intern(labels, kept ? text : "", kept,
	    bsz_hash_text(text, kept), owned);
}

uint32_t bsz_labels_text(struct bsz_labels *labels, const char *text,
    size_t size)
{
	return label_text(labels, text, size, 0);
}

uint32_t bsz_labels_copy(struct bsz_labels *labels, const char *text,
    size_t size)
{
	return label_text(labels, text, size, BSZ_OWNED_BIT);
}

uint32_t bsz_labels_printf(struct bsz_labels *labels, const char *fmt, ...)
{
	char few[256];
	char *text = few;
	va_list args;
	uint32_t label = BSZ_NO_LABEL;
	int size;

	va_start(args, fmt);
	size = vsnprintf(few, sizeof(few), fmt, args);
	va_end(args);
	if (size >= (int)sizeof(few)) {
		text = bsz_malloc((size_t)size + 1);
		va_start(args, fmt);
		if (text)
			(void)vsnprintf(text, (size_t)size + 1, fmt, args);
		va_end(args);
	}
	if (size >= 0 && text)
		label = bsz_labels_copy(labels, text, (size_t)size);
	else
		labels->failed = true;
	if (text != few)
		bsz_free(text);
	return label;
}

/* Give lines the slots they went without. */
static bool list_lines(struct bsz_labels *labels)
{
	size_t lines = 0;

	for (size_t i = labels->unlisted; i < labels->count; i++)
		lines += bsz_entry_form(&labels->entries[i]) ==
		    BSZ_LABEL_LINE;
	if (is_crowded(labels->mask + 1, labels->count - labels->apart +
	    lines) && !grow_slots(labels, labels->count - labels->apart +
	    lines))
		return false;
	for (size_t i = labels->unlisted; i < labels->count; i++) {
		struct bsz_label_entry *const entry = &labels->entries[i];

		if (bsz_entry_form(entry) != BSZ_LABEL_LINE)
			continue;
		entry->hash = bsz_hash_pair(entry->value.pair.parent,
		    entry->value.pair.leaf, BSZ_LABEL_LINE);
		*find_pair(labels, BSZ_LABEL_LINE, entry->value.pair,
		    entry->hash) = (uint64_t)entry->hash << 32 | i;
	}
	labels->apart -= lines;
	labels->unlisted = 0;
	labels->limit = 0; /* to be found again */
	return true;
}

uint32_t bsz_labels_line(struct bsz_labels *labels, uint32_t parent,
    uint32_t line)
{
	const size_t wanted = labels->count + 1;

	assert(parent < labels->count);
	if (wanted > BSZ_MAX_LABELS || (wanted > labels->room &&
	    !grow_entries(labels, wanted))) {
		labels->failed = true;
		return BSZ_NO_LABEL;
	}
	if (!labels->unlisted)
		labels->unlisted = labels->count;
	return append(labels, NULL, (struct bsz_label_entry){
	    .value.pair = {parent, line},
	    .word = make_word(BSZ_LABEL_LINE, 0, 0)});
}

uint32_t bsz_labels_pair(struct bsz_labels *labels, enum bsz_label_form form,
    uint32_t parent, uint32_t leaf)
{
	const struct bsz_label_pair pair = {parent, leaf};
	const uint32_t hash = bsz_hash_pair(parent, leaf, form);
	uint64_t *slot;

	assert(parent < labels->count);
	if (BSZ_UNLIKELY(labels->unlisted && !list_lines(labels)))
		return BSZ_NO_LABEL;
	if (BSZ_UNLIKELY(!reserve(labels, 1)))
		return BSZ_NO_LABEL;
	slot = find_pair(labels, form, pair, hash);
	if (*slot)
		return (uint32_t)*slot;
	return append(labels, slot, (struct bsz_label_entry){.value.pair = pair,
	    .word = make_word(form, 0, 0), .hash = hash});
}

uint32_t bsz_labels_group(struct bsz_labels *labels, const uint32_t *members,
    size_t count)
{
	uint32_t *kept;

	if (count > BSZ_MAX_COUNT || !reserve(labels, 1)) {
		labels->failed = true;
		return BSZ_NO_LABEL;
	}
	kept = bsz_arena_alloc(&labels->arena, count * sizeof(*kept));
	if (!kept) {
		labels->failed = true;
		return BSZ_NO_LABEL;
	}
	memcpy(kept, members, count * sizeof(*kept));
	return append(labels, NULL, (struct bsz_label_entry){
	    .value.members = kept,
	    .word = make_word(BSZ_LABEL_GROUP, 0, count)});
}

struct bsz_label bsz_labels_get(const struct bsz_labels *labels,
    uint32_t label)
{
	const struct bsz_label_entry *const entry = bsz_entry_of(labels, label);
	const size_t count = bsz_entry_count(entry);

	switch (bsz_entry_form(entry)) {
	case BSZ_LABEL_TEXT:
		return (struct bsz_label){.form = BSZ_LABEL_TEXT,
		    .text = entry->value.text, .size = count};
	case BSZ_LABEL_GROUP:
		return (struct bsz_label){.form = BSZ_LABEL_GROUP,
		    .members = entry->value.members, .member_count = count};
	case BSZ_LABEL_LINE:
	case BSZ_LABEL_CHAIN:
		break;
	}
	return (struct bsz_label){.form = bsz_entry_form(entry),
	    .parent = entry->value.pair.parent,
	    .leaf = entry->value.pair.leaf};
}

enum bsz_label_form bsz_labels_form(const struct bsz_labels *labels,
    uint32_t label)
{
	return bsz_entry_form(bsz_entry_of(labels, label));
}

struct bsz_label_pair bsz_labels_parts(const struct bsz_labels *labels,
    uint32_t label)
{
	const struct bsz_label_entry *const entry = bsz_entry_of(labels, label);
	const enum bsz_label_form form = bsz_entry_form(entry);

	return form == BSZ_LABEL_LINE || form == BSZ_LABEL_CHAIN
	    ? entry->value.pair : (struct bsz_label_pair){0, 0};
}

void bsz_labels_prefetch(const struct bsz_labels *labels, uint32_t label)
{
	__builtin_prefetch(bsz_entry_of(labels, label));
}

void bsz_labels_prefetch_pair(const struct bsz_labels *labels,
    enum bsz_label_form form, uint32_t parent, uint32_t leaf)
{
	__builtin_prefetch(&labels->slots[bsz_hash_pair(parent, leaf, form) &
	    labels->mask]);
}

size_t bsz_labels_count(const struct bsz_labels *labels)
{
	return labels->count;
}

bool bsz_labels_failed(const struct bsz_labels *labels)
{
	return labels->failed;
}
