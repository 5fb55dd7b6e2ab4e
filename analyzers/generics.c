/*
 * Families are rows of a sum by generic and symbol: an instance is a symbol
 * below its family, with the entries of tables that stand for it and would go
 * with it. Clones of an instance count as part of it, and names of the same
 * bytes as one.
 */
#include "generics.h"

/* Labels of the layout and "[not generic]" are no families. */
static bool is_family(const struct bsz_labels *labels, uint32_t label)
{
	const struct bsz_label name = bsz_labels_get(labels, label);

	return name.form == BSZ_LABEL_TEXT && name.size && name.text[0] != '[';
}

static void count_copy(struct bsz_generic_row *row,
    const struct bsz_node *node, enum bsz_domain domain)
{
	row->copies += node->bytes[BSZ_VM] > 0;
	row->bytes = bsz_add(row->bytes, node->bytes[domain]);
	row->largest = bsz_max(row->largest, node->bytes[domain]);
}

static int index_rows(struct bsz_generics *generics,
    const struct bsz_rollup *rollup, const struct bsz_labels *labels,
    enum bsz_domain domain, struct bsz_err *err)
{
	generics->label_count = bsz_labels_count(labels);
	generics->rows = bsz_calloc(rollup->count + 1,
	    sizeof(*generics->rows));
	generics->index = bsz_calloc(generics->label_count + 1,
	    sizeof(*generics->index));
	if (!generics->rows || !generics->index)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < rollup->count; i++) {
		const struct bsz_node *const node = &rollup->nodes[i];

		if (node->parent == BSZ_NO_NODE) {
			if (!is_family(labels, node->label))
				continue;
			generics->rows[generics->count++].label = node->label;
			generics->index[node->label] =
			    (uint32_t)generics->count;
			continue;
		}
		const uint32_t at =
		    generics->index[rollup->nodes[node->parent].label];

		if (at)
			count_copy(&generics->rows[at - 1], node, domain);
	}
	return 0;
}

int bsz_generics_init(struct bsz_generics *generics,
    const struct bsz_scope *scope, const struct bsz_query *query,
    struct bsz_err *err)
{
	const struct bsz_query inner = {.dims = {BSZ_GENERIC, BSZ_SYMBOL},
		.dim_count = 2, .domain = {[BSZ_VM] = true,
		[BSZ_FILE] = query->domain[BSZ_FILE]}};
	struct bsz_namer namer;
	struct bsz_sums sums;
	int rc;

	*generics = (struct bsz_generics){0};
	bsz_namer_init(&namer, scope->artifact, BSZ_NAMES_FULL);
	rc = bsz_sums_init(&sums, scope, &inner, &namer, err);
	if (!rc) {
		rc = index_rows(generics, &sums.rollup,
		    scope->artifact->labels, query->domain[BSZ_FILE] ?
		    BSZ_FILE : BSZ_VM, err);
		bsz_sums_release(&sums);
	}
	bsz_namer_release(&namer);
	return rc;
}

void bsz_generics_release(struct bsz_generics *generics)
{
	bsz_free(generics->rows);
	bsz_free(generics->index);
}

const struct bsz_generic_row *bsz_generics_find(
    const struct bsz_generics *generics, uint32_t label)
{
	const uint32_t at = label < generics->label_count ?
	    generics->index[label] : 0;

	return at ? &generics->rows[at - 1] : NULL;
}
