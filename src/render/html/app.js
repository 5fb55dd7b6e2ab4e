/*
 * The page of --format html. It reads the JSON document that the page holds
 * (binsize-json(5)), and draws each table as a map and as a tree that can be
 * sorted and searched. The tree carries all there is; the map repeats it for
 * the eye.
 */
import { addsUp, bySize, treeOf } from './tree.js';
import { addGrid } from './grid.js';
import { addMap } from './map.js';
import { element, unpack } from './page.js';

const holder = document.getElementById('data');

/* Key "section,package" and title, of a table with amounts. */
function addTable(main, result, key, table) {
	const tree = treeOf(table);
	const title = `${result.input ?? ''} ${key}`.trim();
	const section = element('section', { 'aria-label': title });

	section.append(element('h2', {}, title));
	const select = (node, origin) => {
		if (origin !== 'map')
			map?.show(node);
		if (origin !== 'grid')
			grid.show(node);
	};
	const map = addsUp(table) && bySize(table).length > 0 ?
		addMap(section, tree, table, title, select) : null;
	const grid = addGrid(section, tree, table, title, select);
	main.append(section);
}

/* The main table first, the others as they were made. */
function inOrder(tables) {
	const keys = holder.dataset.tables.split(' ');

	return Object.entries(tables).sort(([a], [b]) =>
		keys.indexOf(a) - keys.indexOf(b));
}

async function start() {
	const main = document.querySelector('main');
	const data = await unpack(holder);

	document.getElementById('static').remove();
	for (const result of data.results)
		for (const [key, table] of inOrder(result.tables))
			addTable(main, result, key, table);
	document.body.dataset.ready = 'yes';
}

start().catch((error) => {
	/* The tables that need no script are still there. */
	document.getElementById('problem').textContent =
		`The interactive part could not start: ${error.message}`;
});
