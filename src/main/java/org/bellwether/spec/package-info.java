/**
 * What the user asks for: immutable records for the configuration, reading and writing it as TOML, every default and
 * every check of user input. A {@link org.bellwether.spec.Spec} that exists is valid; whatever is wrong with the input
 * ends in a {@link org.bellwether.spec.BadInputException} that names the key, the value, the rule and the cure.
 *
 * <p>Units: hbar = k_B = 1; energies in the unit in which the coupling g is given, times in its inverse.
 */
@NullMarked
package org.bellwether.spec;

import org.jspecify.annotations.NullMarked;
