/*
 * Functions that do not compile here: each writes without a bound, depends on
 * the locale or on hidden state. The build forces this header in. alloca is
 * banned by a warning instead, because libiberty's headers name it.
 */
#ifndef BINSIZE_BANNED_H
#define BINSIZE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets
#pragma GCC poison strtok atoi atol atof localtime gmtime ctime asctime

#endif
