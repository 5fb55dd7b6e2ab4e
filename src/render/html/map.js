/*
 * A table as areas: a treemap or an icicle, drawn on a canvas because
 * documents have a hundred thousand rows. What grew and what shrank differ by
 * pattern as well as by colour.
 */
import { hierarchy, partition, treemap } from 'd3-hierarchy';
import { element, cellText, sizeText, titleOf } from './page.js';
import { bySize, pathOf } from './tree.js';

const HEIGHT = 380;
const LEAST = 0.8; /* pixels: smaller areas are left out */
const dark = matchMedia('(prefers-color-scheme: dark)');

function hue(index) {
	return (index * 137.5 + 210) % 360;
}

function colourOf(node, index) {
	const [lightness, step] = dark.matches ? [26, 3] : [82, -5];

	return `hsl(${hue(index)} 55% ${lightness + step *
		Math.min(node.depth - 1, 4)}%)`;
}

/* Lines for what grew, dots for what shrank. */
function patternOf(context, grew) {
	const tile = document.createElement('canvas');

	tile.width = tile.height = 8;
	const pen = tile.getContext('2d');
	pen.fillStyle = grew ? (dark.matches ? '#7a3b00' : '#ffcf9e') :
		(dark.matches ? '#00456b' : '#b5dcf7');
	pen.fillRect(0, 0, 8, 8);
	pen.strokeStyle = pen.fillStyle = grew ?
		(dark.matches ? '#ffb46b' : '#a04000') :
		(dark.matches ? '#7cc7f5' : '#005a8f');
	pen.beginPath();
	if (grew) {
		pen.moveTo(0, 8);
		pen.lineTo(8, 0);
		pen.stroke();
	} else {
		pen.arc(4, 4, 1.2, 0, 7);
		pen.fill();
	}
	return context.createPattern(tile, 'repeat');
}

export function addMap(section, tree, table, title, select) {
	const columns = bySize(table);
	const measure = element('select', {});
	const views = element('select', {},
		element('option', { value: 'treemap' }, 'treemap'),
		element('option', { value: 'icicle' }, 'icicle'));
	const crumbs = element('nav', { class: 'crumbs',
		'aria-label': `path in the map of ${title}` });
	/* What it shows is added when it is drawn, once its size is known. */
	const canvas = element('canvas', { role: 'img',
		'aria-label': `map of ${title}` });
	const hint = element('p', { class: 'hint' });
	let root = tree, areas = [];

	for (const column of columns)
		measure.append(element('option', { value: column.key },
			titleOf(column.key)));
	if (columns.some((column) => column.key === 'file_bytes'))
		measure.value = 'file_bytes';

	const column = () => columns.find((c) => c.key === measure.value);
	const amount = (node) => Math.abs(node.row[measure.value] ?? 0);

	function layOut(width) {
		const sums = hierarchy(root, (node) => node.children)
			.sum((node) => node.children.length ? 0 : amount(node))
			.sort((a, b) => b.value - a.value);
		const size = [width, HEIGHT];

		if (views.value === 'treemap')
			return treemap().size(size).paddingTop((d) =>
				d.depth && d.children && d.y1 - d.y0 > 30 ? 16 : 0)
				.paddingInner(1)(sums);
		return partition().size(size).padding(1)(sums);
	}

	function drawLabel(pen, area, text) {
		const width = area.x1 - area.x0, height = area.y1 - area.y0;

		if (width < 40 || height < 14)
			return;
		pen.save();
		pen.beginPath();
		pen.rect(area.x0, area.y0, width - 3, height);
		pen.clip();
		pen.fillStyle = dark.matches ? '#f4f4f4' : '#111';
		pen.fillText(text, area.x0 + 3, area.y0 + 12);
		pen.restore();
	}

	function draw() {
		const width = canvas.clientWidth || 800;
		const scale = window.devicePixelRatio || 1;
		const pen = canvas.getContext('2d');
		const signed = column().kind === 'signed_bytes';

		canvas.width = width * scale;
		canvas.height = HEIGHT * scale;
		pen.scale(scale, scale);
		pen.font = '12px system-ui, sans-serif';
		const patterns = signed ? [patternOf(pen, false),
			patternOf(pen, true)] : null;
		const laid = layOut(width);
		const index = new Map((laid.children ?? []).map((d, i) => [d, i]));
		areas = [];
		laid.eachBefore((d) => {
			if (!d.depth || d.x1 - d.x0 < LEAST || d.y1 - d.y0 < LEAST)
				return;
			let top = d;
			while (top.depth > 1)
				top = top.parent;
			pen.fillStyle = signed ?
				patterns[Number((d.data.row[measure.value] ?? 0) > 0)] :
				colourOf(d, index.get(top));
			pen.fillRect(d.x0, d.y0, d.x1 - d.x0, d.y1 - d.y0);
			drawLabel(pen, d, d.data.label);
			areas.push(d);
		});
		canvas.setAttribute('aria-label', `map of ${title} by ` +
			`${titleOf(measure.value)}: ${(laid.children ?? []).slice(0, 5)
				.map((d) => `${d.data.label} ${sizeText(d.value)}`)
				.join(', ')}; the table below has all rows`);
	}

	function showCrumbs() {
		crumbs.replaceChildren();
		for (const node of [tree, ...pathOf(root)]) {
			const button = element('button', { type: 'button' },
				node === tree ? 'all' : node.label);

			if (node === root)
				button.setAttribute('aria-current', 'true');
			button.addEventListener('click', () => zoom(node, 'map'));
			crumbs.append(button);
		}
	}

	function zoom(node, origin) {
		root = node;
		showCrumbs();
		draw();
		if (origin === 'map' && node !== tree)
			select(node, 'map');
	}

	function areaAt(event) {
		const box = canvas.getBoundingClientRect();
		const x = event.clientX - box.left, y = event.clientY - box.top;

		/* Children are drawn behind their parents, so the last counts. */
		return areas.findLast((d) => x >= d.x0 && x < d.x1 &&
			y >= d.y0 && y < d.y1);
	}

	canvas.addEventListener('mousemove', (event) => {
		const area = areaAt(event);

		hint.textContent = area ? `${pathOf(area.data).map((node) =>
			node.label).join(' \u203a ')}: ${cellText(column().kind,
			area.data.row[measure.value])}` : '';
	});
	canvas.addEventListener('click', (event) => {
		let node = areaAt(event)?.data;

		while (node && !node.children.length)
			node = node.parent;
		if (node)
			zoom(node, 'map');
	});
	for (const control of [measure, views])
		control.addEventListener('change', draw);
	dark.addEventListener('change', draw);
	new ResizeObserver(draw).observe(canvas);
	section.append(element('p', { class: 'controls' },
		element('label', {}, 'size ', measure), ' ',
		element('label', {}, 'as ', views)), crumbs,
	element('div', { class: 'map' }, canvas), hint);
	showCrumbs();
	return { show: (node) => zoom(node.children.length ? node :
		node.parent, 'grid') };
}
