/*
 * One row a number: the file it stands in, the words in front of it, and what
 * one of it is worth.
 */
#include "control_group.h"

#include <inttypes.h>
#include <limits.h>

static const struct source {
	enum bsz_metric metric;
	const char *file;
	const char *line; /* begins with */
	const char *word; /* the number stands behind it */
	int64_t per_unit; /* divided by */
} sources[] = {
	{BSZ_CPU_WAIT_MS, "cpu.pressure", "some", "total=", 1000},
	{BSZ_IO_WAIT_MS, "io.pressure", "some", "total=", 1000},
	{BSZ_MEMORY_WAIT_MS, "memory.pressure", "some", "total=", 1000},
	{BSZ_THROTTLED_MS, "cpu.stat", "throttled_usec", " ", 1000},
	{BSZ_MEMORY_HIGH, "memory.events", "high", " ", 1},
	{BSZ_MEMORY_MAX, "memory.events", "max", " ", 1},
	{BSZ_OOM_KILLS, "memory.events", "oom_kill ", "", 1},
};

/* A small file as text; false when it is not there. */
static bool read_file(const char *path, char *text, size_t room)
{
	FILE *const file = fopen(path, "re");

	if (!file)
		return false;
	const size_t size = fread(text, 1, room - 1, file);
	text[size] = '\0';
	(void)fclose(file); /* only read */
	return size > 0;
}

/* The folder of our group, "" when there is none. */
static void find_group(char *folder, size_t room)
{
	char text[PATH_MAX];
	const char *line;

	*folder = '\0';
	if (!read_file("/proc/self/cgroup", text, sizeof(text)))
		return;
	line = strncmp(text, "0::", 3) == 0 ? text : strstr(text, "\n0::");
	if (!line)
		return;
	line = strchr(line, '/');
	if (line && (size_t)snprintf(folder, room, "/sys/fs/cgroup%.*s",
	    (int)strcspn(line, "\n"), line) >= room)
		*folder = '\0';
}

static bool read_number(const char *folder, const struct source *source,
    int64_t *number)
{
	char path[PATH_MAX + 32], text[4096];
	const size_t size = strlen(source->line);

	(void)snprintf(path, sizeof(path), "%s/%s", folder,
	    source->file); /* cut: it is not there */
	if (!read_file(path, text, sizeof(text)))
		return false;
	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, source->line, size) != 0)
			continue;
		const char *const word = strstr(line + size, source->word);

		if (!word)
			return false;
		*number = strtoll(word + strlen(source->word), NULL, 10);
		return *number >= 0;
	}
	return false;
}

void bsz_control_group_read(struct bsz_control_group *group)
{
	char folder[PATH_MAX], path[PATH_MAX + 32], text[64];

	group->peak_bytes = BSZ_UNKNOWN;
	for (int i = 0; i < BSZ_METRICS; i++)
		group->counts[i] = BSZ_UNKNOWN;
	find_group(folder, sizeof(folder));
	if (!*folder)
		return;
	for (size_t i = 0; i < BSZ_COUNTOF(sources); i++)
		if (!read_number(folder, &sources[i],
		    &group->counts[sources[i].metric]))
			group->counts[sources[i].metric] = BSZ_UNKNOWN;
	(void)snprintf(path, sizeof(path), "%s/memory.peak", folder);
	if (read_file(path, text, sizeof(text)))
		group->peak_bytes = strtoll(text, NULL, 10);
}

uint64_t bsz_control_group_memory(void)
{
	char folder[PATH_MAX], path[PATH_MAX + 32], text[64];
	uint64_t least = UINT64_MAX;

	find_group(folder, sizeof(folder));
	while (strlen(folder) > strlen("/sys/fs")) {
		(void)snprintf(path, sizeof(path), "%s/memory.max", folder);
		if (read_file(path, text, sizeof(text)) && *text >= '0' &&
		    *text <= '9')
			least = bsz_min(least, strtoull(text, NULL, 10));
		*strrchr(folder, '/') = '\0';
	}
	return least;
}

void bsz_control_group_charge(struct bsz_record *run,
    const struct bsz_control_group *before,
    const struct bsz_control_group *after)
{
	for (size_t i = 0; i < BSZ_COUNTOF(sources); i++) {
		const enum bsz_metric metric = sources[i].metric;

		if (before->counts[metric] == BSZ_UNKNOWN ||
		    after->counts[metric] < before->counts[metric])
			continue;
		run->metrics[metric] = (after->counts[metric] -
		    before->counts[metric]) / sources[i].per_unit;
	}
	if (before->peak_bytes != BSZ_UNKNOWN &&
	    after->peak_bytes > before->peak_bytes)
		run->metrics[BSZ_PEAK_BYTES] = after->peak_bytes;
}
