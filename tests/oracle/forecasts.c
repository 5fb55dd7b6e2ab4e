/*
 * Every mode's forecast for each file, one line each:
 *
 *	FILE<tab>MODE<tab>SIZE<tab>REASON
 *
 * SIZE is "refused" where the tool refuses. For tests/oracle/strip, which
 * holds the lines against the tools themselves.
 */
#include <binsize/file.h>
#include <binsize/strip.h>

static void tell(const char *path, struct bsz_strip *strip)
{
	size_t count;
	const struct bsz_strip_mode *const *modes = bsz_strip_modes(&count);

	for (size_t i = 0; i < count; i++) {
		struct bsz_strip_forecast forecast;
		struct bsz_err err = {0};

		if (bsz_strip_predict(strip, modes[i], &forecast, &err))
			printf("%s\t%s\tfailed\t%s\n", path, modes[i]->name,
			    err.text);
		else if (!bsz_strip_has_size(&forecast))
			printf("%s\t%s\trefused\t%s%s\n", path,
			    modes[i]->name, forecast.evidence ==
			    BSZ_STRIP_UNKNOWN ? "not foreseen: " : "",
			    forecast.reason);
		else
			printf("%s\t%s\t%llu\t%s\n", path, modes[i]->name,
			    (unsigned long long)forecast.size,
			    forecast.reason ? forecast.reason : "");
	}
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct bsz_strip *strip;
		struct bsz_file file;
		struct bsz_err err = {0};

		if (bsz_file_open(&file, argv[i], &err)) {
			fprintf(stderr, "%s: %s\n", argv[i], err.text);
			continue;
		}
		if (bsz_strip_open(&strip, file.bytes, argv[i], &err))
			fprintf(stderr, "%s: %s\n", argv[i], err.text);
		else
			tell(argv[i], strip);
		bsz_strip_close(strip);
		bsz_file_close(&file);
	}
	return 0;
}
