/*
 * Names are written late and seldom: demangling all names of a large binary
 * costs more than summing its bytes. So rows are summed by label, and only
 * labels of rows that are shown, or might be, come here.
 *
 * Short names are the exception: several labels may share one, and their
 * rows are joined. The first label met stands in for the others; which one
 * that is does not matter, as they are all written alike.
 */
#include "namer.h"

#include <binsize/limits.h>

void bsz_namer_init(struct bsz_namer *namer,
    const struct bsz_artifact *artifact, enum bsz_names names)
{
	*namer = (struct bsz_namer){.artifact = artifact, .names = names};
}

void bsz_namer_release(struct bsz_namer *namer)
{
	bsz_buf_release(&namer->buf);
	if (namer->texts)
		bsz_labels_free(namer->texts);
	bsz_free(namer->stand_in);
}

/* Cut buf to the limit, not in the middle of a UTF-8 sequence. */
static void cut(struct bsz_buf *buf)
{
	size_t size = BSZ_MAX_SHOWN_NAME;

	while (size > BSZ_MAX_SHOWN_NAME - 4 &&
	    ((unsigned char)buf->data[size] & 0xc0) == 0x80)
		size--;
	buf->size = size;
	bsz_buf_text(buf, "...");
}

size_t bsz_namer_write(struct bsz_namer *namer, uint32_t label)
{
	struct bsz_buf *buf = &namer->buf;

	buf->size = 0;
	namer->artifact->ops->write_name(namer->artifact, label,
	    namer->names, buf);
	if (buf->size > BSZ_MAX_SHOWN_NAME)
		cut(buf);
	if (buf->failed)
		namer->failed = true;
	return buf->size;
}

const char *bsz_namer_text(struct bsz_namer *namer,
    struct bsz_arena *arena, uint32_t label)
{
	/* Lines have one way to be written, and there may be millions. */
	const char *text = bsz_labels_line_text(namer->artifact->labels,
	    label, BSZ_MAX_SHOWN_NAME, arena);
	if (text)
		return text;

	const size_t size = bsz_namer_write(namer, label);
	text = namer->failed ? NULL :
	    bsz_arena_copy(arena, size ? namer->buf.data : "", size);

	if (!text)
		namer->failed = true;
	return text;
}

/* Room for stand_in[text]; false when memory is short. */
static bool make_room(struct bsz_namer *namer, uint32_t text)
{
	if (text < namer->stand_in_room)
		return true;

	const size_t room = bsz_max(2 * namer->stand_in_room,
	    (size_t)text + 64);
	uint32_t *grown = bsz_realloc(namer->stand_in,
	    room * sizeof(*grown));
	if (!grown)
		return false;
	memset(grown + namer->stand_in_room, 0,
	    (room - namer->stand_in_room) * sizeof(*grown));
	namer->stand_in = grown;
	namer->stand_in_room = room;
	return true;
}

/* The first label met with the same text. */
static uint32_t stand_in(struct bsz_namer *namer, uint32_t label)
{
	if (!namer->texts)
		namer->texts = bsz_labels_new();
	const size_t size = bsz_namer_write(namer, label);
	const uint32_t text = namer->texts && !namer->failed ?
	    bsz_labels_copy(namer->texts, size ? namer->buf.data : "", size) :
	    BSZ_NO_LABEL;
	if (text == BSZ_NO_LABEL || !make_room(namer, text)) {
		namer->failed = true;
		return BSZ_NO_LABEL;
	}
	if (namer->stand_in[text] == BSZ_NO_LABEL)
		namer->stand_in[text] = label;
	return namer->stand_in[text];
}

uint32_t bsz_namer_merge(void *context, size_t level, uint32_t label)
{
	struct bsz_namer *namer = context;

	(void)level; /* a name means the same at each level */
	if (namer->gather)
		label = namer->gather(namer->context, label);
	return namer->by_text || namer->names == BSZ_NAMES_SHORT ?
	    stand_in(namer, label) : label;
}
