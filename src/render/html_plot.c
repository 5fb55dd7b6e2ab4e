/*
 * Points, a line and its band, as SVG that needs no script. Axes begin at 0
 * where that costs less than half of the room, and have ticks at 1, 2 or 5
 * times a power of 10; of dates, whole days.
 */
#include "html_static.h"

#include "verdicts.h"

#include <math.h>
#include <time.h>

#define WIDTH 760.0
#define HEIGHT 380.0
#define LEFT 70.0
#define TOP 10.0
#define RIGHT 15.0
#define BOTTOM 45.0
#define TICKS 6
#define TICK_ROOM 32

struct axis {
	double low, high, step;
	double from, to; /* on the page */
	bool is_dated;
};

static void stretch(struct axis *axis, const double *values, size_t count)
{
	for (size_t i = 0; values && i < count; i++)
		if (isfinite(values[i])) {
			axis->low = fmin(axis->low, values[i]);
			axis->high = fmax(axis->high, values[i]);
		}
}

/* A step of 1, 2 or 5, and ends that are whole steps. */
static void round_ends(struct axis *axis)
{
	if (!(axis->high > axis->low)) {
		axis->low = isfinite(axis->low) ? axis->low - 1 : 0;
		axis->high = axis->low + 2;
	}
	if (axis->low > 0 && axis->low < axis->high / 2)
		axis->low = 0;
	const double rough = (axis->high - axis->low) / TICKS;
	const double power = pow(10, floor(log10(rough)));
	const double digit = rough / power;

	axis->step = power * (digit > 5 ? 10 : digit > 2 ? 5 : digit > 1 ? 2 :
	    1);
	if (axis->is_dated)
		axis->step = fmax(axis->step, 1);
	axis->low = floor(axis->low / axis->step) * axis->step;
	axis->high = ceil(axis->high / axis->step) * axis->step;
}

static double place(const struct axis *axis, double value)
{
	return axis->from + (value - axis->low) / (axis->high - axis->low) *
	    (axis->to - axis->from);
}

/* A number, or the date of a day. */
static char *write_tick(const struct axis *axis, double value,
    char text[TICK_ROOM])
{
	const time_t seconds = (time_t)(value * 86400);
	struct tm parts;

	if (!axis->is_dated || !gmtime_r(&seconds, &parts) ||
	    !strftime(text, TICK_ROOM, "%F", &parts))
		(void)snprintf(text, TICK_ROOM, "%.6g", value); /* fits */
	return text;
}

static void draw_ticks(const struct axis *x, const struct axis *y,
    struct bsz_buf *out)
{
	const size_t across = (size_t)lround((x->high - x->low) / x->step);
	const size_t up = (size_t)lround((y->high - y->low) / y->step);
	char text[TICK_ROOM];

	for (size_t i = 0; i <= across; i++) {
		const double value = x->low + (double)i * x->step;

		bsz_buf_printf(out, "<text x=\"%.1f\" y=\"%.1f\" "
		    "text-anchor=\"%s\">%s</text>\n", place(x, value),
		    HEIGHT - BOTTOM + 18, x->is_dated && i == across ? "end" :
		    "middle", write_tick(x, value, text));
	}
	for (size_t i = 0; i <= up; i++) {
		const double value = y->low + (double)i * y->step;

		bsz_buf_printf(out, "<path d=\"M%.1f %.1fH%.1f\" "
		    "stroke=\"currentColor\" stroke-opacity=\".2\"/>"
		    "<text x=\"%.1f\" y=\"%.1f\" "
		    "text-anchor=\"end\">%.6g</text>\n", LEFT,
		    place(y, value), WIDTH - RIGHT, LEFT - 6,
		    place(y, value) + 4, value);
	}
}

static void draw_line(const struct bsz_plot *plot, const struct axis *x,
    const struct axis *y, struct bsz_buf *out)
{
	const size_t count = plot->line_count;

	if (plot->low && count) {
		bsz_buf_text(out, "<path fill=\"#c2410c\" "
		    "fill-opacity=\".25\" d=\"");
		for (size_t i = 0; i < 2 * count; i++) {
			const size_t at = i < count ? i : 2 * count - 1 - i;

			bsz_buf_printf(out, "%c%.1f %.1f", i ? 'L' : 'M',
			    place(x, plot->line_x[at]), place(y, i < count ?
			    plot->low[at] : plot->high[at]));
		}
		bsz_buf_text(out, "Z\"/>\n");
	}
	bsz_buf_text(out, "<path fill=\"none\" stroke=\"#c2410c\" "
	    "stroke-width=\"2\" d=\"");
	for (size_t i = 0; i < count; i++)
		bsz_buf_printf(out, "%c%.1f %.1f", i ? 'L' : 'M',
		    place(x, plot->line_x[i]), place(y, plot->line_y[i]));
	bsz_buf_text(out, "\"/>\n");
}

void bsz_html_plot(const struct bsz_plot *plot, struct bsz_buf *out,
    struct bsz_buf *scratch)
{
	struct axis x = {.low = INFINITY, .high = -INFINITY, .from = LEFT,
		.to = WIDTH - RIGHT, .is_dated = plot->is_dated};
	struct axis y = {.low = INFINITY, .high = -INFINITY,
		.from = HEIGHT - BOTTOM, .to = TOP};

	stretch(&x, plot->x, plot->count);
	stretch(&x, plot->line_x, plot->line_count);
	stretch(&y, plot->y, plot->count);
	stretch(&y, plot->line_y, plot->line_count);
	stretch(&y, plot->low, plot->line_count);
	stretch(&y, plot->high, plot->line_count);
	round_ends(&x);
	round_ends(&y);
	bsz_buf_printf(out, "<figure data-plot>\n<svg viewBox=\"0 0 %.0f %.0f\" "
	    "role=\"img\" aria-label=\"", WIDTH, HEIGHT);
	bsz_plain_xml(out, scratch, plot->title);
	bsz_buf_text(out, "\">\n");
	draw_ticks(&x, &y, out);
	for (size_t i = 0; i < plot->count; i++)
		bsz_buf_printf(out, "<circle cx=\"%.1f\" cy=\"%.1f\" "
		    "r=\"2\" fill=\"#0b5cad\" fill-opacity=\".5\"/>",
		    place(&x, plot->x[i]), place(&y, plot->y[i]));
	draw_line(plot, &x, &y, out);
	bsz_buf_printf(out, "<text x=\"%.0f\" y=\"%.0f\" "
	    "text-anchor=\"end\">", WIDTH - RIGHT, HEIGHT - 8);
	bsz_plain_xml(out, scratch, plot->across);
	bsz_buf_printf(out, "</text>\n<text x=\"%.0f\" y=\"%.0f\">",
	    LEFT + 6, TOP + 12);
	bsz_plain_xml(out, scratch, plot->up);
	bsz_buf_text(out, "</text>\n</svg>\n<figcaption>");
	bsz_plain_xml(out, scratch, plot->title);
	bsz_buf_text(out, "</figcaption>\n</figure>\n");
}
