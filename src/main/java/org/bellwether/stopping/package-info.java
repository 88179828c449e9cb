/** When a run is accurate enough: which means have an error to reach, and when they have reached it. */
@NullMarked
package org.bellwether.stopping;

import org.jspecify.annotations.NullMarked;
