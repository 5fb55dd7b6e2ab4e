/* A table of the document as a tree of nodes. */

function addRows(parent, rows) {
	for (const row of rows) {
		if (row.mark === 'total') {
			parent.total ??= row;
			continue;
		}
		const node = { row, parent, label: row.label ?? '', children: [],
			level: parent.level + 1, open: false };

		parent.children.push(node);
		if (row.children)
			addRows(node, row.children);
	}
}

/* Of a table without labels the first text stands for one. */
function name(node, columns) {
	const text = columns.find((column) => column.kind === 'text');

	for (const child of node.children) {
		if (child.row.label === undefined && text)
			child.label = child.row[text.key] ?? '';
		name(child, columns);
	}
}

export function treeOf(table) {
	const root = { row: {}, parent: null, label: 'all', children: [],
		level: -1, open: true, total: null };

	addRows(root, table.rows);
	name(root, table.columns);
	return root;
}

/* Whether areas may be drawn: rows that are parts of something. */
export function addsUp(table) {
	return table.levels !== undefined ||
		table.rows.some((row) => row.mark === 'total');
}

/* The columns whose amounts can be drawn. */
export function bySize(table) {
	return table.columns.filter((column) =>
		['bytes', 'signed_bytes', 'bits'].includes(column.kind));
}

export function pathOf(node) {
	const path = [];

	for (; node.parent; node = node.parent)
		path.unshift(node);
	return path;
}
