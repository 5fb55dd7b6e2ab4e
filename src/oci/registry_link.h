/*
 * What a registry answers when there is more than it said: Link.
 */
#ifndef BINSIZE_REGISTRY_LINK_H
#define BINSIZE_REGISTRY_LINK_H

#include "registry_url.h"

/*
 * Where the next page is, by one header's value: room for BSZ_URL_ROOM, left
 * as it is when the value tells of none. It is hostile, and may be relative.
 */
void bsz_link_next(const char *value, char *out);

#endif
