/** The command line: the only room that prints, exits, and wires the others. */
@NullMarked
package org.bellwether.cli;

import org.jspecify.annotations.NullMarked;
