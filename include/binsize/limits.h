/*
 * Every bound on what an input may make us do, each with its reason.
 * Sizes in bytes.
 */
#ifndef BINSIZE_LIMITS_H
#define BINSIZE_LIMITS_H

/*
 * All decompressed debug sections of one file together stay below
 * BASE + RATIO * file size. Real debug data inflates 2 to 5 times; a header
 * that claims terabytes is refused before anything is allocated.
 */
#define BSZ_MAX_INFLATED_BASE (UINT64_C(48) << 20)
#define BSZ_MAX_INFLATED_RATIO 3

/*
 * A compressed input, or a compressed file in a section, decompresses to at
 * most BASE + RATIO * its size, and never to more than a pipe may hold. Real
 * programs come out at 2 to 8 times; kernels with long runs of zeros at 10.
 */
#define BSZ_MAX_UNPACKED_BASE (UINT64_C(64) << 20)
#define BSZ_MAX_UNPACKED_RATIO 32

/* Memory a decoder may take for its window; xz -9 needs 65 MiB. */
#define BSZ_MAX_UNPACK_MEMORY (UINT64_C(256) << 20)

/* Members of an archive: each takes some kB of ours; libLLVM has 3,000. */
#define BSZ_MAX_MEMBERS ((size_t)1 << 17)

/* A pipe or standard input is read into memory; files are mapped instead. */
#define BSZ_MAX_PIPE (UINT64_C(4) << 30)

/*
 * Address space one segment or section may claim: more than machines have
 * (128 TiB), and ranges hold at most 2 GiB each.
 */
#define BSZ_MAX_VM (UINT64_C(1) << 47)

/* Notes kept per artifact; further ones are counted. */
#define BSZ_MAX_NOTES 200

/*
 * Bytes of a name that count; what is behind is cut off. Thousands of names
 * may be tails of one string of a megabyte.
 */
#define BSZ_MAX_NAME 65536
#define BSZ_MAX_SECTION_NAME 1024

/*
 * Bytes that the names of all sections add up to where a forecast sorts them.
 * 66,000 sections of one object have 4 MB.
 */
#define BSZ_MAX_SECTION_NAMES (UINT64_C(64) << 20)

/* Bytes of a name that are shown; the rest is cut with an ellipsis. */
#define BSZ_MAX_SHOWN_NAME 65536

/* Demangled text of one name: demanglers can double their output at a step. */
#define BSZ_MAX_DEMANGLED 65536

/* Depth of a mangled name's grammar; real names stay below 100. */
#define BSZ_MAX_NAME_DEPTH 400

/* Back-references followed to the root of a mangled name; usually 0 to 3. */
#define BSZ_MAX_NAME_REFERENCES 32

/* Depth of DIEs below a unit; compilers stay below 100. */
#define BSZ_MAX_DIE_DEPTH 512

/* Depth of the inline tree; deeper calls are charged to the depth above. */
#define BSZ_MAX_INLINE_DEPTH 60

/* References followed from one DIE to find a name (origin, specification). */
#define BSZ_MAX_DIE_REFERENCES 16

/* Attributes of one abbreviation; DWARF producers stay below 40. */
#define BSZ_MAX_ABBREV_ATTRIBUTES 1024

/*
 * Bytes of abbreviation tables compiled by one worker. Each table serves one
 * unit or some units in a row; hostile units could make us compile a large
 * one again and again.
 */
#define BSZ_MAX_ABBREVS_BASE (UINT64_C(4) << 20)
#define BSZ_MAX_ABBREVS_RATIO 64

/*
 * Bytes of range lists walked by one worker, for the same reason: each list
 * serves one DIE, unless somebody means harm.
 */
#define BSZ_MAX_LISTED_BASE (UINT64_C(1) << 20)
#define BSZ_MAX_LISTED_RATIO 4

/*
 * Lines of a file that are found without hashing: the longest generated
 * sources have some hundred thousand. And what all files' lists of their
 * blocks of 16 lines may hold: 4 bytes each, in each worker.
 */
#define BSZ_MAX_LINE (UINT32_C(1) << 22)
#define BSZ_MAX_LINE_BLOCKS (UINT64_C(2) << 20)

/*
 * Units below this many bytes of DIEs are walked by one thread: starting
 * another costs more than it saves.
 */
#define BSZ_MIN_BYTES_FOR_THREADS (UINT64_C(1) << 20)

/*
 * Roots that libdwarf is asked about when ours cannot read them, and bytes
 * of abbreviations up to which it is asked: it needs 150 times as much
 * memory for them.
 */
#define BSZ_MAX_SECOND_OPINIONS 4
#define BSZ_MAX_SECOND_OPINION_ABBREVS (UINT64_C(256) << 10)

/* Entries of relocation tables in which they may take no bytes each; the
 * largest libraries have some hundred thousand. */
#define BSZ_MAX_PACKED_RELOCS (UINT64_C(2) << 20)

/* Files of split DWARF that are open at once; the system allows 65,530
 * mappings. */
#define BSZ_MAX_SPLIT_FILES ((size_t)50000)

/* Unit headers in a row that may be damaged before the rest is given up. */
#define BSZ_MAX_DAMAGED_HEADERS 16

/* Dimensions nested by one report. */
#define BSZ_MAX_NESTING 6

/* All rows of a saved document together. A range is at most 4 GiB long, so a
 * row that claims more becomes many. */
#define BSZ_MAX_SAVED_BYTES (UINT64_C(1) << 44)

/* A JSON document, read as a whole: it takes ten times as much memory. Logs
 * are read line by line instead. */
#define BSZ_MAX_JSON (UINT64_C(256) << 20)

/*
 * What runs that are asked about may take, with their steps and names, and
 * as part of the memory that the process may have: answers sort and copy
 * columns. A million runs have 120 MB for a model, 260 MB for a history.
 */
#define BSZ_MAX_SAMPLES (UINT64_C(16) << 30)
#define BSZ_MAX_SAMPLES_PART 4

/* Steps PCRE2 may take to match one name. */
#define BSZ_MAX_MATCH_STEPS 100000

/* Memory PCRE2 may take for one match, in KiB; usual patterns need 20. */
#define BSZ_MAX_MATCH_HEAP_KIB 16384

/*
 * A layer expands to at most BASE + RATIO * blob. gzip can reach 1032, zstd
 * far more; images of programs stay below 10, and below 100 with logs.
 */
#define BSZ_MAX_LAYER_BASE (UINT64_C(1) << 30)
#define BSZ_MAX_LAYER_RATIO 200

/* Memory that a zstd frame may ask for as its window. What is larger is made
 * by --long=28 and above, and is more than libzstd takes by itself. */
#define BSZ_MAX_ZSTD_WINDOW (UINT64_C(128) << 20)

/* Table of contents of a layer, in JSON, which takes ten times as much to
 * read: some 300 bytes a file. */
#define BSZ_MAX_TOC (UINT64_C(64) << 20)

/* Headers of one tar entry: bytes of one extended header, and how many may
 * stand before the entry's own. Real ones have some KiB and up to 3. */
#define BSZ_MAX_TAR_EXTENSION (UINT64_C(1) << 20)
#define BSZ_MAX_TAR_HEADERS 16

/* Entries of all layers of an image; 88 bytes and a path each. */
#define BSZ_MAX_ENTRIES ((size_t)10000000)

/* Names in the tree of an image, each of 48 bytes; real ones have a million
 * at most. */
#define BSZ_MAX_TREE_NODES ((size_t)1 << 25)

/* Layers of an image; overlayfs takes 500, builders stop at 127. */
#define BSZ_MAX_LAYERS ((size_t)10000)

/* The same where each layer only tells the one below it. */
#define BSZ_MAX_LAYER_CHAIN 1000

/* A program inside a layer whose own parts are asked for is in memory while
 * it is read, twice its size. */
#define BSZ_MAX_MEMBER (UINT64_C(2) << 30)

/* Programs of all layers together, which stay in memory while they are asked
 * about. */
#define BSZ_MAX_PROGRAMS (UINT64_C(4) << 30)

/* Files of an archive or folder that is an image; a registry's mirror may
 * have thousands of blobs. */
#define BSZ_MAX_BUNDLE_MEMBERS ((size_t)200000)

/* A manifest, index or config. Registries refuse more. */
#define BSZ_MAX_MANIFEST (UINT64_C(4) << 20)

/* Manifests that one index may lead to, those of nested ones included. */
#define BSZ_MAX_MANIFESTS 10000

/* Manifests about an image that are looked into; of more than that only the
 * descriptors count. */
#define BSZ_MAX_REFERRERS 64

/* Pages of a registry's list of these: each takes a request. */
#define BSZ_MAX_PAGES ((size_t)100)

/* Indexes inside of indexes. */
#define BSZ_MAX_INDEX_DEPTH 8

/* Files below folders that are asked about in one run. */
#define BSZ_MAX_WALKED ((size_t)2000000)

/* What a registry's realm answers. */
#define BSZ_MAX_TOKEN (UINT64_C(1) << 20)

/* Redirects of one request; storage behind a registry takes one. */
#define BSZ_MAX_REDIRECTS 5

/* A Dockerfile, and its instructions: builders end at 127 layers, and rules
 * look from each instruction back to those before it. */
#define BSZ_MAX_RECIPE (UINT64_C(256) << 10)
#define BSZ_MAX_INSTRUCTIONS ((size_t)2000)

/* Steps that rules may take for words of a Dockerfile that are held against
 * each other; usual files take some thousand. */
#define BSZ_MAX_RECIPE_EFFORT (UINT64_C(1) << 26)

/* Layers of an image whose steps are held against a Dockerfile, from the top:
 * overlayfs takes 500. */
#define BSZ_MAX_MATCHED_LAYERS ((size_t)1000)

/* Lines of a .dockerignore, and files of the context that they are held
 * against: node_modules have some ten thousand. */
#define BSZ_MAX_IGNORES 1000
#define BSZ_MAX_CONTEXT ((size_t)200000)

/* What variables of a Dockerfile may come to, one and all together, and steps
 * of looking for them: values may double from line to line. */
#define BSZ_MAX_EXPANDED_VALUE ((size_t)4096)
#define BSZ_MAX_EXPANDED (UINT64_C(16) << 20)

/* Worker threads. */
#define BSZ_MAX_JOBS 64

#endif
