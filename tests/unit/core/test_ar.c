/*
 * Walking ar archives: both dialects, and what damaged ones do.
 */
#include <binsize/ar.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define MAGIC "!<arch>\n"
/* A header: a name of 16, then date to mode, and a size of 10. */
#define HEADER(name, size) name "0           0     0     644     " size "`\n"

static struct bsz_span span_of(const char *text, size_t size)
{
	return (struct bsz_span){(const uint8_t *)text, size};
}

#define SPAN(text) span_of(text, sizeof(text) - 1)

/* "kind:name[start+size)" of all members, and what ends the walk. */
static const char *walk(struct bsz_span bytes, char *out, size_t room)
{
	struct bsz_ar ar;
	struct bsz_ar_member member;
	size_t used = 0;
	uint64_t end = BSZ_AR_MAGIC_SIZE;

	out[0] = 0;
	bsz_ar_begin(&ar, bytes);
	while (bsz_ar_next(&ar, &member)) {
		assert_int_equal(member.header, end);
		assert_true(member.start + member.size <= bytes.size);
		used += (size_t)snprintf(out + used, room - used,
		    "%c:%.*s[%d+%d] ", "min"[member.kind],
		    (int)member.name_size, member.name, (int)member.start,
		    (int)member.size);
		end = member.end;
	}
	if (!ar.damage)
		assert_int_equal(end, bytes.size);
	return ar.damage;
}

static void gnu_archives(void **state)
{
	char out[400];

	(void)state;
	assert_null(walk(SPAN(MAGIC
	    HEADER("/               ", "4         ") "\0\0\0\0"
	    HEADER("//              ", "18        ") "a_very_long_name/\n"
	    HEADER("a.o/            ", "3         ") "abc\n"
	    HEADER("/0              ", "2         ") "xy"), out,
	    sizeof(out)));
	assert_string_equal(out, "i:/[68+4] n://[132+18] m:a.o[210+3] "
	    "m:a_very_long_name[274+2] ");
	assert_null(walk(SPAN(MAGIC), out, sizeof(out)));
	assert_string_equal(out, "");
	assert_null(walk(SPAN(MAGIC
	    HEADER("/SYM64/         ", "0         ")), out, sizeof(out)));
	assert_string_equal(out, "i:/SYM64/[68+0] ");
}

static void bsd_archives(void **state)
{
	char out[400];

	(void)state;
	assert_null(walk(SPAN(MAGIC
	    HEADER("#1/20           ", "24        ")
	    "__.SYMDEF SORTED\0\0\0\0" "\0\0\0\0"
	    HEADER("b.o             ", "2         ") "xy"
	    HEADER("#1/8            ", "10        ") "name.o\0\0" "zz"), out,
	    sizeof(out)));
	assert_string_equal(out,
	    "i:__.SYMDEF SORTED[88+4] m:b.o[152+2] m:name.o[222+2] ");
}

static void damaged_archives(void **state)
{
	char out[400];

	(void)state;
	assert_string_equal(walk(SPAN(MAGIC
	    HEADER("a.o/            ", "99        ") "abc"), out,
	    sizeof(out)), "a member reaches past the end of the archive");
	assert_string_equal(out, "m:a.o[68+3] ");
	assert_string_equal(walk(SPAN(MAGIC
	    HEADER("a.o/            ", "3         ") "abc\nrest"), out,
	    sizeof(out)), "a member's header is cut off");
	assert_string_equal(out, "m:a.o[68+3] ");
	assert_string_equal(walk(SPAN(MAGIC
	    HEADER("a.o/            ", "-3        ") "abc"), out,
	    sizeof(out)), "a member's size is no number");
	assert_string_equal(walk(SPAN(MAGIC
	    HEADER("a.o/            ", "9999999999") "abc"), out,
	    sizeof(out)), "a member reaches past the end of the archive");
	assert_string_equal(walk(SPAN(MAGIC
	    HEADER("/7              ", "3         ") "abc"), out,
	    sizeof(out)), "a member's name is not in the table of long names");
	assert_string_equal(walk(SPAN(MAGIC
	    HEADER("#1/9            ", "3         ") "abc"), out,
	    sizeof(out)), "a member's name is longer than the member");
	assert_string_equal(walk(SPAN(MAGIC
	    "this is not a header, but as long as one and a bit more than t"),
	    out, sizeof(out)), "no member's header is where one is expected");
}

static void first_bytes(void **state)
{
	(void)state;
	assert_true(bsz_ar_is(SPAN(MAGIC)));
	assert_false(bsz_ar_is(SPAN("!<arch>")));
	assert_false(bsz_ar_is(SPAN("!<thin>\n")));
	assert_true(bsz_ar_is_thin(SPAN("!<thin>\n")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gnu_archives),
		cmocka_unit_test(bsd_archives),
		cmocka_unit_test(damaged_archives),
		cmocka_unit_test(first_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
