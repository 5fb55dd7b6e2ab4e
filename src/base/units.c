/*
 * Amounts with units. Numbers are taken apart by hand: strtod() depends on
 * the locale and rounds, and a budget of "11.5MiB" must be exact. A number is
 * kept as digits without their point and the power of ten they count in;
 * amounts are computed in 128 bits and rounded once, half up.
 */
#include <binsize/units.h>

#define MAX_DECIMALS 9

__extension__ typedef unsigned __int128 wide;

struct number {
	uint64_t digits; /* 11.5: 115 */
	uint64_t scale;  /* 10 */
	const char *rest;
};

struct unit {
	const char *name;
	uint64_t factor;
};

static const struct unit sizes[] = {
	{"", 1}, {"B", 1},
	{"kB", UINT64_C(1000)}, {"MB", UINT64_C(1000000)},
	{"GB", UINT64_C(1000000000)}, {"TB", UINT64_C(1000000000000)},
	{"KiB", UINT64_C(1) << 10}, {"MiB", UINT64_C(1) << 20},
	{"GiB", UINT64_C(1) << 30}, {"TiB", UINT64_C(1) << 40},
};

/* Spellings that tools read differently, with the two units meant. */
static const struct {
	const char *name, *decimal, *binary;
} ambiguous[] = {
	{"k", "kB", "KiB"}, {"K", "kB", "KiB"}, {"KB", "kB", "KiB"},
	{"kb", "kB", "KiB"}, {"Kb", "kB", "KiB"},
	{"m", "MB", "MiB"}, {"M", "MB", "MiB"}, {"mb", "MB", "MiB"},
	{"Mb", "MB", "MiB"},
	{"g", "GB", "GiB"}, {"G", "GB", "GiB"}, {"gb", "GB", "GiB"},
	{"Gb", "GB", "GiB"},
	{"t", "TB", "TiB"}, {"T", "TB", "TiB"}, {"tb", "TB", "TiB"},
	{"Tb", "TB", "TiB"},
};

static const struct unit durations[] = {
	{"ns", 1}, {"us", UINT64_C(1000)}, {"ms", UINT64_C(1000000)},
	{"s", UINT64_C(1000000000)}, {"min", UINT64_C(60000000000)},
	{"h", UINT64_C(3600000000000)},
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits, perhaps a point and digits, perhaps one space. False: no number. */
static bool read_number(const char *text, struct number *number)
{
	bool point = false;
	size_t decimals = 0;

	*number = (struct number){0, 1, text};
	if (!is_digit(*text))
		return false;
	for (; is_digit(*text) || (*text == '.' && !point); text++) {
		if (*text == '.') {
			point = true;
			continue;
		}
		if (__builtin_mul_overflow(number->digits, 10,
		    &number->digits) ||
		    __builtin_add_overflow(number->digits,
		    (uint64_t)(*text - '0'), &number->digits))
			return false;
		if (point) {
			number->scale *= 10;
			if (++decimals > MAX_DECIMALS)
				return false;
		}
	}
	number->rest = text + (*text == ' ' && text[1] != '\0');
	return !point || decimals;
}

static int fail_number(struct bsz_err *err, const char *text,
    const char *examples)
{
	return bsz_fail(err, BSZ_EUSAGE,
	    "'%.100s' is not an amount (write %s)", text, examples);
}

static int scale(const char *text, const struct number *number,
    const struct unit *unit, uint64_t *out, struct bsz_err *err)
{
	const wide product = (wide)number->digits * unit->factor;
	const wide amount = (product + number->scale / 2) / number->scale;

	if (unit->factor == 1 && number->scale > 1)
		return bsz_fail(err, BSZ_EUSAGE,
		    "'%.100s' has a fraction of the smallest unit (write a "
		    "whole number)", text);
	if (amount > UINT64_MAX)
		return bsz_fail(err, BSZ_EUSAGE, "'%.100s' is too large",
		    text);
	*out = (uint64_t)amount;
	return 0;
}

static const struct unit *find_unit(const struct unit *units, size_t count,
    const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(units[i].name, name))
			return &units[i];
	return NULL;
}

static int fail_size_unit(struct bsz_err *err, const char *text,
    const char *name)
{
	for (size_t i = 0; i < BSZ_COUNTOF(ambiguous); i++)
		if (!strcmp(ambiguous[i].name, name))
			return bsz_fail(err, BSZ_EUSAGE, "'%.100s' can be "
			    "read two ways (write %s for a power of 1000, %s "
			    "for a power of 1024)", text,
			    ambiguous[i].decimal, ambiguous[i].binary);
	return bsz_fail(err, BSZ_EUSAGE, "'%.100s' has no known unit (write "
	    "B, kB, MB, GB, TB or KiB, MiB, GiB, TiB)", text);
}

int bsz_units_parse_size(const char *text, uint64_t *bytes,
    struct bsz_err *err)
{
	struct number number;
	const struct unit *unit;

	if (!read_number(text, &number))
		return fail_number(err, text, "10MiB, 64 KiB or 4096");
	unit = find_unit(sizes, BSZ_COUNTOF(sizes), number.rest);
	if (!unit)
		return fail_size_unit(err, text, number.rest);
	return scale(text, &number, unit, bytes, err);
}

int bsz_units_parse_share(const char *text, double *share,
    struct bsz_err *err)
{
	struct number number;

	if (!read_number(text, &number) || strcmp(number.rest, "%"))
		return fail_number(err, text, "a percentage: 5% or 0.5%");
	*share = (double)number.digits / (double)number.scale / 100;
	return 0;
}

int bsz_units_parse_duration(const char *text, uint64_t *duration_ns,
    struct bsz_err *err)
{
	struct number number;
	const struct unit *unit;

	if (!read_number(text, &number))
		return fail_number(err, text, "90s, 250ms or 1.5min");
	unit = find_unit(durations, BSZ_COUNTOF(durations), number.rest);
	if (!unit)
		return bsz_fail(err, BSZ_EUSAGE, "'%.100s' has no known unit "
		    "(write ns, us, ms, s, min or h)", text);
	return scale(text, &number, unit, duration_ns, err);
}

char *bsz_units_format_size(uint64_t bytes, char text[BSZ_UNITS_ROOM])
{
	static const char *const names[] = {
		"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB",
	};
	wide tenths = (wide)bytes * 10;
	size_t unit = 0;

	/* 1048524 bytes are 1023.95 KiB, which rounds to 1.0 MiB: go on to
	 * the next unit from 10239.5 tenths. */
	while (unit + 1 < BSZ_COUNTOF(names) && (unit ? 2 * tenths >=
	    (wide)20479 << (10 * unit) : bytes >= 1024))
		unit++;
	/* Half of the unit is added before it is divided away. */
	tenths = (tenths + (unit ? (wide)1 << (10 * unit - 1) : 0)) >>
	    (10 * unit);
	if (unit)
		(void)snprintf(text, BSZ_UNITS_ROOM, "%u.%u %s",
		    (unsigned)(tenths / 10), (unsigned)(tenths % 10),
		    names[unit]);
	else
		(void)snprintf(text, BSZ_UNITS_ROOM, "%u B",
		    (unsigned)bytes);
	return text;
}

bool bsz_units_parse_day(const char *text, int64_t *day)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
		30, 31};
	int year, month, date, size = 0;

	if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &date, &size) != 3 ||
	    size != 10 || text[size] || year < 1970 || month < 1 ||
	    month > 12 || date < 1)
		return false;
	const bool leap = (year % 4 == 0 && year % 100 != 0) ||
	    year % 400 == 0;
	if (date > lengths[month - 1] + (month == 2 && leap))
		return false;
	const int past = year - 1;
	*day = (int64_t)past * 365 + past / 4 - past / 100 + past / 400 -
	    719162 + date - 1;
	for (int i = 0; i < month - 1; i++)
		*day += lengths[i] + (i == 1 && leap);
	return true;
}
