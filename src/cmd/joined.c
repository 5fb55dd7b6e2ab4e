/*
 * Layers are copied as they are, texts and entries stay with their images,
 * which stay open as long.
 */
#include "joined.h"

static int join(struct bsz_joined *joined, struct bsz_err *err)
{
	size_t count = 0;

	for (size_t i = 0; i < joined->count; i++)
		count += joined->inputs[i].artifact.contents->count;
	joined->image = *joined->inputs[0].artifact.contents;
	joined->image.layers = bsz_calloc(count + 1,
	    sizeof(*joined->image.layers));
	joined->parts = bsz_calloc(joined->count, sizeof(*joined->parts));
	if (!joined->image.layers || !joined->parts)
		return bsz_fail_memory(err);
	joined->image.count = 0;
	for (size_t i = 0; i < joined->count; i++) {
		const struct bsz_artifact *const artifact =
		    &joined->inputs[i].artifact;
		const struct bsz_image *const image = artifact->contents;

		joined->parts[i] = (struct bsz_image_part){artifact->path,
			joined->image.count, image->count};
		if (image->count)
			memcpy(joined->image.layers + joined->image.count,
			    image->layers,
			    image->count * sizeof(*image->layers));
		joined->image.count += image->count;
	}
	joined->image.parts = joined->parts;
	joined->image.part_count = joined->count;
	joined->inputs[0].artifact.contents = &joined->image;
	return 0;
}

int bsz_joined_open(struct bsz_joined *joined, const char *const *paths,
    size_t count, const char *like, const struct bsz_options *options,
    const char **failed, struct bsz_err *err)
{
	*joined = (struct bsz_joined){
		.inputs = bsz_calloc(count, sizeof(*joined->inputs))};
	*failed = paths[0];
	if (!joined->inputs)
		return bsz_fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		*failed = paths[i];
		if (bsz_input_open_saved(&joined->inputs[i], paths[i], like,
		    options, err))
			return err->code;
		joined->count++;
		if (count > 1 && !joined->inputs[i].artifact.contents)
			return bsz_fail(err, BSZ_EUSAGE, "is no image, and "
			    "only images can be several");
	}
	return count > 1 ? join(joined, err) : 0;
}

void bsz_joined_close(struct bsz_joined *joined)
{
	for (size_t i = 0; i < joined->count; i++)
		bsz_input_close(&joined->inputs[i]);
	bsz_free(joined->inputs);
	bsz_free(joined->parts);
	if (joined->image.part_count)
		bsz_free(joined->image.layers);
}
