/*
 * What stands in a Dockerfile: one text after the other, and what each of its
 * instructions comes to, written down in one line.
 */
#include "../../../src/lint/recipe.h"

#include <binsize/buf.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void write_words(struct bsz_buf *out, const char *const *words,
    size_t count)
{
	for (size_t i = 0; i < count; i++)
		bsz_buf_printf(out, "<%s>", words[i]);
}

/* "KEYWORD --flag=value <word> name=value {command} @line". */
static void write_instruction(struct bsz_buf *out,
    const struct bsz_instruction *at)
{
	bsz_buf_printf(out, "%s%s", at->on_build ? "onbuild " : "", at->name);
	for (size_t i = 0; i < at->flag_count; i++)
		bsz_buf_printf(out, " --%s=%s", at->flags[i].name,
		    at->flags[i].value);
	bsz_buf_char(out, ' ');
	write_words(out, at->words, at->word_count);
	for (size_t i = 0; i < at->assignment_count; i++)
		bsz_buf_printf(out, "(%s=%s)", at->assignments[i].name,
		    at->assignments[i].value ? at->assignments[i].value :
		    "?");
	for (size_t i = 0; i < at->shell.count; i++) {
		const struct bsz_shell_command *const command =
		    &at->shell.commands[i];

		bsz_buf_char(out, '{');
		write_words(out, command->assigned, command->assigned_count);
		write_words(out, command->words, command->count);
		bsz_buf_char(out, '}');
	}
	for (size_t i = 0; i < at->here_count; i++)
		bsz_buf_printf(out, "[%s:%s]", at->heres[i].name,
		    at->heres[i].body);
	bsz_buf_printf(out, " @%u%s%s\n", at->line, *at->ignored ? " !" : "",
	    at->ignored);
}

static char *written(const char *text)
{
	const struct bsz_span bytes = {(const uint8_t *)text, strlen(text)};
	struct bsz_recipe recipe;
	struct bsz_buf out = {0};
	struct bsz_err err = {0};

	if (bsz_recipe_read(&recipe, bytes, NULL, &err))
		bsz_buf_printf(&out, "%s", err.text);
	for (size_t i = 0; !err.code && i < recipe.count; i++)
		write_instruction(&out, &recipe.instructions[i]);
	for (size_t i = 0; !err.code && i < recipe.note_count; i++)
		bsz_buf_printf(&out, "note: %s\n", recipe.notes[i].text);
	bsz_recipe_release(&recipe);
	bsz_buf_char(&out, '\0');
	return out.data;
}

static void expect(const char *text, const char *wanted)
{
	char *const got = written(text);

	assert_string_equal(got, wanted);
	bsz_free(got);
}

static void test_lines(void **state)
{
	(void)state;
	expect("FROM a\nRUN b\n", "FROM <a> @1\nRUN {<b>} @2\n");
	expect("from a as b\n\n  run  c  ",
	    "from <a><as><b> @1\nrun {<c>} @3\n");
	expect("\xef\xbb\xbf" "FROM a\r\nRUN b \\\r\n  c\r\n",
	    "FROM <a> @1\nRUN {<b><c>} @2\n");
	/* Comments and empty lines do not end a continued line. */
	expect("FROM a\nRUN b \\\n# no\n\n  # no\n c\nCMD d",
	    "FROM <a> @1\nRUN {<b><c>} @2\nCMD  @7\n");
	/* A doubled escape does not continue; one with blanks behind does. */
	expect("FROM a\nCOPY b c\\\\\nCOPY d \\  \n e\n",
	    "FROM <a> @1\nCOPY <b><c\\> @2\nCOPY <d><e> @3\n");
	expect("FROM a\nRUN b \\", "FROM <a> @1\nRUN {<b>} @2\n");
}

static void test_directives(void **state)
{
	(void)state;
	expect("# syntax=docker/dockerfile:1\n# escape = `\nFROM a\n"
	    "COPY b ` \n C:\\x\n",
	    "FROM <a> @3\nCOPY <b><C:\\x> @4\n");
	/* Not behind a comment, an empty line or an instruction. */
	expect("# words\n# escape=`\nFROM a\nRUN b \\\n c\n",
	    "FROM <a> @3\nRUN {<b><c>} @4\n");
	expect("\n# escape=`\nFROM a\nRUN b \\\n c\n",
	    "FROM <a> @3\nRUN {<b><c>} @4\n");
	expect("FROM a\n# binsize: ignore=x,y because\n# z\nRUN b \\\n"
	    "# binsize: ignore=z\n c\nRUN d\n",
	    "FROM <a> @1\nRUN {<b><c>} @4 !x,y,z\nRUN {<d>} @7\n");
}

static void test_forms(void **state)
{
	(void)state;
	expect("FROM --platform=linux/amd64 a\n"
	    "COPY --from=x --chown=1:2 [\"b c\", \"d\\u00e9\"]\n"
	    "RUN [\"sh\", \"-c\", \"e && f\"]\nRUN [\"/bin/g\", \"h i\"]\n"
	    "RUN [ \"$x\" = y ]\n",
	    "FROM --platform=linux/amd64 <a> @1\n"
	    "COPY --from=x --chown=1:2 <b c><d\xc3\xa9> @2\n"
	    "RUN <sh><-c><e && f>{<e>}{<f>} @3\nRUN </bin/g><h i>{<g><h i>} "
	    "@4\nRUN {<[><$x><=><y><]>} @5\n");
	expect("FROM a\nONBUILD COPY b c\nONBUILD RUN d\n",
	    "FROM <a> @1\nonbuild COPY <b><c> @2\nonbuild RUN {<d>} @3\n");
	expect("FROM a\nNONSENSE b\nRUN c\n", "FROM <a> @1\nRUN {<c>} @3\n"
	    "note: line 2: there is no instruction 'NONSENSE'\n");
}

static void test_variables(void **state)
{
	(void)state;
	expect("ARG V=1 W\nFROM a:$V-${W:-w}\nARG V\nENV X=$V Y=\"a b\" "
	    "Z=${V}$Q\nCOPY $X ${Y} $Z\\$V '$V' ${X:+yes}${Q+no} ${Q:-${V}}"
	    "\n",
	    "ARG (V=1)(W=?) @1\nFROM <a:1-w> @2\nARG (V=?) @3\n"
	    "ENV (X=1)(Y=a b)(Z=1$Q) @4\n"
	    "COPY <1><a b><1$Q$V><$V><yes><1> @5\n");
	expect("FROM a AS b\nENV OLD some words\nARG GONE=1\nWORKDIR /x\n"
	    "FROM b\nWORKDIR y\nCOPY . $OLD$GONE\n",
	    "FROM <a><AS><b> @1\nENV (OLD=some words) @2\nARG (GONE=1) @3\n"
	    "WORKDIR </x> @4\nFROM <b> @5\nWORKDIR <y> @6\n"
	    "COPY <.><some words$GONE> @7\n");
}

static void test_here_documents(void **state)
{
	(void)state;
	expect("FROM a\nRUN <<EOF\nb\nc && d\nEOF\nRUN e <<-'F' <<G\n\tx\n"
	    "\tF\ny\nG\nCOPY <<H /i\nz\nH\nRUN j\n",
	    "FROM <a> @1\nRUN {<b>}{<c>}{<d>}[EOF:b\nc && d\n] @2\n"
	    "RUN {<e>}[F:x\n][G:y\n] @6\nCOPY <<<H></i>[H:z\n] @11\n"
	    "RUN {<j>} @14\n");
	expect("FROM a\nRUN <<EOF\nb\n", "FROM <a> @1\nRUN {<b>}[EOF:b\n] @2\n"
	    "note: a here document ends with the file, not with 'EOF'\n");
}

static void test_shell(void **state)
{
	(void)state;
	expect("FROM a\nRUN X=1 Y= b \"c d\" e\\ f 'g;h' && sudo /bin/i >j "
	    "2>&1 k; if l; then m; fi | n `o p` $(q (r) s)t # u\n",
	    "FROM <a> @1\nRUN {<X=1><Y=><b><c d><e f><g;h>}{<i><k>}{<l>}{<m>}"
	    "{<n><`o p`><$(q (r) s)t>} @2\n");
	expect("FROM a\nRUN (b; c)& d||e <<<f g\"\"h\n",
	    "FROM <a> @1\nRUN {<b>}{<c>}{<d>}{<e><gh>} @2\n");
}

static void test_refused(void **state)
{
	(void)state;
	expect("RUN a\n", "is no Dockerfile: there is no FROM in it");
	expect("", "is no Dockerfile: no text");
}

static void test_stages(void **state)
{
	static const char text[] = "FROM a AS one\nFROM one AS two\n"
	    "FROM b AS three\nFROM c AS four\nCOPY --from=two /x /y\n"
	    "FROM four\nRUN --mount=type=bind,from=2,target=/z w\n"
	    "WORKDIR ../q/./r\nWORKDIR s\n";
	const struct bsz_span bytes = {(const uint8_t *)text,
		sizeof(text) - 1};
	struct bsz_recipe recipe;
	struct bsz_err err = {0};

	(void)state;
	assert_int_equal(bsz_recipe_read(&recipe, bytes, NULL, &err), 0);
	assert_int_equal(recipe.stage_count, 5);
	assert_true(recipe.stages[0].feeds && recipe.stages[1].feeds);
	assert_true(recipe.stages[2].feeds && !recipe.stages[2].ships);
	assert_true(recipe.stages[3].ships && recipe.stages[4].ships);
	assert_int_equal(recipe.stages[4].parent, 3);
	assert_string_equal(recipe.instructions[8].workdir, "/q/r");
	bsz_recipe_release(&recipe);
	assert_int_equal(bsz_recipe_read(&recipe, bytes, "two", &err), 0);
	assert_true(recipe.stages[1].ships && !recipe.stages[4].ships);
	bsz_recipe_release(&recipe);
	assert_int_equal(bsz_recipe_read(&recipe, bytes, "x", &err),
	    BSZ_EUSAGE);
	bsz_recipe_release(&recipe);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_directives),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_variables),
		cmocka_unit_test(test_here_documents),
		cmocka_unit_test(test_shell),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_stages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
