/*
 * The JSON Schemas, embedded by the build (ci/embed).
 */
#ifndef BINSIZE_SCHEMA_DATA_H
#define BINSIZE_SCHEMA_DATA_H

extern const char bsz_schema_report[];

#endif
