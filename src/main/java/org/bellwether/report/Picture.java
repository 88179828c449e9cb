package org.bellwether.report;

import org.bellwether.chart.Figure;

/**
 * A figure of a run with what is said of it.
 *
 * @param name of its files, without an ending
 * @param heading what it shows, in a few words
 * @param caption how to read it
 * @param figure what is drawn
 */
record Picture(String name, String heading, String caption, Figure figure) {}
