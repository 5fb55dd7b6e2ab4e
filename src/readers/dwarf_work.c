/*
 * Running a scan over all units on several threads.
 *
 * The largest units are handed out first. A worker shares nothing but frozen
 * data: it has its own claims, labels and tables. Claims carry the index of
 * their unit as order, labels are renumbered when workers join, and names
 * decide ties later on, so the report is the same for any number of threads.
 */
#include "dwarf.h"

#include "dwarf_split.h"

#include <binsize/file.h>
#include <binsize/limits.h>
#include <binsize/pool.h>
#include <binsize/progress.h>
#include <binsize/trace.h>

#include <stdatomic.h>

/* What DIEs refer to is given back some sixteen times: what several units
 * look at comes back that often. Of small files each time is cheap. */
#define FORGET_TIMES 16
#define FORGET_LEAST (UINT64_C(1) << 20)

/* Of fewer units a worker, handing out pairs could leave a worker idle. */
#define LEAST_PAIRS 32

struct run {
	struct dwarf *dwarf;
	const struct dwarf_scan *scan;
	struct dwarf_worker *workers;
	size_t worker_count;
	uint32_t *order; /* of units, largest first */
	uint32_t **renumber;
	size_t together; /* units handed out at once */
	atomic_size_t done;
};

void bsz_dwarf_worker_damage(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, uint64_t offset, const char *what)
{
	if (worker->damage_count == worker->damage_room) {
		const size_t room = worker->damage_room * 2 + 16;
		struct dwarf_damage *damages = bsz_realloc(worker->damages,
		    room * sizeof(*damages));

		if (!damages) {
			worker->failed = true;
			return;
		}
		worker->damages = damages;
		worker->damage_room = room;
	}
	worker->damages[worker->damage_count++] = (struct dwarf_damage){
	    unit->index, unit->dwarf->skeletons != NULL, offset, what};
}

bool bsz_dwarf_worker_ranges(struct dwarf_worker *worker,
    const struct dwarf_unit *unit, uint16_t form, uint64_t value,
    dwarf_range_sink *sink, void *context)
{
	const struct dwarf *dwarf = unit->dwarf;
	const uint64_t size = bsz_dwarf_ranges(dwarf, unit)->bytes.size;
	struct dwarf_reach reach = {0, 0};
	bool fine;

	/* a file of one unit has lists of its own */
	if (dwarf != worker->listed_of && dwarf->skeletons &&
	    !dwarf->package)
		worker->listed = 0;
	worker->listed_of = dwarf;
	if (worker->listed > BSZ_MAX_LISTED_BASE +
	    bsz_mul(BSZ_MAX_LISTED_RATIO, size))
		return false;
	fine = bsz_dwarf_ranges_walk(dwarf, unit, form, value, sink, context,
	    &reach);
	worker->listed += reach.end - reach.start;
	return fine;
}

/* Names and lists of a few units lie together in sections that units refer
 * to, and abbreviations in the order of units. */
static void forget_referred(const struct dwarf *dwarf)
{
	static const enum dwarf_section_id referred[] = {
		DWARF_ABBREV, DWARF_STR, DWARF_RANGES, DWARF_RNGLISTS,
		DWARF_LOC, DWARF_LOCLISTS, DWARF_LINE
	};

	for (size_t i = 0; i < BSZ_COUNTOF(referred); i++)
		bsz_dwarf_forget(dwarf, referred[i], 0,
		    dwarf->sections[referred[i]].bytes.size);
}

/* Give back to the system what a walk has read: the unit, and from time to
 * time what units refer to. */
static void forget_walked(struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	const struct dwarf *const dwarf = worker->dwarf;

	bsz_dwarf_forget(unit->dwarf, (enum dwarf_section_id)unit->section,
	    unit->offset, unit->end);
	worker->walked += unit->end - unit->offset;
	if (worker->walked < bsz_max(FORGET_LEAST,
	    dwarf->sections[DWARF_INFO].bytes.size / FORGET_TIMES))
		return;
	worker->walked = 0;
	forget_referred(dwarf);
}

static void run_unit(struct run *run, struct dwarf_worker *worker,
    const struct dwarf_unit *unit)
{
	const size_t done = atomic_fetch_add_explicit(&run->done, 1,
	    memory_order_relaxed);

	bsz_progress(run->scan->what, done, run->dwarf->unit_count);
	if (unit->damaged || worker->failed)
		return;
	bsz_claims_begin(&worker->vm, unit->index);
	bsz_claims_begin(&worker->file, unit->index);
	run->scan->unit(worker, unit);
	if (run->scan->walks_dies)
		forget_walked(worker, unit->split ? unit->split : unit);
}

/* One unit, or the two that are prepared together. */
static void run_units(void *context, size_t index, size_t number)
{
	struct run *run = context;
	struct dwarf_worker *worker = &run->workers[number];
	const struct dwarf_unit *const units = run->dwarf->units;
	const size_t first = index * run->together;
	const size_t end = bsz_min(first + run->together,
	    run->dwarf->unit_count);

	if (end - first == 2 && !worker->failed)
		run->scan->prepare(worker, &units[run->order[first]],
		    &units[run->order[first + 1]]);
	for (size_t i = first; i < end; i++)
		run_unit(run, worker, &units[run->order[i]]);
}

static int compare_damage(const void *a, const void *b)
{
	const struct dwarf_damage *left = a, *right = b;

	if (left->unit != right->unit)
		return left->unit < right->unit ? -1 : 1;
	if (left->is_split != right->is_split)
		return left->is_split ? 1 : -1;
	return left->offset < right->offset ? -1
	    : left->offset > right->offset;
}

/* The unit that a damage is of. */
static const struct dwarf_unit *damaged_unit(const struct run *run,
    const struct dwarf_damage *damage)
{
	const struct dwarf_unit *const unit =
	    &run->dwarf->units[damage->unit];

	return damage->is_split ? unit->split : unit;
}

/* All workers' damages in order of units. */
static int note_damages(struct run *run, struct bsz_err *err)
{
	struct dwarf_worker all = {.dwarf = run->dwarf};

	for (size_t i = 0; i < run->worker_count; i++) {
		const struct dwarf_worker *worker = &run->workers[i];

		for (size_t k = 0; k < worker->damage_count; k++) {
			const struct dwarf_damage *damage =
			    &worker->damages[k];

			bsz_dwarf_worker_damage(&all,
			    damaged_unit(run, damage), damage->offset,
			    damage->what);
		}
	}
	if (all.damage_count > 1)
		qsort(all.damages, all.damage_count, sizeof(*all.damages),
		    compare_damage);
	for (size_t i = 0; i < all.damage_count; i++)
		bsz_dwarf_note(damaged_unit(run, &all.damages[i]),
		    all.damages[i].offset, all.damages[i].what);
	bsz_free(all.damages);
	return all.failed ? bsz_fail_memory(err) : 0;
}

static uint64_t unit_size(const struct dwarf_unit *unit)
{
	return unit->end - unit->offset + (unit->split
	    ? unit->split->end - unit->split->offset : 0);
}

static int compare_size(const void *a, const void *b, void *context)
{
	const struct dwarf_unit *units = context;
	const uint32_t left = *(const uint32_t *)a;
	const uint32_t right = *(const uint32_t *)b;

	if (unit_size(&units[left]) != unit_size(&units[right]))
		return unit_size(&units[left]) > unit_size(&units[right])
		    ? -1 : 1;
	return left < right ? -1 : left > right;
}

static int start_workers(struct run *run, struct bsz_artifact *artifact,
    struct bsz_err *err)
{
	struct dwarf *dwarf = run->dwarf;
	uint64_t bytes = 0;

	run->order = bsz_malloc(dwarf->unit_count * sizeof(*run->order));
	if (!run->order)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < dwarf->unit_count; i++) {
		run->order[i] = (uint32_t)i;
		bytes += unit_size(&dwarf->units[i]);
	}
	if (bytes < BSZ_MIN_BYTES_FOR_THREADS)
		run->worker_count = 1;
	if (run->worker_count > 1)
		qsort_r(run->order, dwarf->unit_count, sizeof(*run->order),
		    compare_size, dwarf->units);
	run->workers = bsz_calloc(run->worker_count, sizeof(*run->workers));
	run->renumber = bsz_calloc(run->worker_count,
	    sizeof(*run->renumber));
	if (!run->workers || !run->renumber)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < run->worker_count; i++) {
		struct dwarf_worker *worker = &run->workers[i];

		worker->scan = run->scan;
		worker->dwarf = dwarf;
		worker->abbrevs.offset = UINT64_MAX;
		worker->split_abbrevs.offset = UINT64_MAX;
		worker->labels = i == 0 || !run->scan->own_labels
		    ? artifact->labels : bsz_labels_new();
		bsz_artifact_claims(artifact, BSZ_VM, &worker->vm);
		bsz_artifact_claims(artifact, BSZ_FILE, &worker->file);
		if (!worker->labels || (run->scan->begin &&
		    !run->scan->begin(worker)))
			return bsz_fail_memory(err);
	}
	return 0;
}

/* Bring the labels of all workers into the artifact's table. */
static int join_labels(struct run *run, struct bsz_artifact *artifact,
    struct bsz_err *err)
{
	for (size_t i = 0; i < run->worker_count; i++) {
		struct dwarf_worker *worker = &run->workers[i];

		if (worker->failed || bsz_labels_failed(worker->labels))
			return bsz_fail_memory(err);
		if (worker->labels == artifact->labels)
			continue;
		run->renumber[i] = bsz_labels_merge(artifact->labels,
		    worker->labels);
		if (!run->renumber[i])
			return bsz_fail_memory(err);
		bsz_claims_renumber(&worker->vm, run->renumber[i]);
		bsz_claims_renumber(&worker->file, run->renumber[i]);
	}
	return 0;
}

static int settle_workers(struct run *run, struct bsz_artifact *artifact,
    struct bsz_err *err)
{
	struct bsz_claims *vm[BSZ_MAX_JOBS], *file[BSZ_MAX_JOBS];

	for (size_t i = 0; i < run->worker_count; i++) {
		vm[i] = &run->workers[i].vm;
		file[i] = &run->workers[i].file;
	}
	/* claims are numbers; behind units come their followers */
	if (artifact->mapped && run->scan->dim != BSZ_UNIT)
		bsz_file_forget(artifact->bytes);
	return bsz_artifact_settle(artifact, run->scan->dim, vm, file,
	    run->worker_count, err);
}

/* What workers needed for the walk goes before settling takes memory. */
static void end_walk(struct run *run)
{
	for (size_t i = 0; i < run->worker_count; i++) {
		struct dwarf_worker *worker = &run->workers[i];

		if (run->scan->end && worker->own)
			run->scan->end(worker);
		worker->own = NULL;
		bsz_dwarf_abbrevs_release(&worker->abbrevs);
		bsz_dwarf_abbrevs_release(&worker->split_abbrevs);
	}
}

static void end_workers(struct run *run, struct bsz_artifact *artifact)
{
	if (run->workers)
		end_walk(run);
	for (size_t i = 0; run->workers && i < run->worker_count; i++) {
		struct dwarf_worker *worker = &run->workers[i];

		bsz_claims_release(&worker->vm);
		bsz_claims_release(&worker->file);
		bsz_free(worker->damages);
		if (worker->labels != artifact->labels)
			bsz_labels_free(worker->labels);
		if (run->renumber)
			bsz_free(run->renumber[i]);
	}
	bsz_free(run->renumber);
	bsz_free(run->workers);
	bsz_free(run->order);
}

static void count_dead(struct run *run, struct bsz_artifact *artifact)
{
	uint64_t ranges = 0, bytes = 0;

	for (size_t i = 0; i < run->worker_count; i++) {
		ranges += run->workers[i].dead_ranges;
		bytes += run->workers[i].dead_bytes;
	}
	bsz_trace("dwarf", "%s: %llu dead ranges, %llu bytes",
	    run->scan->what, (unsigned long long)ranges,
	    (unsigned long long)bytes);
	if (ranges && run->scan->dim == BSZ_UNIT) {
		bsz_artifact_fact(artifact, "dead_ranges", "%llu",
		    (unsigned long long)ranges);
		bsz_artifact_fact(artifact, "dead_bytes", "%llu",
		    (unsigned long long)bytes);
	}
}

static int run_scan(struct run *run, struct bsz_artifact *artifact,
    struct bsz_err *err)
{
	int rc = 0;

	for (size_t i = 0; i < run->scan->need_count && rc == 0; i++) {
		rc = bsz_dwarf_load(run->dwarf, run->scan->needs[i], err);
		if (rc == 0)
			rc = bsz_dwarf_load_splits(run->dwarf,
			    run->scan->needs[i], err);
	}
	if (rc == 0)
		rc = start_workers(run, artifact, err);
	if (rc != 0)
		return rc;
	run->together = run->scan->prepare && run->dwarf->unit_count >=
	    LEAST_PAIRS * run->worker_count ? 2 : 1;
	bsz_pool_run(run->worker_count, (run->dwarf->unit_count +
	    run->together - 1) / run->together, run_units, run);
	if (run->scan->walks_dies)
		forget_referred(run->dwarf);
	rc = join_labels(run, artifact, err);
	if (rc == 0)
		rc = note_damages(run, err);
	if (rc == 0 && run->scan->finish)
		rc = run->scan->finish(run->workers, run->worker_count,
		    run->renumber, err);
	if (rc != 0)
		return rc;
	count_dead(run, artifact);
	end_walk(run);
	return settle_workers(run, artifact, err);
}

int bsz_dwarf_scan_run(struct bsz_artifact *artifact,
    const struct dwarf_scan *scan, struct bsz_err *err)
{
	struct run run = {.scan = scan,
	    .worker_count = bsz_max(1, bsz_min(artifact->jobs,
	    BSZ_MAX_JOBS))};
	int rc = bsz_dwarf_get(artifact->image, &run.dwarf, err);

	if (rc == 0 && run.dwarf) {
		rc = run_scan(&run, artifact, err);
		end_workers(&run, artifact);
	} else if (rc == 0) {
		rc = bsz_artifact_settle(artifact, scan->dim, NULL, NULL, 0,
		    err);
	}
	return rc;
}
