/*
 * Measured amounts as people read them: three digits and a unit, because
 * what is measured has few more. What is unknown (NaN) is "-".
 */
#include <binsize/units.h>

static bool is_finite(double real)
{
	return real - real == 0;
}

static char *write_text(const char *from, char text[BSZ_UNITS_ROOM])
{
	memcpy(text, from, strlen(from) + 1);
	return text;
}

/* Three digits, or all in front of the point. */
static void write_three(double real, const char *unit, const char *sign,
    char text[BSZ_UNITS_ROOM])
{
	const int decimals = real < 9.995 ? 2 : real < 99.95 ? 1 : 0;

	(void)snprintf(text, BSZ_UNITS_ROOM, "%s%.*f %s", sign, decimals,
	    real, unit); /* callers keep it below 10^9 */
}

char *bsz_units_format_real(double real, char text[BSZ_UNITS_ROOM])
{
	const bool is_long = real >= 999.95 || real <= -999.95;

	if (!is_finite(real))
		return write_text("-", text);
	/* Up to 15 digits; what is larger is shown with an exponent. */
	(void)snprintf(text, BSZ_UNITS_ROOM, is_long && real < 1e15 &&
	    real > -1e15 ? "%.0f" : "%.4g", real);
	return text;
}

char *bsz_units_format_duration(double ms, char text[BSZ_UNITS_ROOM])
{
	const char *const sign = ms < 0 ? "-" : "";
	const double size = ms < 0 ? -ms : ms;
	const double seconds = size / 1000;
	const int whole = seconds < 3600 ? (int)(seconds + 0.5) : 3600;

	if (!is_finite(ms))
		return write_text("-", text);
	if (size < 9.995 && size > 0)
		write_three(size, "ms", sign, text);
	else if (size < 999.5)
		(void)snprintf(text, BSZ_UNITS_ROOM, "%s%.0f ms", sign, size);
	else if (seconds < 59.95)
		write_three(seconds, "s", sign, text);
	else if (whole < 3600)
		(void)snprintf(text, BSZ_UNITS_ROOM, "%s%dm%02ds", sign,
		    whole / 60, whole % 60);
	else
		(void)snprintf(text, BSZ_UNITS_ROOM, "%s%.4g h", sign,
		    seconds / 3600);
	return text;
}

char *bsz_units_format_decimal(double bytes, char text[BSZ_UNITS_ROOM])
{
	static const char *const names[] = {"kB", "MB", "GB", "TB", "PB"};
	const char *const sign = bytes < 0 ? "-" : "";
	double size = bytes < 0 ? -bytes : bytes;
	size_t unit = 0;

	if (!is_finite(bytes) || size >= 1e24)
		return write_text("-", text);
	if (size < 999.5) {
		(void)snprintf(text, BSZ_UNITS_ROOM, "%s%.0f B", sign, size);
		return text;
	}
	size /= 1000;
	while (size >= 999.5 && unit + 1 < BSZ_COUNTOF(names)) {
		size /= 1000;
		unit++;
	}
	write_three(size, names[unit], sign, text);
	return text;
}
