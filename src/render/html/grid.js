/*
 * A table as a treegrid: arrow keys walk and open rows, headers sort, a field
 * searches. Only rows in sight of open ones are in the page, a few hundred a
 * parent, so that long tables stay quick.
 */
import { element, cellText, titleOf } from './page.js';

const STEP = 200; /* rows of a parent shown at once */
const FOUND = 500; /* rows a search shows */

function compare(column, node, other) {
	const a = node.row[column.key], b = other.row[column.key];

	return column.kind === 'text' ?
		String(a ?? '').localeCompare(String(b ?? ''), 'en') :
		(a ?? 0) - (b ?? 0);
}

export function addGrid(section, tree, table, title, select) {
	const body = element('tbody', {});
	const heads = [];
	const search = element('input', { type: 'search' });
	const status = element('p', { role: 'status', class: 'hint' });
	let order = null, found = null, focus = null;

	function isShown(node) {
		return !found || found.has(node);
	}

	function sorted(parent) {
		const nodes = parent.children.filter(isShown);

		if (order)
			nodes.sort((a, b) => order.sign * compare(order.column, a, b));
		return nodes;
	}

	function makeRow(node) {
		const row = element('tr', { role: 'row', tabindex: '-1',
			'aria-level': node.level + 1 });

		table.columns.forEach((column, i) => {
			const kind = column.kind;
			const cell = element('td', { role: 'gridcell',
				class: kind === 'text' ? 'text' : 'number' },
			cellText(kind, node.row[column.key]));

			if (!i && node.level)
				cell.style.paddingLeft = `${node.level * 1.2 + 1.3}em`;
			if (!i && node.children.length)
				cell.classList.add('parent');
			row.append(cell);
		});
		if (node.children.length)
			row.setAttribute('aria-expanded', node.open);
		row.node = node;
		node.element = row;
		return row;
	}

	function addMore(parent, count, left) {
		const button = element('button', { type: 'button' },
			`${Math.min(left, STEP)} more of ${left}`);

		button.addEventListener('click', () => {
			parent.limit = count + STEP;
			update();
		});
		body.append(element('tr', { role: 'row',
			'aria-level': parent.level + 2 },
		element('td', { role: 'gridcell',
			colspan: table.columns.length }, button)));
	}

	function addRows(parent) {
		const nodes = sorted(parent);
		const limit = parent.limit ?? STEP;

		for (const node of nodes.slice(0, limit)) {
			body.append(makeRow(node));
			if (node.children.length && (node.open || found))
				addRows(node);
		}
		if (nodes.length > limit)
			addMore(parent, limit, nodes.length - limit);
	}

	function setFocus(node, take) {
		focus?.element?.setAttribute('tabindex', '-1');
		focus = node;
		node.element?.setAttribute('tabindex', '0');
		if (take)
			node.element?.focus();
	}

	function update() {
		body.replaceChildren();
		addRows(tree);
		const first = body.querySelector('tr')?.node;

		if (focus?.element?.isConnected)
			setFocus(focus, false);
		else if (first)
			setFocus(first, false);
	}

	function toggle(node, open) {
		if (!node.children.length || node.open === open)
			return;
		node.open = open;
		update();
		setFocus(node, true);
	}

	/* The next row that stands for a node, down or up. */
	function step(from, way) {
		let row = from[way];

		while (row && !row.node)
			row = row[way];
		if (row)
			setFocus(row.node, true);
	}

	function onKey(event) {
		const row = event.target.closest('tr');
		const node = row?.node;

		if (!node)
			return;
		const keys = {
			ArrowDown: () => step(row, 'nextElementSibling'),
			ArrowUp: () => step(row, 'previousElementSibling'),
			ArrowRight: () => toggle(node, true),
			ArrowLeft: () => node.open ? toggle(node, false) :
				node.parent.element && setFocus(node.parent, true),
			Home: () => setFocus(body.firstElementChild.node, true),
			Enter: () => select(node, 'grid'),
		};

		if (keys[event.key]) {
			event.preventDefault();
			keys[event.key]();
		}
	}

	function onSearch() {
		const text = search.value.trim().toLowerCase();
		let count = 0;

		found = text ? new Set() : null;
		const walk = (node) => {
			for (const child of node.children) {
				if (text && count < FOUND &&
				    child.label.toLowerCase().includes(text)) {
					count++;
					for (let up = child; up; up = up.parent)
						found.add(up);
				}
				walk(child);
			}
		};
		if (text)
			walk(tree);
		status.textContent = text ? `${count === FOUND ? 'the first ' : ''}` +
			`${count} rows found` : '';
		update();
	}

	function sortBy(column, head) {
		const first = column.kind === 'text' ? 1 : -1;

		order = order?.column === column ?
			{ column, sign: -order.sign } : { column, sign: first };
		for (const other of heads)
			other.removeAttribute('aria-sort');
		head.setAttribute('aria-sort', order.sign > 0 ? 'ascending' :
			'descending');
		update();
	}

	const header = element('tr', { role: 'row' });
	for (const column of table.columns) {
		const button = element('button', { type: 'button' },
			titleOf(column.key));
		const head = element('th', { role: 'columnheader', scope: 'col',
			class: column.kind === 'text' ? 'text' : 'number' }, button);

		button.addEventListener('click', () => sortBy(column, head));
		heads.push(head);
		header.append(head);
	}
	search.addEventListener('input', onSearch);
	body.addEventListener('keydown', onKey);
	body.addEventListener('click', (event) => {
		const row = event.target.closest('tr');

		if (!row?.node || event.target.closest('button'))
			return;
		setFocus(row.node, true);
		toggle(row.node, !row.node.open);
	});
	section.append(element('p', { class: 'controls' },
		element('label', {}, 'search ', search)), status,
	element('div', { class: 'scroll', tabindex: '0', role: 'region',
		'aria-label': `rows of ${title}` },
	element('table', { role: 'treegrid', 'aria-label': title },
		element('thead', {}, header), body)));
	update();
	return {
		show(node) {
			for (let up = node; up; up = up.parent)
				up.open = true;
			update();
			setFocus(node, false);
			node.element?.scrollIntoView({ block: 'nearest' });
		},
	};
}
