/*
 * One line a mode, those of a tool together. Included where each line is
 * given a meaning, hence no guard.
 */
STRIP_MODE(gnu_strip_all)
STRIP_MODE(gnu_strip_debug)
STRIP_MODE(gnu_strip_unneeded)
STRIP_MODE(gnu_only_keep_debug)
STRIP_MODE(gnu_compress_zlib)
STRIP_MODE(gnu_compress_zstd)
STRIP_MODE(gnu_decompress)
STRIP_MODE(gnu_remove_comment)
STRIP_MODE(gnu_remove_build_id)
STRIP_MODE(eu_strip)
STRIP_MODE(eu_strip_debug)
STRIP_MODE(eu_strip_split)
