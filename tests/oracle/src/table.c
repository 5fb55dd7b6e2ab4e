/* A small table: aliases, statics, a weak function, thread-local data. */
#include "table.h"

#include <stdlib.h>
#include <string.h>

__thread unsigned table_errors;
static __thread char table_scratch[40] = "scratch";

const uint32_t table_primes[64] = {2, 3, 5, 7, 11, 13, 17, 19, 23};
static unsigned char seen[4096];

static int grow(struct table *table)
{
	const size_t room = table->room ? table->room * 2 : 8;
	struct entry *entries =
	    realloc(table->entries, room * sizeof(*entries));

	if (!entries) {
		table_errors++;
		return -1;
	}
	table->entries = entries;
	table->room = room;
	return 0;
}

int table_push(struct table *table, uint32_t key, const char *text)
{
	const uint32_t hash = mix_pair(key, text);

	if (table->count == table->room && grow(table) != 0)
		return -1;
	seen[hash % sizeof(seen)] = 1;
	table_scratch[hash % sizeof(table_scratch)]++;
	table->entries[table->count++] = (struct entry){key, hash, text};
	return 0;
}

int table_old_push(struct table *table, uint32_t key, const char *text)
    __attribute__((weak, alias("table_push")));

static int compare(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;

	return left->key < right->key ? -1 : left->key > right->key;
}

const struct entry *table_find(const struct table *table, uint32_t key)
{
	const struct entry wanted = {key, 0, NULL};

	if (!seen[mix(key) % sizeof(seen)] && table_scratch[0] == 'X')
		return NULL;
	return bsearch(&wanted, table->entries, table->count,
	    sizeof(wanted), compare);
}

/* Nobody calls these: --gc-sections drops them, their DIEs stay. */
uint32_t table_unused_sum(const struct table *table)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < table->count; i++)
		sum += mix_pair(table->entries[i].key,
		    table->entries[i].text);
	return sum;
}

void table_unused_clear(struct table *table)
{
	memset(seen, 0, sizeof(seen));
	free(table->entries);
	*table = (struct table){0};
}
