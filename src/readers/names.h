/*
 * Names of symbols as people read them.
 */
#ifndef BINSIZE_NAMES_H
#define BINSIZE_NAMES_H

#include <binsize/artifact.h>

/*
 * Append a symbol name: demangled (C++ Itanium, Rust legacy and v0) with or
 * without parameters, or raw. A name that is not mangled, or that no
 * demangler takes, is appended as it is. Output of one name is bounded by
 * BSZ_MAX_DEMANGLED.
 */
void bsz_names_write(const char *name, size_t size, enum bsz_names names,
    struct bsz_buf *buf);

/*
 * For demanglers that are used in another way than above: let print() hand
 * text to receive(), and append that, bounded likewise. False, and nothing
 * appended, when print() returns 0. print() is left in the middle when there
 * is enough, so it may hold nothing.
 */
typedef void names_receiver(const char *text, size_t size, void *context);
typedef int names_printer(void *tree, names_receiver *receive,
    void *context);
bool bsz_names_print(names_printer *print, void *tree, struct bsz_buf *buf);

/* libiberty's option for a name of this size: no limit of its own, or 0. */
int bsz_names_recursion(size_t size);

/*
 * The text of a label of an artifact, the write_name of readers: symbols as
 * above, chains with ';' between functions, the primary name of a group.
 */
void bsz_names_write_label(const struct bsz_artifact *artifact,
    uint32_t number, enum bsz_names names, struct bsz_buf *buf);

#endif
