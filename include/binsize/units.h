/*
 * Amounts as people write them. B, kB, MB, GB, TB are powers of 1000; KiB,
 * MiB, GiB, TiB are powers of 1024; nothing else is taken, because tools
 * differ in what "KB" is. One space may stand before the unit and the number
 * may have decimals: "64 KiB", "11.5MiB", "0.5%".
 */
#ifndef BINSIZE_UNITS_H
#define BINSIZE_UNITS_H

#include <binsize/err.h>

/*
 * "10MiB", "800 kB", "123" (bytes), rounded to the nearest byte. BSZ_EUSAGE
 * names the fault; for "10K", "10KB", "10M" with both readings.
 */
int bsz_units_parse_size(const char *text, uint64_t *bytes,
    struct bsz_err *err);

/* "5%" as a share, 0.05. Shares above 1 are fine (growth). BSZ_EUSAGE. */
int bsz_units_parse_share(const char *text, double *share,
    struct bsz_err *err);

/* "90s", "1.5min", units ns, us, ms, s, min, h. BSZ_EUSAGE. */
int bsz_units_parse_duration(const char *text, uint64_t *duration_ns,
    struct bsz_err *err);

/* "2027-02-01" as days from 1970-01-01 (proleptic Gregorian); false for
 * anything else. */
bool bsz_units_parse_day(const char *text, int64_t *day);

/* Room for any formatted amount, with its NUL. */
#define BSZ_UNITS_ROOM 32

/*
 * A size for people: "0 B", "980 B", "12.3 MiB", "16.0 EiB"; one decimal,
 * rounded half up, so that it never reads "1024.0 KiB". Returns text.
 */
char *bsz_units_format_size(uint64_t bytes, char text[BSZ_UNITS_ROOM]);

/*
 * What was measured or estimated, with three digits: "24.1 s", "14m22s" of
 * milliseconds; "41.7 MB", powers of 1000; a plain number. Either sign; NaN
 * is "-". Returns text.
 */
char *bsz_units_format_duration(double ms, char text[BSZ_UNITS_ROOM]);
char *bsz_units_format_decimal(double bytes, char text[BSZ_UNITS_ROOM]);
char *bsz_units_format_real(double real, char text[BSZ_UNITS_ROOM]);

#endif
