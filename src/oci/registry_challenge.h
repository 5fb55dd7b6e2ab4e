/*
 * What a registry answers when it wants to know who asks: WWW-Authenticate.
 */
#ifndef BINSIZE_REGISTRY_CHALLENGE_H
#define BINSIZE_REGISTRY_CHALLENGE_H

#include <binsize/base.h>

struct bsz_challenge {
	bool basic, bearer;  /* the schemes offered */
	char realm[2048];    /* of the bearer; hostile */
	char service[512];
	char scope[2048];    /* several, with blanks between */
};

/*
 * Take one header's value; several schemes may stand in one, and further
 * headers add to it. What cannot be read, or is too long, offers nothing.
 */
void bsz_challenge_add(struct bsz_challenge *challenge, const char *value);

#endif
