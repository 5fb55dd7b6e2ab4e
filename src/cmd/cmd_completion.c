/*
 * Completion scripts for shells, written from the tables: which commands
 * there are, which options each takes, and which words an option takes. An
 * option means the same in every command, so its words are listed once.
 */
#include "command.h"
#include "output.h"
#include "say.h"
#include "suggest.h"

/* Names of a command's options: "--limit -n --sort -s". */
static void put_names(struct bsz_buf *buf, const struct bsz_command *command)
{
	for (size_t i = 0; command->tables[i]; i++) {
		const struct bsz_option_table *table = command->tables[i];

		for (size_t j = 0; j < table->count; j++) {
			const struct argp_option *argp =
			    &table->options[j].argp;

			bsz_buf_printf(buf, " --%s", argp->name);
			if (argp->key < 128)
				bsz_buf_printf(buf, " -%c", argp->key);
		}
	}
}

static void put_words(struct bsz_buf *buf, const struct bsz_option *option)
{
	for (size_t i = 0; bsz_option_word(option, i); i++)
		bsz_buf_printf(buf, "%s%s", i ? " " : "",
		    bsz_option_word(option, i));
}

static void put_operands(struct bsz_buf *buf,
    const struct bsz_command *command)
{
	for (size_t i = 0; command->word && command->word(i); i++)
		bsz_buf_printf(buf, "%s%s", i ? " " : "", command->word(i));
}

/* Text in single quotes of a shell, on one line. */
static void put_quoted(struct bsz_buf *buf, const char *text)
{
	bsz_buf_char(buf, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			bsz_buf_text(buf, "'\\'");
		bsz_buf_char(buf, *text);
	}
	bsz_buf_char(buf, '\'');
}

/* Every option once, in the order of the first command that takes it. */
static void each_option(struct bsz_buf *buf,
    void (*put)(struct bsz_buf *buf, const struct bsz_option *option))
{
	static const struct bsz_option_table *const all[] = {
		&bsz_options_dimensions, &bsz_options_rows,
		&bsz_options_evidence, &bsz_options_where, &bsz_options_names,
		&bsz_options_images,
		&bsz_options_wire,
		&bsz_options_savings,
		&bsz_options_output, &bsz_options_work};

	for (size_t i = 0; i < BSZ_COUNTOF(all); i++)
		for (size_t j = 0; j < all[i]->count; j++)
			put(buf, &all[i]->options[j]);
}

static void put_bash_option(struct bsz_buf *buf,
    const struct bsz_option *option)
{
	if (!option->argp.arg)
		return;
	bsz_buf_printf(buf, "\t--%s", option->argp.name);
	if (option->argp.key < 128)
		bsz_buf_printf(buf, "|-%c", option->argp.key);
	bsz_buf_text(buf, ") ");
	if (bsz_option_word(option, 0)) {
		bsz_buf_text(buf, "words='");
		put_words(buf, option);
		bsz_buf_text(buf, option->is_list ? "' list=1" : "'");
	} else {
		bsz_buf_text(buf, option->is_path ? "files=1" : "return");
	}
	bsz_buf_text(buf, " ;;\n");
}

static void put_bash(struct bsz_buf *buf)
{
	size_t count;
	const struct bsz_command *const *commands = bsz_commands(&count);

	bsz_buf_text(buf, "# bash completion of binsize\n_binsize()\n{\n"
	    "\tlocal cur=${COMP_WORDS[COMP_CWORD]}\n"
	    "\tlocal prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
	    "\tlocal words= list= files= head=\n"
	    "\t# bash splits --sort=file at the sign\n"
	    "\tif [[ $cur == = ]]; then cur=\n"
	    "\telif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD - "
	    "2]}\n\tfi\n\tCOMPREPLY=()\n\tcase $prev in\n");
	each_option(buf, put_bash_option);
	bsz_buf_text(buf, "\tesac\n\tif [[ $COMP_CWORD == 1 ]]; then\n"
	    "\t\twords='");
	for (size_t i = 0; i < count; i++)
		bsz_buf_printf(buf, "%s ", commands[i]->name);
	bsz_buf_text(buf, "--help --version'\n"
	    "\telif [[ $cur == -* ]]; then\n"
	    "\t\tcase ${COMP_WORDS[1]} in\n");
	for (size_t i = 0; i < count; i++) {
		bsz_buf_printf(buf, "\t\t%s) words='", commands[i]->name);
		put_names(buf, commands[i]);
		bsz_buf_text(buf, "' files= ;;\n");
	}
	bsz_buf_text(buf, "\t\tesac\n\telif [[ -z $words$files ]]; then\n"
	    "\t\tcase ${COMP_WORDS[1]} in\n");
	for (size_t i = 0; i < count; i++)
		if (commands[i]->word) {
			bsz_buf_printf(buf, "\t\t%s) words='",
			    commands[i]->name);
			put_operands(buf, commands[i]);
			bsz_buf_text(buf, "' ;;\n");
		}
	bsz_buf_text(buf, "\t\t*) files=1 ;;\n\t\tesac\n\tfi\n"
	    "\tif [[ $list && $cur == *,* ]]; then\n"
	    "\t\thead=${cur%,*},\n\t\tcur=${cur##*,}\n\tfi\n"
	    "\tif [[ $files ]]; then\n\t\tcompopt -o filenames\n"
	    "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
	    "\telse\n\t\tmapfile -t COMPREPLY < <(compgen -P \"$head\" "
	    "-W \"$words\" -- \"$cur\")\n\tfi\n}\n"
	    "complete -F _binsize binsize\n");
}

/* What an argument of zsh's _arguments says of the value. */
static void put_zsh_value(struct bsz_buf *buf,
    const struct bsz_option *option)
{
	bsz_buf_printf(buf, ":%s:", option->argp.name);
	if (!bsz_option_word(option, 0)) {
		bsz_buf_text(buf, option->is_path ? "_files" : " ");
	} else if (option->is_list) {
		bsz_buf_printf(buf, "_values -s , %s ", option->argp.name);
		put_words(buf, option);
	} else {
		bsz_buf_char(buf, '(');
		put_words(buf, option);
		bsz_buf_char(buf, ')');
	}
}

static void put_zsh_option(struct bsz_buf *buf,
    const struct bsz_option *option)
{
	struct bsz_buf text = {0};

	for (int letter = 0; letter < 2; letter++) {
		if (letter && option->argp.key >= 128)
			continue;
		text.size = 0;
		if (letter)
			bsz_buf_printf(&text, "-%c[", option->argp.key);
		else
			bsz_buf_printf(&text, "--%s%s[", option->argp.name,
			    option->argp.arg ? "=" : "");
		for (const char *c = option->argp.doc; *c; c++) {
			if (*c == '[' || *c == ']' || *c == ':')
				bsz_buf_char(&text, '\\');
			bsz_buf_char(&text, *c);
		}
		bsz_buf_char(&text, ']');
		if (option->argp.arg)
			put_zsh_value(&text, option);
		bsz_buf_char(&text, '\0');
		bsz_buf_text(buf, " \\\n\t\t\t");
		put_quoted(buf, text.failed ? "" : text.data);
	}
	if (text.failed)
		buf->failed = true;
	bsz_buf_release(&text);
}

static void put_zsh(struct bsz_buf *buf)
{
	size_t count;
	const struct bsz_command *const *commands = bsz_commands(&count);

	bsz_buf_text(buf, "#compdef binsize\n_binsize()\n{\n"
	    "\tlocal -a commands=(\n");
	for (size_t i = 0; i < count; i++)
		bsz_buf_printf(buf, "\t\t'%s:%s'\n", commands[i]->name,
		    commands[i]->brief);
	bsz_buf_text(buf, "\t)\n\tif (( CURRENT == 2 )); then\n"
	    "\t\t_describe command commands\n\t\treturn\n\tfi\n"
	    "\tlocal command=$words[2]\n\tshift words\n\t(( CURRENT-- ))\n"
	    "\tcase $command in\n");
	for (size_t i = 0; i < count; i++) {
		const struct bsz_command *command = commands[i];

		bsz_buf_printf(buf, "\t%s) _arguments", command->name);
		for (size_t j = 0; command->tables[j]; j++)
			for (size_t k = 0; k < command->tables[j]->count; k++)
				put_zsh_option(buf,
				    &command->tables[j]->options[k]);
		bsz_buf_text(buf, " \\\n\t\t\t'*:operand:");
		bsz_buf_text(buf, command->word ? "(" : "_files");
		put_operands(buf, command);
		bsz_buf_text(buf, command->word ? ")' ;;\n" : "' ;;\n");
	}
	bsz_buf_text(buf, "\tesac\n}\n"
	    "if [[ $funcstack[1] == _binsize ]]; then\n\t_binsize \"$@\"\n"
	    "else\n\tcompdef _binsize binsize\nfi\n");
}

static void put_fish_option(struct bsz_buf *buf, const char *command,
    const struct bsz_option *option)
{
	bsz_buf_printf(buf, "complete -c binsize -n "
	    "'__fish_seen_subcommand_from %s' -l %s", command,
	    option->argp.name);
	if (option->argp.key < 128)
		bsz_buf_printf(buf, " -s %c", option->argp.key);
	if (bsz_option_word(option, 0)) {
		bsz_buf_text(buf, option->is_list ?
		    " -x -a '(__fish_append , " : " -x -a '");
		put_words(buf, option);
		bsz_buf_text(buf, option->is_list ? ")'" : "'");
	} else if (option->argp.arg) {
		bsz_buf_text(buf, option->is_path ? " -r" : " -x");
	}
	bsz_buf_text(buf, " -d ");
	put_quoted(buf, option->argp.doc);
	bsz_buf_char(buf, '\n');
}

static void put_fish(struct bsz_buf *buf)
{
	size_t count;
	const struct bsz_command *const *commands = bsz_commands(&count);

	bsz_buf_text(buf, "# fish completion of binsize\n");
	for (size_t i = 0; i < count; i++) {
		const struct bsz_command *command = commands[i];

		bsz_buf_printf(buf, "complete -c binsize -f -n "
		    "__fish_use_subcommand -a %s -d ", command->name);
		put_quoted(buf, command->brief);
		bsz_buf_char(buf, '\n');
		if (command->word) {
			bsz_buf_printf(buf, "complete -c binsize -f -n "
			    "'__fish_seen_subcommand_from %s' -a '",
			    command->name);
			put_operands(buf, command);
			bsz_buf_text(buf, "'\n");
		}
		for (size_t j = 0; command->tables[j]; j++)
			for (size_t k = 0; k < command->tables[j]->count; k++)
				put_fish_option(buf, command->name,
				    &command->tables[j]->options[k]);
	}
}

static const struct {
	const char *name;
	void (*put)(struct bsz_buf *buf);
} shells[] = {
	{"bash", put_bash},
	{"zsh", put_zsh},
	{"fish", put_fish},
};

static const char *word(size_t index)
{
	return index < BSZ_COUNTOF(shells) ? shells[index].name : NULL;
}

static int run(struct bsz_options *options)
{
	const char *wanted = options->operands[0];
	struct bsz_suggestion suggestion;
	struct bsz_buf buf = {0};
	char room[BSZ_SUGGEST_ROOM];

	bsz_suggest_init(&suggestion, wanted, strlen(wanted));
	for (size_t i = 0; i < BSZ_COUNTOF(shells); i++) {
		bsz_suggest_offer(&suggestion, shells[i].name);
		if (strcmp(shells[i].name, wanted) != 0)
			continue;
		shells[i].put(&buf);
		return bsz_output_release_text(&buf);
	}
	bsz_say(NULL, "there is no completion for '%s', only for bash, zsh "
	    "and fish%s", wanted,
	    bsz_suggest_text(&suggestion, room));
	return bsz_exit_status(BSZ_EUSAGE);
}

static const struct bsz_option_table *const tables[] = {
	&bsz_options_help, NULL};

const struct bsz_command bsz_command_completion = {
	.name = "completion",
	.brief = "print a completion script for a shell",
	.operands = "bash|zsh|fish",
	.examples =
	    "  eval \"$(binsize completion bash)\"\n"
	    "  binsize completion zsh > ~/.zfunc/_binsize\n"
	    "  binsize completion fish | source",
	.help = "The scripts complete commands, options and the words that "
	    "options take.",
	.tables = tables,
	.word = word,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
