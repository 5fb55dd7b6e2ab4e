/*
 * One line an analyzer, in help order. Included where each line is given a
 * meaning, hence no guard.
 */
ANALYZER(overview)
ANALYZER(breakdown)
ANALYZER(ranges)
ANALYZER(claims)
ANALYZER(compare)
ANALYZER(reuse)
ANALYZER(savings)
