package org.bellwether.trajectory;

import org.bellwether.noise.KickGroups;
import org.bellwether.noise.Kicks;
import org.bellwether.random.ElementaryFunctions;
import org.bellwether.random.StreamGenerator;
import org.jspecify.annotations.Nullable;

/** What {@link KickGroups} puts between the two half kicks of a group, for one state after the other: the kicks of all further groups. */
final class InnerKick {
    private final int n;
    private final Kicks kicks;
    private final double part;
    private final ComplexKernel from;
    private final ComplexKernel back;
    private final KickSource source;
    private final double[][] generators;
    private final double[][] angles;
    private final double[] field;
    private final double[] fieldAngles;
    private final double[] components;
    private final double[] re;
    private final double[] im;
    private final double[] turnedRe;
    private final double[] turnedIm;
    private final @Nullable InnerKick inner;

    private InnerKick(KickGroups groups, int group, long masterSeed, StreamGenerator generator) {
        kicks = groups.groups().get(group);
        part = groups.part(group);
        from = new ComplexKernel(groups.toNext(group - 1));
        back = new ComplexKernel(groups.toNext(group - 1).adjoint());
        source = new StreamKicks(kicks, masterSeed, group, generator);
        generators = kicks.generators();
        field = kicks.field();
        n = field.length;
        angles = new double[generators.length][n];
        fieldAngles = new double[n];
        components = new double[generators.length];
        re = new double[n];
        im = new double[n];
        turnedRe = new double[n];
        turnedIm = new double[n];
        inner = after(groups, group, masterSeed, generator);
    }

    /** What follows a group; null after the last one. */
    static @Nullable InnerKick after(KickGroups groups, int group, long masterSeed, StreamGenerator generator) {
        return group + 1 == groups.groups().size() ? null : new InnerKick(groups, group + 1, masterSeed, generator);
    }

    /** Says how long the next steps are. */
    void over(double dt) {
        scale(kicks, generators, field, part * dt, angles, fieldAngles);
        source.over(part * dt);
        if (inner != null) {
            inner.over(dt);
        }
    }

    /** The angles of eigenstates over a time: per component of the kick, and of the field. */
    static void scale(
            Kicks kicks, double[][] generators, double[] field, double dt, double[][] angles, double[] fieldAngles) {
        for (int l = 0; l < angles.length; l++) {
            GeneralKick.scale(generators[l], kicks.scale(l, dt), angles[l]);
        }
        GeneralKick.scale(field, dt, fieldAngles);
    }

    /** Prepares a lane for a trajectory from t = 0. */
    void start(int lane, long trajectory) {
        source.start(lane, trajectory);
        if (inner != null) {
            inner.start(lane, trajectory);
        }
    }

    /** Kicks the state from an offset on, which is in the basis of the group before. */
    void kick(int lane, long step, double[] stateRe, double[] stateIm, int offset) {
        from.apply(stateRe, stateIm, offset, re, im);
        if (inner == null) {
            turn(lane, step);
        } else {
            turn(lane, 2 * step);
            inner.kick(lane, step, re, im, 0);
            turn(lane, 2 * step + 1);
        }
        back.apply(re, im, 0, turnedRe, turnedIm);
        System.arraycopy(turnedRe, 0, stateRe, offset, n);
        System.arraycopy(turnedIm, 0, stateIm, offset, n);
    }

    private void turn(int lane, long kick) {
        source.next(lane, kick, components);
        turn(angles, fieldAngles, components, re, im, 0);
    }

    /** Turns every amplitude from an offset on by its angle. */
    static void turn(
            double[][] angles, double[] fieldAngles, double[] components, double[] re, double[] im, int offset) {
        for (int a = 0; a < fieldAngles.length; a++) {
            double angle = fieldAngles[a];
            for (int l = 0; l < angles.length; l++) {
                angle += angles[l][a] * components[l];
            }
            double c = ElementaryFunctions.cos(angle);
            double s = ElementaryFunctions.sin(angle);
            double x = re[offset + a];
            double y = im[offset + a];
            re[offset + a] = c * x + s * y;
            im[offset + a] = c * y - s * x;
        }
    }
}
