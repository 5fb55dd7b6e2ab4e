/*
 * A small service, the same in C, Rust and Go: it answers GET /TEXT with the
 * text, its FNV-1a hash and how often it was asked, as JSON.
 *
 *	service TEXT...      answers on standard output
 *	service -l PORT      answers on a port of this machine
 */
#include <arpa/inet.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_ulong served;

static uint64_t hash_text(const char *text)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	return hash;
}

/* A text in quotes, as JSON has it. */
static void quote(char *out, size_t room, const char *text)
{
	size_t used = 0;

	for (; *text && used + 8 < room; text++) {
		const unsigned char byte = (unsigned char)*text;

		if (byte == '"' || byte == '\\')
			out[used++] = '\\';
		if (byte >= 0x20)
			out[used++] = (char)byte;
		else
			used += (size_t)snprintf(out + used, room - used,
			    "\\u%04x", byte);
	}
	out[used] = 0;
}

static void answer(char *out, size_t room, const char *text)
{
	char quoted[4096];

	quote(quoted, sizeof(quoted), text);
	snprintf(out, room, "{\"text\":\"%s\",\"hash\":\"%016" PRIx64
	    "\",\"served\":%lu}\n", quoted, hash_text(text),
	    atomic_fetch_add(&served, 1) + 1);
}

static void *serve_one(void *context)
{
	const int socket = (int)(intptr_t)context;
	char request[4096], body[8192], head[128];
	const ssize_t size = read(socket, request, sizeof(request) - 1);

	if (size > 0) {
		request[size] = 0;
		char *const path = strncmp(request, "GET /", 5) == 0 ?
		    request + 5 : request;
		path[strcspn(path, " \r\n")] = 0;
		answer(body, sizeof(body), path);
		snprintf(head, sizeof(head), "HTTP/1.1 200 OK\r\n"
		    "Content-Type: application/json\r\n"
		    "Content-Length: %zu\r\n\r\n", strlen(body));
		if (write(socket, head, strlen(head)) < 0 ||
		    write(socket, body, strlen(body)) < 0)
			perror("service");
	}
	close(socket);
	return NULL;
}

static int serve(unsigned short port)
{
	const int listener = socket(AF_INET, SOCK_STREAM, 0);
	const struct sockaddr_in address = {.sin_family = AF_INET,
	    .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};

	if (listener < 0 || bind(listener, (const struct sockaddr *)&address,
	    sizeof(address)) || listen(listener, 64)) {
		perror("service");
		return 1;
	}
	for (;;) {
		const int socket = accept(listener, NULL, NULL);
		pthread_t thread;

		if (socket >= 0 && pthread_create(&thread, NULL, serve_one,
		    (void *)(intptr_t)socket) == 0)
			pthread_detach(thread);
	}
}

int main(int argc, char **argv)
{
	char body[8192];

	if (argc == 3 && strcmp(argv[1], "-l") == 0)
		return serve((unsigned short)atoi(argv[2]));
	for (int i = 1; i < argc; i++) {
		answer(body, sizeof(body), argv[i]);
		fputs(body, stdout);
	}
	return 0;
}
