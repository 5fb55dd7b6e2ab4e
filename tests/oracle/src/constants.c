/*
 * Literals that say themselves which function or table refers to them, for
 * objects of any machine; "nobody" of those that two refer to.
 */
typedef int taker(const char *, double);
extern taker take;

int first(int, double);
int second(int);
int third(int);
int last(int);

static const double scale[] = {1.5, 2.5, 7};
static int calls;
extern const char *const words[3];
const char *const words[3] = {"of words", "also of words", "last of words"};

int first(int i, double d)
{
	calls++;
	take("of first", d * 3.25);
	return take("that is of nobody", scale[i & 1]);
}

int second(int i)
{
	calls = 7; /* an operand behind the address */
	take("that is of nobody", i);
	return take("next one of second", 3);
}

int third(int i)
{
	switch (i) {
	case 0: return first(1, 2);
	case 1: return second(7);
	case 2: return take("case two of third", 0);
	case 3: return i * first(3, 4);
	case 4: return second(9) + 2;
	case 5: take("case five of third", 1e9); return 12;
	}
	return 0;
}

int last(int i)
{
	static const char *const more[] = {"of more", "longer of more"};

	return take(more[i], 0) + take("of last", 0);
}
