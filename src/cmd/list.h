/*
 * The commands, in the order of the help: COMMAND(name) stands for the
 * struct bsz_command_<name> at the end of cmd_<name>.c.
 */
COMMAND(report)
COMMAND(diff)
COMMAND(savings)
COMMAND(reuse)
COMMAND(check)
COMMAND(baseline)
COMMAND(budget)
COMMAND(record)
COMMAND(import)
COMMAND(history)
COMMAND(steps)
COMMAND(model)
COMMAND(store)
COMMAND(map)
COMMAND(explain)
COMMAND(list)
COMMAND(schema)
COMMAND(doctor)
COMMAND(completion)
COMMAND(help)
