/**
 * Where chance comes from: streams addressed by (master seed, trajectory, purpose), uniforms, Gaussians, and the elementary
 * functions that turn them into kicks.
 *
 * <p>A stream is a state of {@link java.util.SplittableRandom}, reached in O(1) by {@link org.bellwether.random.StreamKey};
 * {@link org.bellwether.random.RandomStream} steps through it. {@link org.bellwether.random.GaussianPair} makes two normals
 * of two outputs.
 *
 * <p>All that a trajectory uses is made of operations that IEEE 754 rounds in one way only (+ - * / sqrt fma) and of bit
 * operations, so every platform gives the same bits, and so does a lane-wise version of the same sequence.
 * {@code Math.sin} and its kin are not used: they may differ between platforms in the last bit.
 */
@NullMarked
package org.bellwether.random;

import org.jspecify.annotations.NullMarked;
