/*
 * Names that differ in what a compiler makes up anew for each build.
 */
#ifndef BINSIZE_ALIKE_H
#define BINSIZE_ALIKE_H

#include <binsize/buf.h>

/*
 * Write a name as the file has it, in place of what buf held, without what a
 * build may change although the source did not: hashes and disambiguators
 * (Rust), numbers of lambdas, closures, unnamed types, clones, local statics
 * and codegen units, directories for temporary files. Other names stay as
 * they are. Names that become equal are likely the same thing, not surely.
 * O(size).
 */
void bsz_alike_write(const char *name, size_t size, struct bsz_buf *buf);

/* A function whose name is its address, "[function 0x...]". */
bool bsz_alike_is_address(const char *name, size_t size);

#endif
