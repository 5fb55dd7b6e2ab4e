/*
 * The style and the script of the page, embedded by the build (ci/embed). The
 * script is empty when the build had no esbuild or no d3-hierarchy.
 */
#ifndef BINSIZE_HTML_ASSETS_H
#define BINSIZE_HTML_ASSETS_H

extern const char bsz_html_style[];
extern const char bsz_html_script[];

#endif
