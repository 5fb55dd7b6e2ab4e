/*
 * The matrix of origin and package, of which only the sides are kept: an
 * owner has one label in both dimensions.
 */
#include "origins.h"

static void add_cell(struct bsz_origins *origins, uint32_t origin,
    const struct bsz_node *node, enum bsz_domain domain)
{
	struct bsz_origin_row *const by_symbol = &origins->rows[node->label];
	const uint64_t bytes = node->bytes[domain];

	by_symbol->as_symbol = bsz_add(by_symbol->as_symbol, bytes);
	if (origin == node->label)
		return;
	by_symbol->from_others = bsz_add(by_symbol->from_others, bytes);
	origins->rows[origin].to_others =
	    bsz_add(origins->rows[origin].to_others, bytes);
}

static int add_all(struct bsz_origins *origins,
    const struct bsz_rollup *rollup, const struct bsz_labels *labels,
    enum bsz_domain domain, struct bsz_err *err)
{
	origins->count = bsz_labels_count(labels);
	origins->rows = bsz_calloc(origins->count + 1,
	    sizeof(*origins->rows));
	if (!origins->rows)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < rollup->count; i++) {
		const struct bsz_node *const node = &rollup->nodes[i];

		if (node->parent != BSZ_NO_NODE)
			add_cell(origins, rollup->nodes[node->parent].label,
			    node, domain);
	}
	return 0;
}

int bsz_origins_init(struct bsz_origins *origins,
    const struct bsz_scope *scope, const struct bsz_query *query,
    struct bsz_err *err)
{
	const enum bsz_domain domain = query->domain[BSZ_VM] ? BSZ_VM :
	    BSZ_FILE;
	struct bsz_query inner = {.dims = {BSZ_ORIGIN, BSZ_PACKAGE},
		.dim_count = 2, .aliases = query->aliases};
	struct bsz_namer namer;
	struct bsz_sums sums;
	int rc;

	*origins = (struct bsz_origins){0};
	inner.domain[domain] = true;
	bsz_namer_init(&namer, scope->artifact, BSZ_NAMES_FULL);
	rc = bsz_sums_init(&sums, scope, &inner, &namer, err);
	if (!rc) {
		rc = add_all(origins, &sums.rollup, scope->artifact->labels,
		    domain, err);
		bsz_sums_release(&sums);
	}
	bsz_namer_release(&namer);
	return rc;
}

void bsz_origins_release(struct bsz_origins *origins)
{
	bsz_free(origins->rows);
}

const struct bsz_origin_row *bsz_origins_find(
    const struct bsz_origins *origins, uint32_t label)
{
	return label < origins->count ? &origins->rows[label] : NULL;
}
