/** What the parts of a run cost, measured by JMH; {@code scripts/bench} runs all of it. */
package org.bellwether.benchmarks;
