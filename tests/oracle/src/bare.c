/*
 * A program of no library, so that a compiler for another machine is enough:
 * tables, literals, constructors, indirect calls, a tail of a string.
 */
typedef int handler(int value, const char *why);

struct rule {
	const char *name;
	handler *handle;
	int limit;
};

int apply(int number, int value);
const char *choose(int value);
extern int total;

static int calls[4];
int total = 3;
static double scale = 0.5;

__attribute__((noinline)) static int measure(const char *text)
{
	int sum = 0;

	for (; *text; text++)
		sum = sum * 3 + *text; /* no strlen() */
	return sum;
}

__attribute__((noinline)) static int enclose(int value, const char *why)
{
	calls[0]++;
	return value + measure("enclosed") + measure(why);
}

__attribute__((noinline)) static int close(int value, const char *why)
{
	calls[1]++;
	scale *= 1.25;
	return value - measure("closed") * (int)scale + measure(why);
}

static const struct rule rules[] = {
	{"enclose", enclose, 10},
	{"close", close, 20},
	{"none", 0, 30},
};

static const unsigned char squares[64] = {0, 1, 4, 9, 16, 25, 36, 49, 64, 81};

__attribute__((noinline)) int apply(int number, int value)
{
	const struct rule *rule = &rules[number & 1];

	return rule->handle ? rule->handle(value + squares[value & 63],
	    rule->name) : rule->limit;
}

__attribute__((noinline)) const char *choose(int value)
{
	switch (value) {
	case 0: return "nothing at all";
	case 1: return "one thing";
	case 2: return "two things";
	case 3: return "three things";
	case 4: return "four things";
	case 5: return "five things";
	}
	return "many";
}

__attribute__((constructor, used)) static void begin(void)
{
	total += measure("begin");
}

__attribute__((destructor, used)) static void end(void)
{
	calls[3] = total;
}

#ifdef __arm__
void __aeabi_unwind_cpp_pr0(void);
void __aeabi_unwind_cpp_pr1(void);
void __aeabi_unwind_cpp_pr0(void) { }
void __aeabi_unwind_cpp_pr1(void) { }
#endif

void _start(void);

void _start(void)
{
	for (int i = 0; i < 8; i++)
		total += apply(i, total) + measure(choose(total & 7));
	for (;;)
		continue;
}
