/* Readers in probing order; one line each. */
READER(elf)
READER(ar)
READER(packed)
