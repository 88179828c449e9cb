package org.bellwether.statistics;

/**
 * A mean with its error.
 *
 * @param value the estimate
 * @param standardError its standard error
 * @param count the number of trajectories it rests on
 */
public record Estimate(double value, double standardError, long count) {}
