/**
 * Files that survive: written whole or not at all, recognised when they were cut or altered, and owned by one process at a time.
 * What is in them is the business of others.
 */
@NullMarked
package org.bellwether.checkpoint;

import org.jspecify.annotations.NullMarked;
