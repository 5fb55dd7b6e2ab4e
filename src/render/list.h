/*
 * The formats, in the order of `binsize list`: RENDERER(name) stands for
 * the struct bsz_render_<name> at the end of the file that writes it.
 */
RENDERER(text)
RENDERER(json)
RENDERER(jsonl)
RENDERER(csv)
RENDERER(tsv)
RENDERER(markdown)
RENDERER(folded)
RENDERER(speedscope)
RENDERER(ncdu)
RENDERER(html)
RENDERER(github)
RENDERER(codequality)
RENDERER(sarif)
RENDERER(junit)
RENDERER(openmetrics)
RENDERER(dotenv)
RENDERER(benchmark)
RENDERER(bmf)
