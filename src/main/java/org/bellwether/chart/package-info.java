/**
 * Pictures: charts described by values, drawn as SVG and PNG without a display. The plotting library lives here only.
 */
@NullMarked
package org.bellwether.chart;

import org.jspecify.annotations.NullMarked;
