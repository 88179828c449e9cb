package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bellwether.random.Purpose;
import org.bellwether.random.StreamKey;

/**
 * The angles of the kicks of a block in both planes of the Bell basis, where some noise has a memory: the sums over white noise, the
 * static field and all sources. They are written where a block under white noise has its two Gaussians, theta_phi in the place of the
 * first and theta_psi in that of the second, so that the passes that turn the states are the same.
 */
final class MemoryLanes {
    private final BellForm form;
    private final long masterSeed;
    private final NoiseLanes angles;
    private final NoiseLanes white;
    private final SourceLanes[] sources;
    /** The numbers of the components of the last kick, [component][lane]. */
    private final double[][] components;

    private PlaneKick phi;
    private PlaneKick psi;
    private boolean spare;
    private double step = Double.NaN;

    /**
     * For a form.
     *
     * @param angles where the angles go
     */
    MemoryLanes(BellForm form, long masterSeed, NoiseLanes angles) {
        this.form = form;
        this.masterSeed = masterSeed;
        this.angles = angles;
        int lanes = angles.first.length;
        white = new NoiseLanes(lanes);
        sources = form.memory().stream()
                .map(memory -> SourceLanes.of(memory.source().process(), lanes))
                .toArray(SourceLanes[]::new);
        components = new double[form.gaussians() + sources.length][];
        for (int s = 0; s < sources.length; s++) {
            components[form.gaussians() + s] = sources[s].theta;
        }
        begin(0);
        phi = PlaneKick.of(form.phi(), 0);
        psi = PlaneKick.of(form.psi(), 0);
        for (int l = 0; l < lanes; l++) {
            idle(l);
        }
    }

    /** Says how long the next steps are. */
    void over(double dt) {
        if (dt == step) {
            return;
        }
        step = dt;
        phi = PlaneKick.of(form.phi(), dt);
        psi = PlaneKick.of(form.psi(), dt);
        for (SourceLanes source : sources) {
            source.over(dt);
        }
    }

    /** Puts a lane at t = 0 of a trajectory. */
    void start(int lane, long trajectory) {
        white.start(lane, StreamKey.of(masterSeed, trajectory, Purpose.NOISE));
        for (int s = 0; s < sources.length; s++) {
            sources[s].start(
                    lane,
                    trajectory,
                    StreamKicks.stream(
                            masterSeed, trajectory, form.memory().get(s).source()));
        }
    }

    /** Gives a lane that no trajectory has any noise at all. */
    final void idle(int lane) {
        white.idle(lane);
        for (SourceLanes source : sources) {
            source.idle(lane);
        }
    }

    /** Says which step is next: where white noise needs one Gaussian, a pair serves two steps. */
    final void begin(long step) {
        spare = form.gaussians() == 1 && (step & 1) == 1;
        for (int l = 0; l < form.gaussians(); l++) {
            components[l] = l == 1 || spare ? white.second : white.first;
        }
    }

    /** Whether white noise has to be drawn for the step. */
    boolean drawsWhite() {
        return form.gaussians() > 0 && !spare;
    }

    /**
     * The passes that draw white noise.
     *
     * @param draw the passes that draw a pair of Gaussians from each lane's stream
     */
    List<Pass> drawWhite(Function<NoiseLanes, List<Pass>> draw) {
        return draw.apply(white);
    }

    /**
     * The passes that go on with the sources and add all angles up.
     *
     * @param draw as above
     */
    List<Pass> addUp(Function<NoiseLanes, List<Pass>> draw) {
        List<Pass> all = new ArrayList<>();
        for (SourceLanes source : sources) {
            all.addAll(source.passes(draw));
        }
        all.add(first -> addUp());
        return all;
    }

    /** Without white noise the field and the first sources are all that there is to begin with. */
    private void addUp() {
        int next = 0;
        if (form.gaussians() > 0) {
            double[] x = spare ? white.second : white.first;
            setWhite(phi, x, white.second, angles.first);
            setWhite(psi, x, white.second, angles.second);
        } else {
            next = Math.min(2, sources.length);
            setFirst(next);
        }
        for (int s = next; s < sources.length; s++) {
            add(form.memory().get(s).phi(), sources[s].theta, angles.first);
            add(form.memory().get(s).psi(), sources[s].theta, angles.second);
        }
    }

    /** Sets both angles to those of the field and of the first one or two sources. */
    private void setFirst(int number) {
        BellForm.Memory one = form.memory().get(0);
        BellForm.Memory other = form.memory().get(number - 1);
        double share = number - 1.0;
        set(one.phi(), share * other.phi(), phi.field(), sources[0].theta, sources[number - 1].theta, angles.first);
        set(one.psi(), share * other.psi(), psi.field(), sources[0].theta, sources[number - 1].theta, angles.second);
    }

    private static void set(double a, double b, double field, double[] x, double[] y, double[] to) {
        for (int l = 0; l < to.length; l++) {
            to[l] = Math.fma(b, y[l], Math.fma(a, x[l], field));
        }
    }

    private static void setWhite(PlaneKick kick, double[] first, double[] second, double[] to) {
        double field = kick.field();
        double a = kick.first();
        double b = kick.second();
        for (int l = 0; l < to.length; l++) {
            to[l] = Math.fma(a, first[l], Math.fma(b, second[l], field));
        }
    }

    private static void add(double factor, double[] theta, double[] to) {
        for (int l = 0; l < to.length; l++) {
            to[l] = Math.fma(factor, theta[l], to[l]);
        }
    }

    /** The numbers of the components of the last kick, [component][lane]; the same array after every step, with rows that change. */
    double[][] components() {
        return components;
    }

    /** Writes the numbers of the components of the last kick of lane 0. */
    void tell(double[] out) {
        for (int l = 0; l < out.length; l++) {
            out[l] = components[l][0];
        }
    }
}
