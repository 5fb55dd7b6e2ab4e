/*
 * The only file that knows libdwarf. It is given our spans through its
 * object-access interface: by path it copies every section (measured 30
 * times slower on a kernel), and it reads no zstd of its own.
 *
 * Sections are numbered from 1 as libdwarf wants them; 0 is a null section.
 */
#include "dwarf_libdwarf.h"

#ifdef HAVE_LIBDWARF_LIBDWARF_H
#include <libdwarf/dwarf.h>
#include <libdwarf/libdwarf.h>
#else
#include <dwarf.h>
#include <libdwarf.h>
#endif

#ifdef BSZ_LIBDWARF_OLD
typedef Dwarf_Half section_index;
typedef Dwarf_Obj_Access_Section section_info;
typedef Dwarf_Obj_Access_Methods methods;
typedef Dwarf_Obj_Access_Interface object_access;
typedef Dwarf_Endianness byte_order;
#else
typedef Dwarf_Unsigned section_index;
typedef Dwarf_Obj_Access_Section_a section_info;
typedef Dwarf_Obj_Access_Methods_a methods;
typedef Dwarf_Obj_Access_Interface_a object_access;
typedef Dwarf_Small byte_order;
#endif

struct handle {
	struct dwarf *dwarf;
	object_access access;
	Dwarf_Debug debug;
	char names[DWARF_SECTION_COUNT][32];
};

static int section_get(void *object, section_index index, section_info *out,
    int *error)
{
	struct handle *handle = object;
	const struct dwarf_section *section;

	*error = 0;
	memset(out, 0, sizeof(*out));
	if (index > DWARF_SECTION_COUNT)
		return DW_DLV_NO_ENTRY;
	section = index ? &handle->dwarf->sections[index - 1] : NULL;
	/* it takes an empty section of a known name for damage */
	if (section && section->bytes.size == 0)
		section = NULL;
#ifdef BSZ_LIBDWARF_OLD
	out->name = section ? handle->names[index - 1] : "";
	out->size = section ? section->bytes.size : 0;
	out->type = section ? SHT_PROGBITS : SHT_NULL;
#else
	out->as_name = section ? handle->names[index - 1] : "";
	out->as_size = section ? section->bytes.size : 0;
	out->as_type = section ? SHT_PROGBITS : SHT_NULL;
#endif
	return DW_DLV_OK;
}

static byte_order order_get(void *object)
{
	const struct handle *handle = object;

#ifdef BSZ_LIBDWARF_OLD
	return handle->dwarf->image->big ? DW_OBJECT_MSB : DW_OBJECT_LSB;
#else
	return handle->dwarf->image->big ? DW_END_big : DW_END_little;
#endif
}

static Dwarf_Small length_size(void *object)
{
	(void)object;
	return 4;
}

static Dwarf_Small pointer_size(void *object)
{
	const struct handle *handle = object;

	return handle->dwarf->image->is64 ? 8 : 4;
}

#ifndef BSZ_LIBDWARF_OLD
/* Inflated sections may be larger than the file they came from. */
static Dwarf_Unsigned file_size(void *object)
{
	const struct handle *handle = object;
	uint64_t size = handle->dwarf->image->bytes.size;

	for (size_t i = 0; i < DWARF_SECTION_COUNT; i++)
		size = bsz_max(size, handle->dwarf->sections[i].bytes.size);
	return size;
}
#endif

static Dwarf_Unsigned section_count(void *object)
{
	(void)object;
	return DWARF_SECTION_COUNT + 1;
}

static int section_load(void *object, section_index index,
    Dwarf_Small **out, int *error)
{
	const struct handle *handle = object;

	*error = 0;
	if (index == 0 || index > DWARF_SECTION_COUNT)
		return DW_DLV_NO_ENTRY;
	/* libdwarf only reads; its type lacks the const */
	*out = (Dwarf_Small *)(uintptr_t)
	    handle->dwarf->sections[index - 1].bytes.data;
	return *out ? DW_DLV_OK : DW_DLV_NO_ENTRY;
}

static const methods access_methods = {
#ifdef BSZ_LIBDWARF_OLD
	.get_section_info = section_get,
	.get_byte_order = order_get,
	.get_length_size = length_size,
	.get_pointer_size = pointer_size,
	.get_section_count = section_count,
	.load_section = section_load,
#else
	.om_get_section_info = section_get,
	.om_get_byte_order = order_get,
	.om_get_length_size = length_size,
	.om_get_pointer_size = pointer_size,
	.om_get_filesize = file_size,
	.om_get_section_count = section_count,
	.om_load_section = section_load,
#endif
};

static bool open_handle(struct handle *handle, struct dwarf *dwarf)
{
	Dwarf_Error error = NULL;

	memset(handle, 0, sizeof(*handle));
	handle->dwarf = dwarf;
	for (size_t i = 0; i < DWARF_SECTION_COUNT; i++)
		(void)snprintf(handle->names[i], sizeof(handle->names[i]),
		    ".debug_%s", bsz_dwarf_section_name(
		    (enum dwarf_section_id)i));
#ifdef BSZ_LIBDWARF_OLD
	handle->access.object = handle;
	handle->access.methods = &access_methods;
#else
	handle->access.ai_object = handle;
	handle->access.ai_methods = &access_methods;
#endif
	return dwarf_object_init_b(&handle->access, NULL, NULL,
	    DW_GROUPNUMBER_ANY, &handle->debug, &error) == DW_DLV_OK;
}

static void close_handle(struct handle *handle)
{
#ifdef BSZ_LIBDWARF_OLD
	Dwarf_Error error = NULL;

	(void)dwarf_object_finish(handle->debug, &error);
#else
	(void)dwarf_object_finish(handle->debug);
#endif
}

/* An error of libdwarf is only a "no"; it must be given back. */
static bool fine(struct handle *handle, int result, Dwarf_Error *error)
{
	if (result == DW_DLV_ERROR && *error) {
		dwarf_dealloc_error(handle->debug, *error);
		*error = NULL;
	}
	return result == DW_DLV_OK;
}

static void read_pc(struct handle *handle, Dwarf_Die die, uint64_t *low,
    uint64_t *high)
{
	enum Dwarf_Form_Class class = DW_FORM_CLASS_UNKNOWN;
	Dwarf_Error error = NULL;
	Dwarf_Addr start, end;
	Dwarf_Half form;

	*low = *high = 0;
	if (!fine(handle, dwarf_lowpc(die, &start, &error), &error))
		return;
	*low = start;
	if (fine(handle, dwarf_highpc_b(die, &end, &form, &class, &error),
	    &error))
		*high = class == DW_FORM_CLASS_CONSTANT ? start + end : end;
}

/* The text of a string attribute, kept in the artifact's arena. */
static const char *read_text(struct handle *handle, Dwarf_Die die,
    Dwarf_Half attribute)
{
	struct bsz_artifact *artifact = handle->dwarf->image->artifact;
	Dwarf_Attribute found = NULL;
	Dwarf_Error error = NULL;
	const char *copy = NULL;
	char *text = NULL;

	if (!fine(handle, dwarf_attr(die, attribute, &found, &error),
	    &error))
		return NULL;
	if (fine(handle, dwarf_formstring(found, &text, &error), &error))
		copy = bsz_arena_copy(&artifact->arena, text, strlen(text));
	dwarf_dealloc_attribute(found);
	return copy;
}

bool bsz_dwarf_libdwarf_root(struct dwarf *dwarf, struct dwarf_unit *unit)
{
	struct handle handle;
	Dwarf_Error error = NULL;
	Dwarf_Unsigned language = 0;
	Dwarf_Die die = NULL;
	Dwarf_Half tag = 0;

	if (unit->section != DWARF_INFO || !open_handle(&handle, dwarf))
		return false;
	if (!fine(&handle, dwarf_offdie_b(handle.debug, unit->root, 1, &die,
	    &error), &error)) {
		close_handle(&handle);
		return false;
	}
	if (fine(&handle, dwarf_tag(die, &tag, &error), &error))
		unit->tag = tag;
	if (fine(&handle, dwarf_srclang(die, &language, &error), &error))
		unit->language = (uint16_t)language;
	unit->name = read_text(&handle, die, DW_AT_name);
	unit->comp_dir = read_text(&handle, die, DW_AT_comp_dir);
	read_pc(&handle, die, &unit->low_pc, &unit->high_pc);
	unit->has_low = unit->high_pc != 0;
	dwarf_dealloc_die(die);
	close_handle(&handle);
	return unit->name != NULL;
}

/* A DIE, then its children, then its siblings; die is given back. */
static bool walk_siblings(struct handle *handle, uint64_t unit,
    Dwarf_Die die, void (*see)(void *context,
    const struct dwarf_libdwarf_die *die), void *context)
{
	bool whole = true;

	while (die && whole) {
		struct dwarf_libdwarf_die seen = {.unit = unit};
		Dwarf_Die next = NULL, child = NULL;
		Dwarf_Error error = NULL;
		Dwarf_Off offset;
		int result;

		whole = fine(handle, dwarf_dieoffset(die, &offset, &error),
		    &error) && fine(handle, dwarf_tag(die, &seen.tag,
		    &error), &error);
		if (whole) {
			seen.offset = offset;
			read_pc(handle, die, &seen.low, &seen.high);
			see(context, &seen);
			result = dwarf_child(die, &child, &error);
			whole = fine(handle, result, &error)
			    ? walk_siblings(handle, unit, child, see, context)
			    : result == DW_DLV_NO_ENTRY;
			result = dwarf_siblingof_b(handle->debug, die, 1,
			    &next, &error);
			whole &= fine(handle, result, &error) ||
			    result == DW_DLV_NO_ENTRY;
		}
		dwarf_dealloc_die(die);
		die = next;
	}
	if (die)
		dwarf_dealloc_die(die);
	return whole;
}

bool bsz_dwarf_libdwarf_walk(struct dwarf *dwarf,
    void (*see)(void *context, const struct dwarf_libdwarf_die *die),
    void *context)
{
	struct handle handle;
	bool whole = open_handle(&handle, dwarf);

	if (!whole)
		return false;
	for (size_t i = 0; i < dwarf->unit_count && whole; i++) {
		const struct dwarf_unit *unit = &dwarf->units[i];
		Dwarf_Error error = NULL;
		Dwarf_Die die = NULL;

		if (unit->section != DWARF_INFO)
			continue;
		whole = fine(&handle, dwarf_offdie_b(handle.debug,
		    unit->root, 1, &die, &error), &error) &&
		    walk_siblings(&handle, unit->offset, die, see, context);
	}
	close_handle(&handle);
	return whole;
}

const char *bsz_dwarf_libdwarf_version(void)
{
	return dwarf_package_version();
}
