/*
 * One row a flaw, in the order of lines. What it costs stands in front where
 * an image tells it.
 */
#include "lint_rows.h"

#include <binsize/buf.h>
#include <binsize/units.h>

#include <string.h>

enum { LINE, STATUS, RULE_NAME, COST_TEXT, WIRE_TEXT, BYTES, BITS, EVIDENCE,
	STAGE, MESSAGE, CONTEXT_BYTES, REASON, FIX, INSTRUCTION, COLUMNS };

/* From COST_TEXT to EVIDENCE: only with an image. */
#define COST_COLUMNS (STAGE - COST_TEXT)

static const struct bsz_column columns[COLUMNS] = {
	[LINE] = {.key = "line", .title = "LINE", .kind = BSZ_COUNT},
	[STATUS] = {.key = "status", .title = "STATUS", .kind = BSZ_TEXT},
	[RULE_NAME] = {.key = "rule", .title = "RULE", .kind = BSZ_TEXT},
	[COST_TEXT] = {.key = "cost_text", .title = "COSTS", .kind = BSZ_TEXT,
		.people_only = true},
	[WIRE_TEXT] = {.key = "wire_text", .title = "ON THE WIRE",
		.kind = BSZ_TEXT, .people_only = true},
	[BYTES] = {.key = "file_bytes", .title = "COSTS", .kind = BSZ_BYTES,
		.machine_only = true},
	[BITS] = {.key = "wire_bits", .title = "ON THE WIRE",
		.kind = BSZ_BITS, .machine_only = true},
	[EVIDENCE] = {.key = "evidence", .title = "EVIDENCE",
		.kind = BSZ_TEXT, .machine_only = true},
	[STAGE] = {.key = "stage", .title = "STAGE", .kind = BSZ_TEXT,
		.machine_only = true},
	[MESSAGE] = {.key = "message", .title = "WHAT", .kind = BSZ_TEXT,
		.sentence = true},
	[CONTEXT_BYTES] = {.key = "context_bytes", .title = "CONTEXT",
		.kind = BSZ_BYTES, .machine_only = true},
	[REASON] = {.key = "reason", .title = "WHY", .kind = BSZ_TEXT,
		.machine_only = true},
	[FIX] = {.key = "fix", .title = "FIX", .kind = BSZ_TEXT,
		.machine_only = true},
	[INSTRUCTION] = {.key = "instruction", .title = "INSTRUCTION",
		.kind = BSZ_TEXT, .machine_only = true},
};

/* Bytes of an instruction that tell it from others. */
#define SHOWN 160

static const char *keep(struct bsz_report *report, const char *text)
{
	const char *const copy = bsz_arena_copy(&report->arena, text,
	    strlen(text));

	report->failed = report->failed || !copy;
	return copy ? copy : "";
}

static const char *kept(struct bsz_report *report, const char *text)
{
	report->failed = report->failed || !text;
	return text ? text : "";
}

/* "build: RUN make", white space made one blank, cut at a letter. */
static const char *instruction_text(struct bsz_report *report,
    const struct bsz_recipe *recipe, const struct bsz_instruction *at)
{
	struct bsz_buf out = {0};
	const char *const stage = at->stage == BSZ_NO_STAGE ? NULL :
	    recipe->stages[at->stage].name;
	const char *copy;

	if (stage)
		bsz_buf_printf(&out, "%.60s: ", stage);
	bsz_buf_printf(&out, "%.20s ", at->name);
	for (const char *text = at->text; *text && out.size < SHOWN; text++)
		if (!strchr(" \t\r\n", *text))
			bsz_buf_char(&out, *text);
		else if (out.size && out.data[out.size - 1] != ' ')
			bsz_buf_char(&out, ' ');
	/* Not inside of a letter. */
	while (out.size >= SHOWN && (out.data[out.size - 1] & 0xc0) == 0x80)
		out.size--;
	copy = out.failed ? NULL : bsz_arena_copy(&report->arena, out.data,
	    out.size);
	bsz_buf_release(&out);
	return kept(report, copy);
}

static const char *stage_text(struct bsz_report *report,
    const struct bsz_recipe *recipe, const struct bsz_instruction *at)
{
	if (at->stage == BSZ_NO_STAGE)
		return "";
	return recipe->stages[at->stage].name ?
	    keep(report, recipe->stages[at->stage].name) :
	    kept(report, bsz_arena_printf(&report->arena, "%zu", at->stage));
}

/* " It costs 12.3 MiB, 4.1 MiB on the wire." */
static const char *cost_text(struct bsz_report *report,
    const struct bsz_flaw *flaw, const struct bsz_image_cost *cost)
{
	char size[BSZ_UNITS_ROOM], wire[BSZ_UNITS_ROOM];

	if (cost && cost->known)
		return kept(report, bsz_arena_printf(&report->arena,
		    " It costs %s, %s%s on the wire.", bsz_units_format_size(
		    cost->bytes, size), cost->estimated ? "about " : "",
		    bsz_units_format_size((cost->bits + 7) / 8, wire)));
	if (flaw->context_bytes)
		return kept(report, bsz_arena_printf(&report->arena,
		    " It moves %s to the builder.", bsz_units_format_size(
		    flaw->context_bytes, size)));
	return "";
}

/* The text of an instruction; of equal ones that break the same rule the
 * second has a number, as other programs tell findings apart by it. */
static const char *told_apart(struct bsz_report *report,
    const struct bsz_linting *linting, const char *const *subjects,
    size_t at)
{
	size_t number = 1;

	for (size_t i = 0; i < at; i++)
		number += linting->flaws[i].rule == linting->flaws[at].rule &&
		    strcmp(subjects[i], subjects[at]) == 0;
	return number == 1 ? subjects[at] : kept(report, bsz_arena_printf(
	    &report->arena, "%s (%zu)", subjects[at], number));
}

static void add_finding(struct bsz_report *report,
    const struct bsz_lint_question *question, const struct bsz_flaw *flaw,
    const char *subject, const struct bsz_image_cost *cost)
{
	struct bsz_finding *const finding = bsz_report_finding(report);

	if (!finding)
		return;
	finding->verdict = flaw->weight;
	finding->budget = flaw->rule->name;
	finding->artifact = question->path;
	finding->subject = subject;
	finding->measure = "file";
	finding->amount = BSZ_AMOUNT_BYTES;
	finding->has_value = cost && cost->known;
	finding->value = finding->has_value ? cost->bytes : 0;
	finding->message = kept(report, bsz_arena_printf(&report->arena,
	    "%s. %s%s", flaw->message, flaw->rule->reason,
	    cost_text(report, flaw, cost)));
	finding->advice = flaw->rule->fix;
	finding->file = question->path;
	finding->line = flaw->at->line;
}

static void write_cost(struct bsz_report *report, union bsz_cell *cell,
    const struct bsz_image_cost *cost)
{
	char size[BSZ_UNITS_ROOM];

	cell[COST_TEXT].text = cell[WIRE_TEXT].text = "-";
	cell[EVIDENCE].text = "unknown";
	if (!cost->known)
		return;
	cell[COST_TEXT].text = keep(report, bsz_units_format_size(cost->bytes,
	    size));
	cell[WIRE_TEXT].text = kept(report, bsz_arena_printf(&report->arena,
	    "%s%s", cost->estimated ? "~" : "", bsz_units_format_size(
	    (cost->bits + 7) / 8, size)));
	cell[BYTES].number = cost->bytes;
	cell[BITS].number = cost->bits;
	cell[EVIDENCE].text = cost->estimated ? "estimate" : "exact";
}

static void add_row(struct bsz_report *report, struct bsz_table *table,
    const struct bsz_recipe *recipe, const struct bsz_flaw *flaw,
    const struct bsz_image_cost *cost)
{
	union bsz_cell *const cell = bsz_table_row(report, table, 0, BSZ_ROW);
	/* What stands behind the costs moves up without them. */
	const size_t up = cost ? 0 : COST_COLUMNS;

	if (!cell)
		return;
	cell[LINE].number = flaw->at->line;
	cell[STATUS].text = bsz_verdict_word(flaw->weight);
	cell[RULE_NAME].text = flaw->rule->name;
	if (cost)
		write_cost(report, cell, cost);
	cell[STAGE - up].text = stage_text(report, recipe, flaw->at);
	cell[MESSAGE - up].text = flaw->message;
	cell[CONTEXT_BYTES - up].number = flaw->context_bytes;
	cell[REASON - up].text = flaw->rule->reason;
	cell[FIX - up].text = flaw->rule->fix;
	cell[INSTRUCTION - up].text = instruction_text(report, recipe,
	    flaw->at);
}

static size_t count_weight(const struct bsz_linting *linting,
    enum bsz_verdict weight)
{
	size_t count = 0;

	for (size_t i = 0; i < linting->count; i++)
		count += linting->flaws[i].weight == weight;
	return count;
}

static void set_headline(struct bsz_report *report,
    const struct bsz_lint_question *question,
    const struct bsz_linting *linting)
{
	const size_t failed = count_weight(linting, BSZ_FAILED);
	const size_t warned = count_weight(linting, BSZ_WARNED);
	const size_t waived = count_weight(linting, BSZ_WAIVED);

	report->headline = kept(report, bsz_arena_printf(&report->arena,
	    "%s: %s: %zu failed, %zu warned, %zu ignored", question->path,
	    failed ? "FAIL" : "ok", failed, warned, waived));
}

/* Why, and what to do, once for each rule that speaks. */
static void add_remedies(struct bsz_report *report,
    const struct bsz_linting *linting)
{
	for (size_t i = 0; i < linting->count; i++) {
		const struct bsz_flaw *const flaw = &linting->flaws[i];
		bool is_told = flaw->weight == BSZ_WAIVED;

		for (size_t k = 0; k < i && !is_told; k++)
			is_told = linting->flaws[k].rule == flaw->rule &&
			    linting->flaws[k].weight != BSZ_WAIVED;
		if (!is_told)
			bsz_report_remark(report, "%s: %s %s",
			    flaw->rule->name, flaw->rule->reason,
			    flaw->rule->fix);
	}
}

static void add_facts(struct bsz_report *report,
    const struct bsz_linting *linting)
{
	const struct bsz_recipe *const recipe = linting->recipe;
	struct bsz_fact *const facts = bsz_arena_alloc(&report->arena,
	    4 * sizeof(*facts));

	if (!facts) {
		report->failed = true;
		return;
	}
	facts[report->fact_count++] = (struct bsz_fact){"stages", kept(report,
	    bsz_arena_printf(&report->arena, "%zu", recipe->stage_count))};
	facts[report->fact_count++] = (struct bsz_fact){"instructions",
		kept(report, bsz_arena_printf(&report->arena, "%zu",
		recipe->count))};
	if (linting->context)
		facts[report->fact_count++] = (struct bsz_fact){
			"ignore_file", linting->context->ignore_file ?
			linting->context->ignore_file : "none"};
	report->facts = facts;
}

/* Behind the cautions that are there already. */
static void add_notes(struct bsz_report *report,
    const struct bsz_recipe *recipe)
{
	struct bsz_note *const notes = bsz_arena_alloc(&report->arena,
	    (report->note_count + recipe->note_count + 1) * sizeof(*notes));

	if (!notes) {
		report->failed = true;
		return;
	}
	if (report->note_count)
		memcpy(notes, report->notes,
		    report->note_count * sizeof(*notes));
	for (size_t i = 0; i < recipe->note_count; i++)
		notes[report->note_count++] = (struct bsz_note){
			.text = keep(report, recipe->notes[i].text),
			.offset = recipe->notes[i].offset};
	report->notes = notes;
}

/* The table, with the columns that are filled. */
static struct bsz_table *add_table(struct bsz_report *report, bool has_costs)
{
	const size_t count = has_costs ? COLUMNS : COLUMNS - COST_COLUMNS;
	struct bsz_column *const kept_columns = bsz_arena_alloc(
	    &report->arena, sizeof(columns));

	if (!kept_columns) {
		report->failed = true;
		return NULL;
	}
	memcpy(kept_columns, columns, sizeof(columns));
	if (!has_costs)
		memmove(&kept_columns[COST_TEXT], &kept_columns[STAGE],
		    (COLUMNS - STAGE) * sizeof(*kept_columns));
	return bsz_report_table(report, "findings", NULL, kept_columns,
	    count);
}

void bsz_lint_rows(struct bsz_report *report,
    const struct bsz_lint_question *question,
    const struct bsz_linting *linting, const struct bsz_image_cost *costs)
{
	struct bsz_table *const table = add_table(report, costs != NULL);

	if (!table)
		return;
	table->main = true;
	const char **const subjects = bsz_arena_alloc(&report->arena,
	    (linting->count + 1) * sizeof(*subjects));
	report->failed = report->failed || !subjects;
	for (size_t i = 0; subjects && i < linting->count; i++) {
		const struct bsz_image_cost *const cost =
		    costs ? &costs[i] : NULL;

		subjects[i] = instruction_text(report, linting->recipe,
		    linting->flaws[i].at);
		add_finding(report, question, &linting->flaws[i],
		    told_apart(report, linting, subjects, i), cost);
		add_row(report, table, linting->recipe, &linting->flaws[i],
		    cost);
	}
	set_headline(report, question, linting);
	add_remedies(report, linting);
	add_facts(report, linting);
	add_notes(report, linting->recipe);
}

void bsz_lint_describe_match(struct bsz_report *report,
    const struct bsz_image_steps *steps)
{
	if (bsz_image_steps_are_squashed(steps))
		bsz_report_caution(report, "no layer of the image tells which "
		    "instruction made it: costs are those of all layers, "
		    "where a path tells them");
	else
		bsz_report_remark(report, "of %zu layers of the image %zu are "
		    "told to be made by this file", steps->image->count,
		    steps->matched);
}
