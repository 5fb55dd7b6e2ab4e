/* Small helpers of the page: its data, elements, and numbers as people read
 * them. */

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

export function element(name, attributes, ...children) {
	const made = document.createElement(name);

	for (const [key, value] of Object.entries(attributes))
		made.setAttribute(key, value);
	made.append(...children);
	return made;
}

/* What a script element that is no script holds: JSON, compressed. */
export async function unpack(holder) {
	const text = holder.textContent.trim();
	const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
	const stream = new Blob([bytes]).stream()
		.pipeThrough(new DecompressionStream('gzip'));

	return JSON.parse(await new Response(stream).text());
}

export function sizeText(bytes) {
	let value = Math.abs(bytes), unit = 0;

	for (; value >= 1023.95 && unit + 1 < UNITS.length; unit++)
		value /= 1024;
	const text = unit && value < 99.95 ? value.toFixed(value < 9.995 ? 2 : 1)
		: value.toFixed(0);
	return `${text} ${UNITS[unit]}`;
}

export function cellText(kind, value) {
	if (value === undefined || value === null)
		return '';
	switch (kind) {
	case 'bytes':
		return sizeText(value);
	case 'bits':
		return sizeText(Math.ceil(value / 8));
	case 'signed_bytes':
		return (value < 0 ? '\u2212' : '+') + sizeText(value);
	case 'address':
		return `0x${value.toString(16)}`;
	case 'share':
	case 'growth':
		return `${(value * 100).toFixed(1)}%`;
	case 'count':
		return value.toLocaleString('en');
	default:
		return typeof value === 'number' ? String(value) : value;
	}
}

/* Keys are words already: "file_bytes" is "file". */
export function titleOf(key) {
	return key.replace(/_(bytes|bits)$/, '').replaceAll('_', ' ');
}
