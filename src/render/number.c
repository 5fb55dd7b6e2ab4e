/*
 * Sizes for people have three significant digits in binary units and are
 * exact below 1 KiB. From 1000 to 1023 of a unit all four digits are shown:
 * 1,047,552 bytes are "1023 KiB"; 1,048,064 would round to 1024 KiB and are
 * "1.00 MiB". All of it in integers, so no compiler or FPU has a say.
 */
#include "number.h"

#include <binsize/buf.h>
#include <binsize/units.h>

_Static_assert(BSZ_NUMBER_ROOM >= BSZ_UNITS_ROOM, "texts fit");

static const char *const units[] = {
	" B", " KiB", " MiB", " GiB", " TiB", " PiB", " EiB",
};

size_t bsz_number_address(uint64_t value, char *out)
{
	size_t digits = 1;

	while (digits < 16 && value >> 4 * digits)
		digits++;
	out[0] = '0';
	out[1] = 'x';
	for (size_t i = 0; i < digits; i++)
		out[2 + i] = "0123456789abcdef"[
		    value >> 4 * (digits - 1 - i) & 15];
	return 2 + digits;
}

/* scaled / 10^decimals with exactly so many decimals. */
static size_t write_fixed(uint64_t scaled, size_t decimals, char *out)
{
	uint64_t power = 1;

	for (size_t i = 0; i < decimals; i++)
		power *= 10;

	size_t size = bsz_decimal(scaled / power, out);

	if (!decimals)
		return size;
	out[size++] = '.';
	for (uint64_t rest = scaled % power; power > 1; rest %= power) {
		power /= 10;
		out[size++] = (char)('0' + rest / power);
	}
	return size;
}

/* value * factor / 2^shift, to the nearest. */
static uint64_t scale_down(uint64_t value, unsigned int factor,
    unsigned int shift)
{
	const unsigned __int128 product = (unsigned __int128)value * factor;

	return (uint64_t)((product + ((unsigned __int128)1 << (shift - 1)))
	    >> shift);
}

/* The digits of bytes in a unit of 2^shift; 0 when they reach the next. */
static size_t write_digits(uint64_t bytes, unsigned int shift, char *out)
{
	const uint64_t hundredths = scale_down(bytes, 100, shift);
	const uint64_t tenths = scale_down(bytes, 10, shift);
	const uint64_t ones = scale_down(bytes, 1, shift);

	if (hundredths < 1000)
		return write_fixed(hundredths, 2, out);
	if (tenths < 1000)
		return write_fixed(tenths, 1, out);
	return ones < 1024 ? write_fixed(ones, 0, out) : 0;
}

static size_t write_size(uint64_t bytes, char *out)
{
	size_t unit = 0;

	while (unit + 1 < BSZ_COUNTOF(units) && bytes >> 10 * (unit + 1))
		unit++;

	size_t size = unit
	    ? write_digits(bytes, 10 * (unsigned int)unit, out)
	    : bsz_decimal(bytes, out);

	if (!size)
		size = write_digits(bytes, 10 * (unsigned int)++unit, out);

	const size_t suffix = strlen(units[unit]);

	memcpy(out + size, units[unit], suffix);
	return size + suffix;
}

static size_t write_bytes(union bsz_cell cell, char *out)
{
	return write_size(cell.number, out);
}

static size_t write_bits(union bsz_cell cell, char *out)
{
	return write_size(cell.number / 8 + (cell.number % 8 >= 4), out);
}

/* The sign of a change, and how large it is without it. */
static uint64_t write_sign(int64_t change, const char *plus, char *out,
    size_t *size)
{
	const char *const sign = change < 0 ? "-" : change > 0 ? plus : "";

	*size = strlen(sign);
	memcpy(out, sign, *size);
	/* Unsigned, so that the least number has its opposite. */
	return change < 0 ? 0 - (uint64_t)change : (uint64_t)change;
}

static size_t write_change(union bsz_cell cell, char *out)
{
	size_t size;
	const uint64_t bytes = write_sign(cell.change, "+", out, &size);

	return size + write_size(bytes, out + size);
}

static size_t write_exact_change(union bsz_cell cell, char *out)
{
	size_t size;
	const uint64_t bytes = write_sign(cell.change, "", out, &size);

	return size + bsz_decimal(bytes, out + size);
}

static size_t write_count(union bsz_cell cell, char *out)
{
	char digits[BSZ_NUMBER_ROOM];
	const size_t count = bsz_decimal(cell.number, digits);
	size_t size = 0;

	for (size_t i = 0; i < count; i++) {
		if (i && (count - i) % 3 == 0)
			out[size++] = ',';
		out[size++] = digits[i];
	}
	return size;
}

/* share * factor to the nearest; what is no share counts as none. */
static uint64_t scale_up(double share, double factor)
{
	const double limit = 1e6;

	if (!(share > 0))
		return 0;
	return (uint64_t)((share < limit ? share : limit) * factor + 0.5);
}

static size_t write_share(union bsz_cell cell, char *out)
{
	const size_t size = write_fixed(scale_up(cell.real, 1000), 1, out);

	out[size] = '%';
	return size + 1;
}

static size_t write_fraction(union bsz_cell cell, char *out)
{
	size_t size = write_fixed(scale_up(cell.real, 1e12), 12, out);

	while (out[size - 1] == '0')
		size--;
	return out[size - 1] == '.' ? size - 1 : size;
}

static size_t write_word(const char *word, char *out)
{
	const size_t size = strlen(word);

	memcpy(out, word, size);
	return size;
}

static bool is_finite(double real)
{
	return real - real == 0;
}

/* In tenths of a percent, but "+0.0%" is no change to speak of. */
static size_t write_growth(union bsz_cell cell, char *out)
{
	const double real = cell.real;
	const union bsz_cell size = {.real = real < 0 ? -real : real};

	if (!is_finite(real))
		return write_word(real != real ? "-" : "new", out);
	if (!scale_up(size.real, 1000))
		return write_share(size, out);
	out[0] = real < 0 ? '-' : '+';
	return 1 + write_share(size, out + 1);
}

static size_t write_growth_fraction(union bsz_cell cell, char *out)
{
	const double real = cell.real;
	const union bsz_cell size = {.real = real < 0 ? -real : real};

	if (!is_finite(real))
		return write_word("null", out);
	if (real < 0)
		*out++ = '-';
	return (real < 0) + write_fraction(size, out);
}

static size_t write_foreseen(union bsz_cell cell, char *out)
{
	return is_finite(cell.real) ? write_size((uint64_t)cell.real, out) :
	    write_word("-", out);
}

static size_t write_foreseen_change(union bsz_cell cell, char *out)
{
	if (!is_finite(cell.real))
		return write_word("-", out);
	cell.change = (int64_t)cell.real;
	return write_change(cell, out);
}

static size_t write_real(union bsz_cell cell, char *out)
{
	return strlen(bsz_units_format_real(cell.real, out));
}

static size_t write_rate(union bsz_cell cell, char *out)
{
	return is_finite(cell.real) ? write_share(cell, out) :
	    write_word("-", out);
}

static size_t write_duration(union bsz_cell cell, char *out)
{
	return strlen(bsz_units_format_duration(cell.real, out));
}

static size_t write_decimal(union bsz_cell cell, char *out)
{
	return strlen(bsz_units_format_decimal(cell.real, out));
}

static size_t write_exact_real(union bsz_cell cell, char *out)
{
	const double real = cell.real;
	const bool is_whole = real < 9e15 && real > -9e15 &&
	    (double)(int64_t)real == real;

	if (!is_finite(real))
		return write_word("null", out);
	return (size_t)snprintf(out, BSZ_NUMBER_ROOM, is_whole ? "%.0f" :
	    "%.6g", is_whole ? real + 0.0 : real);
}

static size_t write_address(union bsz_cell cell, char *out)
{
	return bsz_number_address(cell.number, out);
}

static size_t write_exact(union bsz_cell cell, char *out)
{
	return bsz_decimal(cell.number, out);
}

static const struct forms {
	size_t (*people)(union bsz_cell cell, char *out);
	size_t (*machine)(union bsz_cell cell, char *out);
} forms[] = {
	[BSZ_BYTES] = {write_bytes, write_exact},
	[BSZ_COUNT] = {write_count, write_exact},
	[BSZ_SHARE] = {write_share, write_fraction},
	[BSZ_ADDRESS] = {write_address, write_exact},
	[BSZ_BITS] = {write_bits, write_exact},
	[BSZ_SIGNED_BYTES] = {write_change, write_exact_change},
	[BSZ_GROWTH] = {write_growth, write_growth_fraction},
	[BSZ_REAL] = {write_real, write_exact_real},
	[BSZ_RATE] = {write_rate, write_exact_real},
	[BSZ_DURATION] = {write_duration, write_exact_real},
	[BSZ_SIZE] = {write_decimal, write_exact_real},
	[BSZ_FORESEEN] = {write_foreseen, write_exact_real},
	[BSZ_FORESEEN_CHANGE] = {write_foreseen_change, write_exact_real},
};

size_t bsz_number_people(enum bsz_column_kind kind, union bsz_cell cell,
    char *out)
{
	return forms[kind].people(cell, out);
}

size_t bsz_number_machine(enum bsz_column_kind kind, union bsz_cell cell,
    char *out)
{
	return forms[kind].machine(cell, out);
}
