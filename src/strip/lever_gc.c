/*
 * Functions and objects that nothing leads to, where the link kept its
 * relocations (-q, --emit-relocs): marked from the entry on, as the linker's
 * --gc-sections does. Whatever is not sure counts as used: local functions,
 * which their own file calls without a relocation, what the dynamic symbol
 * table offers, and what has no symbol. So it is a lower bound of what goes
 * when code is compiled anew. The libraries of a static program are not:
 * their objects go or stay as a whole. There only code with debug information
 * counts, which those of a distribution do not have.
 */
#include "levers.h"

#include "aranges.h"

struct node {
	uint64_t start, end; /* addresses */
	bool root, reached;
	bool counted; /* has bytes in the file */
};

struct graph {
	const struct strip_source *source;
	const struct strip_symbols *symbols;
	struct node *nodes; /* by address, apart from each other */
	size_t count;
	struct bsz_keyed *edges; /* from a node to another */
	size_t edge_count, edge_room;
	struct bsz_keyed *own; /* code that counts in a static program */
	size_t own_count;
	bool is_static;
	uint32_t *first;  /* by node: its first edge */
	uint32_t *stack;
};

static uint64_t value_of(const struct strip_symbols *symbols, uint32_t index)
{
	return bsz_strip_word(symbols->source, symbols->entries.data +
	    (uint64_t)index * symbols->source->sym_size + 8);
}

static uint64_t size_of(const struct strip_symbols *symbols, uint32_t index)
{
	return bsz_strip_word(symbols->source, symbols->entries.data +
	    (uint64_t)index * symbols->source->sym_size + 16);
}

/* The node that holds an address; NULL: none does. */
static struct node *find(const struct graph *graph, uint64_t address)
{
	size_t low = 0, high = graph->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (graph->nodes[middle].end <= address)
			low = middle + 1;
		else
			high = middle;
	}
	return low < graph->count && graph->nodes[low].start <= address ?
	    &graph->nodes[low] : NULL;
}

/* Sections whose contents a linker keeps by their names. */
static bool is_kept(const char *name)
{
	static const char *const names[] = {".init", ".fini", ".preinit",
		".ctors", ".dtors", ".jcr", ".note"};

	for (size_t i = 0; i < BSZ_COUNTOF(names); i++)
		if (strip_has_prefix(name, names[i]))
			return true;
	return name[0] != '.'; /* __start_NAME and __stop_NAME */
}

static bool is_root(const struct graph *graph, uint32_t index,
    const struct strip_symbol *symbol)
{
	uint32_t size;
	const char *const name = bsz_strip_symbol_name(graph->symbols, index,
	    &size);
	static const char personality[] = "_personality";

	return (symbol->bind == STB_LOCAL && symbol->type == STT_FUNC) ||
	    symbol->type == STT_GNU_IFUNC ||
	    is_kept(graph->source->sections[symbol->section].name) ||
	    memmem(name, size, personality, sizeof(personality) - 1);
}

/* Whether a symbol is a function or an object with a size. */
static bool is_node(const struct graph *graph, uint32_t index)
{
	const struct strip_symbol symbol = bsz_strip_symbol(graph->symbols,
	    index);

	return (symbol.type == STT_FUNC || symbol.type == STT_OBJECT ||
	    symbol.type == STT_GNU_IFUNC) && !symbol.special &&
	    symbol.section && symbol.section < graph->source->section_count &&
	    graph->source->sections[symbol.section].flags & SHF_ALLOC &&
	    size_of(graph->symbols, index);
}

/* Symbols that overlap become one node. */
static void add_node(struct graph *graph, uint32_t index)
{
	const struct strip_symbol symbol = bsz_strip_symbol(graph->symbols,
	    index);
	const uint64_t start = value_of(graph->symbols, index);
	const uint64_t end = bsz_add(start, size_of(graph->symbols, index));
	const bool root = is_root(graph, index, &symbol);
	struct node *const last = graph->count ?
	    &graph->nodes[graph->count - 1] : NULL;

	if (last && start < last->end) {
		last->end = bsz_max(last->end, end);
		last->root |= root;
		return;
	}
	graph->nodes[graph->count++] = (struct node){start, end, root, false,
		graph->source->sections[symbol.section].type != SHT_NOBITS};
}

static bool make_nodes(struct graph *graph)
{
	const uint32_t room = graph->symbols->count;
	struct bsz_keyed *const keys = bsz_malloc(room * sizeof(*keys));
	struct bsz_keyed *const scratch = bsz_malloc(room * sizeof(*scratch));
	size_t count = 0;

	graph->nodes = bsz_malloc(room * sizeof(*graph->nodes));
	const bool fine = keys && scratch && graph->nodes;
	for (uint32_t i = 1; fine && i < room; i++)
		if (is_node(graph, i))
			keys[count++] = (struct bsz_keyed){
			    value_of(graph->symbols, i), i};
	if (fine)
		bsz_sort_keyed(keys, scratch, count);
	for (size_t i = 0; fine && i < count; i++)
		add_node(graph, (uint32_t)keys[i].value);
	bsz_free(keys);
	bsz_free(scratch);
	return fine;
}

/* What others may call by name. */
static void root_exports(struct graph *graph)
{
	const struct strip_source *const source = graph->source;

	for (uint32_t i = 1; i < source->section_count; i++) {
		if (source->sections[i].type != SHT_DYNSYM)
			continue;
		const struct strip_symbols dynamic = {.source = source,
			.entries = bsz_strip_bytes(source,
			    &source->sections[i])};

		for (uint32_t k = 1; (k + UINT64_C(1)) * source->sym_size <=
		    dynamic.entries.size; k++) {
			struct node *const node = bsz_strip_symbol(&dynamic,
			    k).section == SHN_UNDEF ? NULL :
			    find(graph, value_of(&dynamic, k));

			if (node)
				node->root = true;
		}
	}
}

static bool add_edge(struct graph *graph, const struct node *from,
    struct node *to)
{
	if (!to)
		return true;
	if (!from) {
		to->root = true;
		return true;
	}
	if (graph->edge_count == graph->edge_room) {
		const size_t room = 2 * graph->edge_room + 1024;
		struct bsz_keyed *const edges = bsz_realloc(graph->edges,
		    room * sizeof(*edges));

		if (!edges)
			return false;
		graph->edges = edges;
		graph->edge_room = room;
	}
	graph->edges[graph->edge_count++] = (struct bsz_keyed){
		(uint64_t)(from - graph->nodes),
		(uint64_t)(to - graph->nodes)};
	return true;
}

/*
 * One relocation. What it refers to is the symbol, or a place in its section:
 * relative ones count from some bytes behind, so the places around count, too.
 */
static bool add_reloc(struct graph *graph, const uint8_t *at)
{
	const struct strip_source *const source = graph->source;
	const uint32_t index = (uint32_t)(bsz_strip_u64(source, at + 8) >> 32);
	const uint64_t addend = bsz_strip_u64(source, at + 16);
	const struct node *const from = find(graph, bsz_strip_u64(source, at));
	bool fine = true;

	if (index == 0 || index >= graph->symbols->count)
		return true;
	const uint64_t target = value_of(graph->symbols, index);
	if (bsz_strip_symbol(graph->symbols, index).type != STT_SECTION)
		fine = add_edge(graph, from, find(graph, target));
	for (uint64_t ahead = 0; fine && ahead <= 8; ahead += 4)
		fine = add_edge(graph, from, find(graph,
		    target + addend + ahead));
	return fine;
}

/* Relocations of what is loaded; unwind tables lead to every function. */
static bool is_followed(const struct strip_source *source,
    const struct strip_section *section)
{
	if (section->type != SHT_RELA || section->flags & SHF_ALLOC ||
	    section->info == 0 || section->info >= source->section_count)
		return false;
	const struct strip_section *const target =
	    &source->sections[section->info];
	return target->flags & SHF_ALLOC &&
	    !strip_has_prefix(target->name, ".eh_frame");
}

static bool make_edges(struct graph *graph, bool *any)
{
	const struct strip_source *const source = graph->source;

	*any = false;
	for (uint32_t i = 1; i < source->section_count; i++) {
		const struct strip_section *const section =
		    &source->sections[i];

		if (!is_followed(source, section))
			continue;
		const struct bsz_span bytes = bsz_strip_bytes(source,
		    section);
		*any = true;
		for (uint64_t at = 0; at + 24 <= bytes.size; at += 24)
			if (!add_reloc(graph, bytes.data + at))
				return false;
	}
	return true;
}

/* Reach what the roots lead to. */
static bool mark(struct graph *graph)
{
	struct bsz_keyed *const scratch = bsz_malloc(
	    (graph->edge_count + 1) * sizeof(*scratch));
	size_t top = 0;

	graph->first = bsz_calloc(graph->count + 2, sizeof(*graph->first));
	graph->stack = bsz_malloc((graph->count + 1) * sizeof(uint32_t));
	if (!scratch || !graph->first || !graph->stack) {
		bsz_free(scratch);
		return false;
	}
	bsz_sort_keyed(graph->edges, scratch, graph->edge_count);
	bsz_free(scratch);
	for (size_t i = 0; i < graph->edge_count; i++)
		graph->first[graph->edges[i].key + 1]++;
	for (size_t i = 0; i < graph->count; i++) {
		graph->first[i + 1] += graph->first[i];
		graph->nodes[i].reached = graph->nodes[i].root;
		if (graph->nodes[i].root)
			graph->stack[top++] = (uint32_t)i;
	}
	while (top) {
		const uint32_t from = graph->stack[--top];

		for (uint32_t i = graph->first[from];
		    i < graph->first[from + 1]; i++) {
			const uint32_t to = (uint32_t)graph->edges[i].value;

			if (graph->nodes[to].reached)
				continue;
			graph->nodes[to].reached = true;
			graph->stack[top++] = to;
		}
	}
	return true;
}

static bool goes_alone(const struct graph *graph, const struct node *node)
{
	return node->counted && (!graph->is_static ||
	    bsz_strip_aranges_hold(graph->own, graph->own_count, node->start,
	    node->end));
}

static bool search(struct graph *graph, uint64_t *bytes)
{
	bool any;

	if (!make_nodes(graph) || !make_edges(graph, &any))
		return false;
	struct node *const entry = find(graph, bsz_strip_word(graph->source,
	    graph->source->bytes.data + 24));
	if (entry)
		entry->root = true;
	root_exports(graph);
	if (!any)
		return true;
	if (!mark(graph))
		return false;
	for (size_t i = 0; i < graph->count; i++)
		if (!graph->nodes[i].reached &&
		    goes_alone(graph, &graph->nodes[i]))
			*bytes = bsz_add(*bytes, graph->nodes[i].end -
			    graph->nodes[i].start);
	return true;
}

static bool has_kept_relocs(const struct strip_source *source)
{
	for (uint32_t i = 1; i < source->section_count; i++)
		if (is_followed(source, &source->sections[i]))
			return true;
	return false;
}

/* No loader finds libraries for it. */
static bool is_static(const struct strip_source *source)
{
	for (uint32_t i = 0; i < source->segment_count; i++)
		if (source->segments[i].type == PT_INTERP)
			return false;
	return bsz_strip_section_find(source, ".dynsym") == NULL ||
	    source->type == ET_EXEC ||
	    bsz_strip_section_find(source, ".gnu.version_r") == NULL;
}

static int measure(struct bsz_strip *strip, uint64_t *bytes,
    struct bsz_err *err)
{
	struct graph graph = {.source = &strip->source};

	/* MIPS has three types in one relocation. */
	if (!strip->source.is64 || strip->source.machine == EM_MIPS ||
	    !has_kept_relocs(&strip->source))
		return 0;
	int rc = bsz_strip_symbols(strip, &graph.symbols, err);
	if (rc || graph.symbols->count == 0)
		return rc;
	graph.is_static = is_static(&strip->source);
	if (graph.is_static)
		rc = bsz_strip_aranges(&strip->source, &graph.own,
		    &graph.own_count, err);
	if (rc)
		return rc;
	const bool fine = search(&graph, bytes);
	bsz_free(graph.nodes);
	bsz_free(graph.edges);
	bsz_free(graph.own);
	bsz_free(graph.first);
	bsz_free(graph.stack);
	return fine ? 0 : bsz_fail_memory(err);
}

const struct bsz_lever bsz_lever_gc = {
	.name = "gc",
	.advice = "-ffunction-sections -fdata-sections -Wl,--gc-sections",
	.note = "nothing leads to them; in static programs only code with "
	    "debug information counts",
	.evidence = BSZ_LEVER_AT_LEAST,
	.of_ld = true,
	.measure = measure,
};
