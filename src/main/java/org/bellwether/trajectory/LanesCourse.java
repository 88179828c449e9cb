package org.bellwether.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.bellwether.simd.WarmUp;
import org.bellwether.trajectory.LanesPasses.States;

/** Steps and outputs of idle lanes, to practise the vector passes on: in a lesson few of those of a large system. */
final class LanesCourse implements WarmUp.Course {
    /** The vector passes of this JVM: one compiled code serves all kernels. */
    static final WarmUp.Subject SUBJECT = new WarmUp.Subject(100);

    private static final int FEW_LANES = 8;
    private static final int FEW_PASSES = 4;
    private final Pass[] lesson;
    private final double[] margin = new double[FEW_LANES];
    private final LanesStepPasses vectors;
    private final LanesStepPasses scalars;

    LanesCourse(
            LanesForm form,
            LanesPasses vectorPasses,
            LanesPasses scalarPasses,
            LanesStep step,
            LanesObservables observables) {
        int n = form.dimension();
        LanesBlock few = new LanesBlock(form, 0, step, new LanesBlock.Scratch(n, FEW_LANES));
        LanesBlock whole = new LanesBlock(form, 0, step, new LanesBlock.Scratch(n, LanesBlock.lanes(n)));
        vectors = new LanesStepPasses(vectorPasses, whole, new Pass[0]);
        scalars = new LanesStepPasses(scalarPasses, whole, new Pass[0]);
        lesson = lesson(vectorPasses, few, observables).toArray(Pass[]::new);
    }

    private static List<Pass> lesson(LanesPasses passes, LanesBlock few, LanesObservables observables) {
        LanesKick kick = few.kicks[0];
        LanesBlock.Scratch s = few.scratch;
        States states = new States(few.re, few.im, s.kickedRe, s.kickedIm);
        List<Pass> all = new ArrayList<>(kick.noise.passes(false, passes::draw));
        for (int m = 0; m < Math.min(FEW_PASSES, kick.sines.length); m++) {
            all.add(passes.angle(few, kick, m));
            all.add(passes.turn(kick, m, states));
        }
        List<Pass> drift = LanesStepPasses.multiply(passes, few, t -> few.step.whole()[t], states, s.zero, s.ignored);
        for (int t = 0; t < drift.size(); t++) {
            // The first tiles are large, and small ones come last.
            if (t < FEW_PASSES || t >= drift.size() - FEW_PASSES) {
                all.add(drift.get(t));
            }
        }
        double[][] out = new double[observables.sums.length][FEW_LANES];
        Pass[] outputs = observables.passes(passes, few, observables.products(FEW_LANES), out, 0);
        all.addAll(List.of(outputs).subList(0, Math.min(1 + FEW_PASSES, outputs.length)));
        return all;
    }

    @Override
    public void lesson() {
        Pass.runAll(lesson, margin);
    }

    @Override
    public void vectors() {
        vectors.run(0);
    }

    @Override
    public void scalars() {
        scalars.run(0);
    }
}
