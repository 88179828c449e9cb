/** How results are shown: text for people, JSON and CSV for programs, figures. No command decides a format of its own. */
@NullMarked
package org.bellwether.report;

import org.jspecify.annotations.NullMarked;
