/*
 * Families of C++ templates (Itanium C++ ABI 5.1), by the tree that libiberty
 * makes of a name: the arguments of every template in it become "_", and so
 * does every parameter that stands for one.
 *
 * Overloads stay apart by their parameters. Those of a function template are
 * written as its declaration has them. Those of a member of a class template
 * hold the class's arguments, spelled out; there only what kind of reference
 * they are is kept.
 *
 * Nodes may be shared, so the walk marks what it has been to, and is counted.
 */
#include "generic.h"

#include "names.h"

#ifdef HAVE_LIBIBERTY_DEMANGLE_H
#include <libiberty/demangle.h>
#else
#include <demangle.h>
#endif

#include <binsize/limits.h>

#include <stdlib.h>

/* Steps of a walk: what is longer is no name that a compiler wrote. */
#define MAX_STEPS 65536

typedef struct demangle_component node;

enum { ANY, ANY_REFERENCE, ANY_CONST_REFERENCE, ANY_RVALUE, ANYS };

struct walk {
	node any[ANYS];     /* "_" and references to it */
	node arguments;     /* of a template: one, any */
	unsigned steps;
	bool generic;
};

/* What is below a node, by its type; of others nothing is known. */
enum shape { SHAPE_LEAF, SHAPE_PAIR, SHAPE_SUB, SHAPE_NAMED };

static enum shape shape_of(enum demangle_component_type type)
{
	static const uint8_t shapes[] = {
#define PAIR(name) [DEMANGLE_COMPONENT_##name] = SHAPE_PAIR
		PAIR(QUAL_NAME), PAIR(LOCAL_NAME), PAIR(VTABLE), PAIR(VTT),
		PAIR(CONSTRUCTION_VTABLE), PAIR(TYPEINFO), PAIR(TYPEINFO_NAME),
		PAIR(TYPEINFO_FN), PAIR(THUNK), PAIR(VIRTUAL_THUNK),
		PAIR(COVARIANT_THUNK), PAIR(GUARD), PAIR(REFTEMP),
		PAIR(TLS_INIT), PAIR(TLS_WRAPPER), PAIR(HIDDEN_ALIAS),
		PAIR(RESTRICT), PAIR(VOLATILE), PAIR(CONST),
		PAIR(RESTRICT_THIS), PAIR(VOLATILE_THIS), PAIR(CONST_THIS),
		PAIR(REFERENCE_THIS), PAIR(RVALUE_REFERENCE_THIS),
		PAIR(VENDOR_TYPE_QUAL), PAIR(POINTER), PAIR(REFERENCE),
		PAIR(RVALUE_REFERENCE), PAIR(COMPLEX), PAIR(IMAGINARY),
		PAIR(FUNCTION_TYPE), PAIR(ARRAY_TYPE), PAIR(PTRMEM_TYPE),
		PAIR(ARGLIST), PAIR(CAST), PAIR(CONVERSION), PAIR(UNARY),
		PAIR(BINARY), PAIR(BINARY_ARGS), PAIR(TRINARY),
		PAIR(TRINARY_ARG1), PAIR(TRINARY_ARG2), PAIR(DECLTYPE),
		PAIR(PACK_EXPANSION), PAIR(TAGGED_NAME), PAIR(CLONE),
		PAIR(GLOBAL_CONSTRUCTORS), PAIR(GLOBAL_DESTRUCTORS),
		PAIR(TRANSACTION_SAFE), PAIR(NOEXCEPT), PAIR(THROW_SPEC),
#undef PAIR
		[DEMANGLE_COMPONENT_LAMBDA] = SHAPE_SUB,
		[DEMANGLE_COMPONENT_DEFAULT_ARG] = SHAPE_SUB,
		[DEMANGLE_COMPONENT_CTOR] = SHAPE_NAMED,
		[DEMANGLE_COMPONENT_DTOR] = SHAPE_NAMED,
	};

	return (size_t)type < sizeof(shapes) ? (enum shape)shapes[type]
	    : SHAPE_LEAF;
}

/* The entity of an encoding is an instance by itself, not by its scope. */
static bool is_instance(const node *name)
{
	for (unsigned depth = 0; name && depth < BSZ_MAX_NAME_DEPTH; depth++) {
		switch ((int)name->type) {
		case DEMANGLE_COMPONENT_TEMPLATE:
			return true;
		case DEMANGLE_COMPONENT_QUAL_NAME:
		case DEMANGLE_COMPONENT_LOCAL_NAME:
			name = name->u.s_binary.right;
			break;
		case DEMANGLE_COMPONENT_RESTRICT_THIS:
		case DEMANGLE_COMPONENT_VOLATILE_THIS:
		case DEMANGLE_COMPONENT_CONST_THIS:
		case DEMANGLE_COMPONENT_REFERENCE_THIS:
		case DEMANGLE_COMPONENT_RVALUE_REFERENCE_THIS:
			name = name->u.s_binary.left;
			break;
		default:
			return false;
		}
	}
	return false;
}

/* What is left of a parameter whose type may be spelled out. */
static int any_of(const node *type)
{
	const node *inner;

	if (type->type == DEMANGLE_COMPONENT_RVALUE_REFERENCE)
		return ANY_RVALUE;
	if (type->type != DEMANGLE_COMPONENT_REFERENCE)
		return ANY;
	inner = type->u.s_binary.left;
	return inner && inner->type == DEMANGLE_COMPONENT_CONST
	    ? ANY_CONST_REFERENCE : ANY_REFERENCE;
}

static void blur_parameters(struct walk *walk, node *list)
{
	for (; list && list->type == DEMANGLE_COMPONENT_ARGLIST &&
	    walk->steps < MAX_STEPS; list = list->u.s_binary.right) {
		walk->steps++;
		if (list->u.s_binary.left)
			list->u.s_binary.left =
			    &walk->any[any_of(list->u.s_binary.left)];
	}
}

static void visit(struct walk *walk, node *at);

/* A name with a type behind it: of a function, its parameters. */
static void visit_typed(struct walk *walk, node *typed)
{
	node *const name = typed->u.s_binary.left;
	node *const type = typed->u.s_binary.right;
	const bool outer = walk->generic;
	bool generic;

	walk->generic = false;
	visit(walk, name);
	generic = walk->generic;
	if (type && type->type == DEMANGLE_COMPONENT_FUNCTION_TYPE) {
		type->u.s_binary.left = NULL; /* what it returns */
		if (generic && !is_instance(name))
			blur_parameters(walk, type->u.s_binary.right);
	}
	visit(walk, type);
	walk->generic = outer || generic;
}

static void visit(struct walk *walk, node *at)
{
	if (!at || ++walk->steps >= MAX_STEPS)
		return;
	switch ((int)at->type) {
	case DEMANGLE_COMPONENT_TYPED_NAME:
		visit_typed(walk, at);
		return;
	case DEMANGLE_COMPONENT_TEMPLATE:
		walk->generic = true;
		if (at->u.s_binary.right == &walk->arguments)
			return;
		at->u.s_binary.right = &walk->arguments;
		visit(walk, at->u.s_binary.left);
		return;
	case DEMANGLE_COMPONENT_TEMPLATE_PARAM:
		(void)cplus_demangle_fill_name(at, "_", 1);
		return;
	}
	switch (shape_of(at->type)) {
	case SHAPE_LEAF:
		return;
	case SHAPE_PAIR:
		visit(walk, at->u.s_binary.left);
		visit(walk, at->u.s_binary.right);
		return;
	case SHAPE_SUB:
		visit(walk, at->u.s_unary_num.sub);
		return;
	case SHAPE_NAMED:
		visit(walk, at->u.s_ctor.name);
		return;
	}
}

static void begin(struct walk *walk)
{
	static const char *const texts[ANYS] = {[ANY] = "_",
		[ANY_REFERENCE] = "_&", [ANY_CONST_REFERENCE] = "_ const&",
		[ANY_RVALUE] = "_&&"};

	memset(walk, 0, sizeof(*walk));
	for (size_t i = 0; i < ANYS; i++)
		(void)cplus_demangle_fill_name(&walk->any[i], texts[i],
		    (int)strlen(texts[i]));
	(void)cplus_demangle_fill_component(&walk->arguments,
	    DEMANGLE_COMPONENT_TEMPLATE_ARGLIST, &walk->any[ANY], NULL);
}

static int print(void *tree, names_receiver *receive, void *context)
{
	return cplus_demangle_print_callback(DMGL_PARAMS | DMGL_ANSI, tree,
	    receive, context);
}

static int print_name(void *tree, names_receiver *receive, void *context)
{
	return cplus_demangle_print_callback(0, tree, receive, context);
}

enum generic bsz_generic_of_cxx(const char *name, size_t size,
    struct bsz_buf *buf)
{
	const size_t start = buf->size;
	struct walk walk;
	void *memory = NULL;
	node *tree;

	if (size < 4 || size > BSZ_MAX_DEMANGLED ||
	    memcmp(name, "_Z", 2) != 0 || !memchr(name, 'I', size))
		return GENERIC_NONE;
	tree = cplus_demangle_v3_components(name, DMGL_PARAMS | DMGL_ANSI |
	    bsz_names_recursion(size), &memory);
	if (!tree)
		return GENERIC_NONE;
	begin(&walk);
	visit(&walk, tree);
	/* An expression may hold what the walk does not know. */
	if (walk.generic && walk.steps < MAX_STEPS &&
	    !bsz_names_print(print, tree, buf))
		(void)bsz_names_print(print_name, tree, buf);
	free(memory);
	return buf->size > start ? GENERIC_SURE : GENERIC_NONE;
}
