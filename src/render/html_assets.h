/*
 * The styles and the scripts of the page, embedded by the build (ci/embed). A
 * script is empty when the build had no esbuild, or no d3-hierarchy; that of
 * plots, when it had no uPlot.
 */
#ifndef BINSIZE_HTML_ASSETS_H
#define BINSIZE_HTML_ASSETS_H

extern const char bsz_html_style[];
extern const char bsz_html_script[];
extern const char bsz_html_plot_style[];
extern const char bsz_html_plot_script[];

#endif
