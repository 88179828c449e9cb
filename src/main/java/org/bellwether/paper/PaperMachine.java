package org.bellwether.paper;

import java.util.List;
import java.util.OptionalDouble;
import org.bellwether.model.ClosedForms;
import org.bellwether.model.MachineFactory;
import org.bellwether.spec.BathSpec;
import org.bellwether.spec.BathSpec.Statistics;
import org.bellwether.spec.EnsembleSpec;
import org.bellwether.spec.LambShiftSpec;
import org.bellwether.spec.MachineSpec;
import org.bellwether.spec.NoiseSpec;
import org.bellwether.spec.Spec;
import org.bellwether.spec.StateSpec;
import org.bellwether.spec.TimeSpec;

/**
 * A machine of the figures, g = 1, changed step by step.
 *
 * @param statistics of both baths
 * @param chi1 chi of bath 1
 * @param chi2 chi of bath 2
 * @param temperature1 T_1, in the coupling's unit
 * @param temperature2 T_2, in the coupling's unit
 * @param noise the noise
 * @param state the state at t = 0
 */
record PaperMachine(
        Statistics statistics,
        double chi1,
        double chi2,
        double temperature1,
        double temperature2,
        NoiseSpec noise,
        StateSpec state) {

    /** Without noise, in |+>|+>, which lies in the plus sector: mu = 1. Baths are weak as in Fig. 2, or Fig. 3 with chi swapped. */
    static PaperMachine noiseless(Statistics statistics, double chi1, double chi2) {
        return new PaperMachine(statistics, chi1, chi2, 0.3, 0.3, NoiseSpec.NONE, new StateSpec.Named("++"));
    }

    PaperMachine at(double t1, double t2) {
        return new PaperMachine(statistics, chi1, chi2, t1, t2, noise, state);
    }

    /** With noise of intensities gamma_c and gamma_l1 = gamma_l2. */
    PaperMachine shaken(double collective, double local) {
        return under(new NoiseSpec(collective, local, local));
    }

    /** With any noise. */
    PaperMachine under(NoiseSpec other) {
        return new PaperMachine(statistics, chi1, chi2, temperature1, temperature2, other, state);
    }

    /** Started in |1>|0>. */
    PaperMachine fromOneZero() {
        return in(new StateSpec.Named("10"));
    }

    /** Started in |+>(sqrt(mu)|+> + sqrt(1 - mu)|->): a product state of weight mu in the plus sector. */
    PaperMachine withPlusWeight(double mu) {
        double plus = Math.sqrt(mu);
        double minus = Math.sqrt(1 - mu);
        double even = (plus + minus) / 2;
        double odd = (plus - minus) / 2;
        List<Double> none = List.of(0.0, 0.0, 0.0, 0.0);
        return in(new StateSpec.Amplitudes(List.of(even, odd, even, odd), none));
    }

    /** B of the closed form that holds for it: (24) without noise, (29) with noise. */
    double bell() {
        return ClosedForms.of(MachineFactory.of(spec("", EnsembleSpec.DEFAULT))).bell();
    }

    /** As a configuration, on a time grid that is still to be chosen. */
    Spec spec(String title, EnsembleSpec ensemble) {
        MachineSpec machine = new MachineSpec(
                1,
                state,
                List.of(bath(temperature1, chi1), bath(temperature2, chi2)),
                List.of(LambShiftSpec.NONE, LambShiftSpec.NONE),
                0,
                0);
        return new Spec(title, machine, noise, TimeSpec.equidistant(1, 1), ensemble);
    }

    private BathSpec bath(double temperature, double chi) {
        return new BathSpec(statistics, temperature, chi, OptionalDouble.empty());
    }

    /** Started in another state. */
    PaperMachine in(StateSpec other) {
        return new PaperMachine(statistics, chi1, chi2, temperature1, temperature2, noise, other);
    }
}
