/*
 * Plots that can be read off and looked into: uPlot draws each one in the
 * place of its static drawing, which stays for print. Whatever a pointer
 * does, keys and buttons do, too; every number stands in a table beside it.
 */
import uPlot from 'uplot';
import { element, unpack } from './page.js';

const HEIGHT = 380;
const DAY = 86400; /* seconds: uPlot's dates */
const RUNS = '#3b82c4', LINE = '#e8590c', BAND = 'rgb(232 89 12 / 25%)';
const HELP = 'Keys: arrows read values, + and - zoom, 0 shows all.';
const dark = matchMedia('(prefers-color-scheme: dark)');

function numberText(value) {
	return value === null || value === undefined ? '\u2013' :
		value.toLocaleString('en', { maximumSignificantDigits: 5 });
}

/* What an edge of the band is at x, which lies between two of its places. */
function between(places, values, x) {
	const next = places.findIndex((place) => place >= x);

	if (next < 1 || values[next - 1] === null || values[next] === null)
		return next === 0 && places[0] === x ? values[0] : null;
	const share = (x - places[next - 1]) / (places[next] - places[next - 1]);
	return values[next - 1] + share * (values[next] - values[next - 1]);
}

/*
 * Columns as uPlot takes them: all places in order, then a column for the
 * runs and one for each line. A fit is known everywhere; the median of a day
 * is not, and stays empty at the runs of that day.
 */
function alignedOf(plot) {
	const lines = plot.lines.map((line) => line.values);
	const rows = plot.x.map((x, i) => [x, plot.y[i], ...lines.map((values) =>
		plot.dated ? null : between(plot.line_x, values, x))]);

	plot.line_x.forEach((x, i) =>
		rows.push([x, null, ...lines.map((values) => values[i])]));
	rows.sort((a, b) => a[0] - b[0]);
	return rows[0].map((_, column) => rows.map((row) => column === 0 &&
		plot.dated ? row[0] * DAY : row[column]));
}

/* The nearest place where a series has a value. */
function nearest(u, series, index) {
	const values = u.data[series], places = u.data[0];

	for (let down = index, up = index; down >= 0 || up < values.length;
		down--, up++) {
		const low = values[down] ?? null, high = values[up] ?? null;

		if (low !== null && high !== null)
			return places[index] - places[down] <=
				places[up] - places[index] ? down : up;
		if (low !== null || high !== null)
			return low !== null ? down : up;
	}
	return null;
}

function seriesOf(plot) {
	const series = [{}, { label: 'runs', stroke: RUNS, paths: () => null,
		points: { show: true, space: 0, size: 5, fill: RUNS, width: 0 } }];

	for (const line of plot.lines)
		series.push({ label: line.name, stroke: LINE, spanGaps: true,
			width: line.is_edge ? 1 : 2, points: { show: false },
			dash: line.is_edge ? [4, 4] : undefined });
	return series;
}

/* The band lies between the last line and the one before it. */
function bandsOf(plot) {
	const last = plot.lines.length + 1;

	return plot.lines.length > 1 ?
		[{ series: [last, last - 1], fill: BAND }] : [];
}

function axis(label) {
	return { label, labelSize: 26, stroke: () => dark.matches ? '#eee' :
		'#1a1a1a', grid: { stroke: () => dark.matches ? '#444' : '#ddd' },
	ticks: { stroke: () => dark.matches ? '#444' : '#ddd' } };
}

/* Days, or hours of a day, as the rest of the page writes them. */
function datesAxis(label) {
	return { ...axis(label), space: 100, values: (u, splits, index, space,
		apart) => splits.map((place) => timeText(place).slice(
		...apart < DAY ? [5, 16] : [0, 10])) };
}

function timeText(place) {
	return new Date(place * 1000).toISOString().slice(0, 16)
		.replace('T', ' ');
}

function optionsOf(plot, width) {
	const snug = (u, low, high) => low === high ? [low - 1, high + 1] :
		[low, high];

	return {
		width, height: HEIGHT,
		series: seriesOf(plot), bands: bandsOf(plot),
		tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000),
			'Etc/UTC'),
		scales: {
			x: { time: plot.dated, range: snug },
			/* From 0 where that costs less than half of the room. */
			y: { range: (u, low, high) => low === null ? [0, 1] :
				low === high ? [low - 1, high + 1] :
					[low >= 0 && low < high / 2 ? 0 :
						low - (high - low) / 20,
					high + (high - low) / 20] },
		},
		axes: [(plot.dated ? datesAxis : axis)(plot.across), { ...axis(plot.up), size: 70 }],
		cursor: { dataIdx: nearest },
		legend: { show: false }, /* ours has buttons */
	};
}

function placeText(plot, place) {
	return plot.dated ? timeText(place) : numberText(place);
}

/* Buttons that hide and show a series, with its value where the cursor is. */
function addLegend(u, plot, box) {
	const place = element('output', { 'aria-live': 'off' }, '\u2013');
	const legend = element('p', { class: 'legend' },
		element('span', {}, `${plot.across}: `, place));
	const values = [place];

	for (let i = 1; i < u.series.length; i++) {
		const value = element('output', { 'aria-live': 'off' }, '\u2013');
		const name = i === 1 ? 'runs' : plot.lines[i - 2].is_edge ?
			'edge' : 'line';
		const button = element('button', { type: 'button',
			'aria-pressed': 'true' }, element('span', {
			class: `key ${name}` }), u.series[i].label);

		button.addEventListener('click', () => {
			u.setSeries(i, { show: !u.series[i].show });
			button.setAttribute('aria-pressed', u.series[i].show);
		});
		values.push(value);
		legend.append(element('span', {}, button, ' ', value));
	}
	box.append(legend);
	return (index) => values.map((value, i) => {
		const at = i ? u.cursor.idxs?.[i] : index;

		value.textContent = index === null || index === undefined ||
			at === null || at === undefined ? '\u2013' : i ?
				numberText(u.data[i][at]) :
				placeText(plot, u.data[0][at]);
		return `${i ? u.series[i].label : plot.across} ${
			value.textContent}`;
	}).join('; ');
}

/* By a factor, around where the cursor is or the middle. */
function zoom(u, factor) {
	const { min, max } = u.scales.x;
	const places = u.data[0];
	const middle = places[u.cursor.idx] ?? (min + max) / 2;
	const low = Math.max(places[0], middle - (middle - min) * factor);
	const high = Math.min(places.at(-1), middle + (max - middle) * factor);

	if (high > low)
		u.setScale('x', { min: low, max: high });
}

function showAll(u) {
	u.setScale('x', { min: u.data[0][0], max: u.data[0].at(-1) });
}

/* The cursor to the place so many steps on that is in view. */
function step(u, by) {
	const { min, max } = u.scales.x;
	const places = u.data[0];
	const first = places.findIndex((place) => place >= min);
	const last = places.findLastIndex((place) => place <= max);
	const at = u.cursor.idx ?? (by > 0 ? first - 1 : last + 1);
	let next = at + by;

	while (places[next] !== undefined && places[next] === places[at])
		next += by;
	next = Math.min(Math.max(next, first), last);
	u.setCursor({ left: u.valToPos(places[next], 'x'),
		top: u.over.clientHeight / 2 });
}

const KEYS = {
	ArrowRight: (u) => step(u, 1),
	ArrowLeft: (u) => step(u, -1),
	Home: (u) => step(u, -Infinity),
	End: (u) => step(u, Infinity),
	'+': (u) => zoom(u, 0.5),
	'=': (u) => zoom(u, 0.5),
	'-': (u) => zoom(u, 2),
	0: showAll,
};

function addControls(u, box) {
	const controls = element('p', { class: 'controls' });

	for (const [name, key] of [['zoom in', '+'], ['zoom out', '-'],
		['show all', '0']]) {
		const button = element('button', { type: 'button' }, name);

		button.addEventListener('click', () => KEYS[key](u));
		controls.append(button, ' ');
	}
	controls.append(element('small', {},
		`or drag across the plot. ${HELP}`));
	box.append(controls);
}

function tableOf(plot, u) {
	const head = element('tr', {}, element('th', { scope: 'col',
		class: 'number' }, plot.across));
	const body = element('tbody', {});

	for (const series of u.series.slice(1))
		head.append(element('th', { scope: 'col', class: 'number' },
			series.label));
	for (let i = 0; i < u.data[0].length; i++) {
		const row = element('tr', {});

		for (let k = 0; k < u.data.length; k++)
			row.append(element('td', { class: 'number' }, k ?
				numberText(u.data[k][i]) :
				placeText(plot, u.data[0][i])));
		body.append(row);
	}
	return element('div', { class: 'scroll', tabindex: '0', role: 'region',
		'aria-label': `numbers of ${plot.title}` }, element('table', {},
		element('caption', {}, plot.up), element('thead', {}, head), body));
}

/* Built when it is opened: pages have many plots. */
function addTable(plot, u, figure) {
	const details = element('details', {}, element('summary', {},
		'the numbers of this plot as a table'));

	details.addEventListener('toggle', () => {
		if (details.open && details.children.length === 1)
			details.append(tableOf(plot, u));
	});
	figure.after(details);
}

function addPlot(plot, figure) {
	const box = element('div', { class: 'plot', tabindex: '0',
		role: 'application', 'aria-label': `${plot.title}. ${HELP}` });
	const around = element('div', { class: 'live' }, box);
	const status = element('p', { class: 'hidden', role: 'status' });

	figure.prepend(around);
	const u = new uPlot(optionsOf(plot, figure.clientWidth),
		alignedOf(plot), box);
	const read = addLegend(u, plot, around);
	addControls(u, around);
	around.append(status);
	addTable(plot, u, figure);
	(u.hooks.setCursor ??= []).push(() => read(u.cursor.idx));
	box.addEventListener('keydown', (event) => {
		if (!KEYS[event.key] || event.ctrlKey || event.metaKey)
			return;
		event.preventDefault();
		KEYS[event.key](u);
		status.textContent = read(u.cursor.idx);
	});
	new ResizeObserver(() => {
		if (figure.clientWidth)
			u.setSize({ width: figure.clientWidth, height: HEIGHT });
	}).observe(figure);
	dark.addEventListener('change', () => u.redraw(false));
	figure.classList.add('drawn');
}

async function start() {
	const plots = await unpack(document.getElementById('plots'));
	const figures = document.querySelectorAll('figure[data-plot]');

	plots.forEach((plot, i) => addPlot(plot, figures[i]));
	document.body.dataset.plots = 'yes';
}

start().catch((error) => {
	/* The drawings that need no script are still there. */
	document.getElementById('problem').textContent =
		`The plots could not start: ${error.message}`;
});
