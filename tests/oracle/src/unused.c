/* A whole unit that --gc-sections drops. */
#include "table.h"

uint32_t unused_one(uint32_t value)
{
	return mix(value) + mix(value + 1);
}

uint32_t unused_two(const char *text)
{
	return mix_pair(unused_one(3), text);
}
