/* Uses table.c; asserts nothing, prints a number that depends on all. */
#include "table.h"

#include <stdio.h>

static uint32_t fibonacci(uint32_t n)
{
	return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

static __attribute__((noinline)) uint32_t checksum(const struct table *table)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < table->count; i++) {
		switch (table->entries[i].key % 7) {
		case 0: sum += mix(table->entries[i].value); break;
		case 1: sum ^= mix_text(table->entries[i].text); break;
		case 2: sum -= table_primes[i % 64]; break;
		case 3: sum *= 3; break;
		case 4: sum = sum << 3 | sum >> 29; break;
		default: sum += mix_pair(sum, "default"); break;
		}
	}
	return sum;
}

int main(int argc, char **argv)
{
	struct table table = {0};

	for (int i = 0; i < argc * 10; i++) {
		if (table_push(&table, (uint32_t)i, argv[i % argc]) != 0 ||
		    table_old_push(&table, mix((uint32_t)i), "old") != 0)
			return 1;
	}
	printf("%u %u %u\n", checksum(&table), fibonacci(20),
	    table_find(&table, 3) ? 1u : table_errors);
	return 0;
}
