/*
 * A trailer is as good as the review of its commit: anybody can type one. So
 * they count only where a pipeline asks for them, move one budget by a stated
 * size, and show author and reason wherever the waiver is shown.
 */
#include "trailers.h"

#include "budget_reading.h"
#include "git.h"
#include "say.h"

#include <stdint.h>
#include <string.h>

#define BLANKS " \t"

static const struct bsz_budget *find_budget(const struct bsz_policy *policy,
    const char *id, size_t size)
{
	for (size_t i = 0; i < policy->budget_count; i++)
		if (strlen(policy->budgets[i].id) == size &&
		    strncmp(policy->budgets[i].id, id, size) == 0)
			return &policy->budgets[i];
	return NULL;
}

/*
 * "64 KiB why" or "64KiB why": the size is of two words where these are one.
 * Returns what is behind it, or NULL.
 */
static const char *read_amount(struct bsz_budget_file *file,
    const struct bsz_budget *budget, const char *text, uint64_t *amount)
{
	struct bsz_err err = {0};
	const struct bsz_reading reading = {.file = file, .err = &err};
	const size_t first = strcspn(text, BLANKS);
	const size_t gap = strspn(text + first, BLANKS);
	const size_t ends[] = {first + gap + strcspn(text + first + gap,
	    BLANKS), first};

	for (size_t i = 0; i < BSZ_COUNTOF(ends); i++) {
		const char *const words = bsz_arena_copy(&file->arena, text,
		    ends[i]);

		if (words && !bsz_reading_amount(&reading, "allow", words,
		    bsz_measure_info(budget->measure)->amount, amount))
			return text + ends[i] + strspn(text + ends[i],
			    BLANKS);
	}
	return NULL;
}

/* One value of a commit, by its author. */
static bool read_value(struct bsz_budget_file *file, const char *value,
    const char *author, struct bsz_waiver *waiver)
{
	const size_t size = strcspn(value, BLANKS);
	const struct bsz_budget *const budget = find_budget(&file->policy,
	    value, size);

	if (!budget)
		return false;
	*waiver = (struct bsz_waiver){.budget = budget->id, .owner = author,
		.until = INT64_MAX};
	waiver->reason = read_amount(file, budget, value + size +
	    strspn(value + size, BLANKS), &waiver->allow);
	return waiver->reason && *waiver->reason;
}

/* The trailers of one commit, which ends with the text. */
static void read_commit(struct bsz_budget_file *file, char *commit,
    struct bsz_waiver *waivers)
{
	char *rest = commit;
	const char *const name = strsep(&rest, "\x1f");
	const char *const author = rest ? strsep(&rest, "\x1f") : NULL;

	for (const char *value; rest && (value = strsep(&rest, "\n"));) {
		value += strspn(value, BLANKS);
		if (!*value)
			continue;
		if (read_value(file, value, author,
		    &waivers[file->policy.waiver_count]))
			file->policy.waiver_count++;
		else
			bsz_say(NULL, "Binary-Size of %s: '%.200s' is not "
			    "BUDGET SIZE REASON (text 64KiB the new parser)",
			    name, value);
	}
}

static size_t count_lines(const char *text)
{
	size_t count = 1;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

int bsz_trailers_read(struct bsz_budget_file *file, const char *range,
    struct bsz_err *err)
{
	struct bsz_policy *const policy = &file->policy;
	struct bsz_buf said = {0};
	const int rc = bsz_git_trailers(range, &said, err);
	/* The texts of waivers stay as long as the policy. */
	char *const text = rc ? NULL : bsz_arena_copy(&file->arena, said.data,
	    said.size);
	struct bsz_waiver *const waivers = text ? bsz_arena_alloc(
	    &file->arena, (policy->waiver_count + count_lines(text)) *
	    sizeof(*waivers)) : NULL;

	bsz_buf_release(&said);
	if (rc || !waivers)
		return rc ? rc : bsz_fail_memory(err);
	if (policy->waiver_count)
		memcpy(waivers, policy->waivers,
		    policy->waiver_count * sizeof(*waivers));
	policy->waivers = waivers;
	for (char *rest = text, *commit; (commit = strsep(&rest, "\x1e"));)
		read_commit(file, commit, waivers);
	return 0;
}
