/* Readers in probing order; one line each. */
READER(elf)
READER(packed)
