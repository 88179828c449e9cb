package org.bellwether.testkit;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Bath;
import org.bellwether.model.BathStatistics;
import org.bellwether.model.InitialState;
import org.bellwether.model.ThermalMachine;
import org.bellwether.model.ThermalMachine.LambShift;

/** Machines for tests: the built-in one of Fig. 3 and random ones. */
public final class RandomMachines {
    private RandomMachines() {}

    /** |10>, from which mu = 1/2. */
    public static InitialState oneZero() {
        return InitialState.pure(ComplexMatrix.column(new double[] {0, 0, 1, 0}, new double[4]));
    }

    /** A machine without Lamb shift and field, started in |10>. */
    public static ThermalMachine machine(
            double g, Bath bath1, Bath bath2, double collective, double local1, double local2) {
        return new ThermalMachine(
                g, bath1, bath2, collective, local1, local2, LambShift.NONE, LambShift.NONE, 0, 0, oneZero());
    }

    /** The machine of Fig. 3 at T_1 = 0.6 with gamma_c = 0.01, whose steady state has B = 2.3519. */
    public static ThermalMachine figure3() {
        return machine(1, spin(0.6, 0.005), spin(0.3, 0.015), 0.01, 1e-4, 1e-4);
    }

    /** The same machine with other noise. */
    public static ThermalMachine withNoise(ThermalMachine m, double collective, double local1, double local2) {
        return new ThermalMachine(
                m.coupling(),
                m.bath1(),
                m.bath2(),
                collective,
                local1,
                local2,
                m.lambShift1(),
                m.lambShift2(),
                m.field1(),
                m.field2(),
                m.initialState());
    }

    /** The same machine with a static field. */
    public static ThermalMachine withField(ThermalMachine m, double field1, double field2) {
        return new ThermalMachine(
                m.coupling(),
                m.bath1(),
                m.bath2(),
                m.collectiveNoise(),
                m.localNoise1(),
                m.localNoise2(),
                m.lambShift1(),
                m.lambShift2(),
                field1,
                field2,
                m.initialState());
    }

    public static Bath spin(double temperature, double coupling) {
        return new Bath(BathStatistics.SPIN, temperature, coupling);
    }

    public static Bath boson(double temperature, double coupling) {
        return new Bath(BathStatistics.BOSON, temperature, coupling);
    }

    /** Spins (T from 0 to 1e6 g) or bosons (T from 0 to 100 g), every tenth bath at T = 0, chi between 0.005 and 0.5. */
    public static Bath bath(RandomGenerator random, double g) {
        boolean spin = random.nextBoolean();
        double temperature = random.nextInt(10) == 0 ? 0 : g * logUniform(random, 0.05, spin ? 1e6 : 100);
        return new Bath(spin ? BathStatistics.SPIN : BathStatistics.BOSON, temperature, logUniform(random, 0.005, 0.5));
    }

    /** A random machine without field: any baths, g, Lamb shifts, noise intensities and mixed initial state. */
    public static ThermalMachine noisy(RandomGenerator random) {
        double g = logUniform(random, 0.2, 5);
        return new ThermalMachine(
                g,
                bath(random, g),
                bath(random, g),
                g * logUniform(random, 1e-3, 0.5),
                g * logUniform(random, 1e-3, 0.5),
                g * logUniform(random, 1e-3, 0.5),
                new LambShift(0.1 * g * random.nextGaussian(), 0.1 * g * random.nextGaussian()),
                new LambShift(0.1 * g * random.nextGaussian(), 0.1 * g * random.nextGaussian()),
                0,
                0,
                initialState(random));
    }

    /** A random mixture of two random pure states. */
    public static InitialState initialState(RandomGenerator random) {
        double w = 0.1 + 0.8 * random.nextDouble();
        return new InitialState(List.of(w, 1 - w), List.of(pure(random), pure(random)));
    }

    private static ComplexMatrix pure(RandomGenerator random) {
        return InitialState.pure(RandomStates.gaussian(random, 4, 1)).states().get(0);
    }

    /** A number whose logarithm is uniform between the bounds. */
    public static double logUniform(RandomGenerator random, double low, double high) {
        return low * Math.exp(random.nextDouble() * Math.log(high / low));
    }
}
