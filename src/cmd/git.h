/*
 * Files as they are in a revision, by the git program.
 */
#ifndef BINSIZE_GIT_H
#define BINSIZE_GIT_H

#include <binsize/buf.h>
#include <binsize/err.h>

/*
 * Append what `git show REF:PATH` prints to out. name is "REF:PATH". git runs
 * without a shell and without asking anything. *missing is true when the
 * revision has no such file. BSZ_EINPUT with git's own words, BSZ_EUSAGE when
 * git is not installed or the name could be taken for an option, BSZ_ENOMEM.
 */
int bsz_git_show(const char *name, struct bsz_buf *out, bool *missing,
    struct bsz_err *err);

/* The tag that comes before what is checked out, ended by a NUL. *missing is
 * true when there is none. As bsz_git_show(). */
int bsz_git_latest_tag(struct bsz_buf *tag, bool *missing,
    struct bsz_err *err);

/*
 * The trailers "Binary-Size" of all commits of a range, "A..B": for each
 * commit "\x1e", its short name, "\x1f", its author, "\x1f" and the values,
 * each on a line; ended by a NUL. As bsz_git_show().
 */
int bsz_git_trailers(const char *range, struct bsz_buf *out,
    struct bsz_err *err);

#endif
