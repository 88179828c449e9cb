package org.bellwether.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.bellwether.chart.Axis;
import org.bellwether.chart.Chart;
import org.bellwether.chart.Figure;
import org.bellwether.chart.Hue;
import org.bellwether.chart.Layer;
import org.bellwether.chart.Pen;
import org.bellwether.model.NoiseProcess;
import org.bellwether.model.ThermalMachine;
import org.bellwether.recording.NoisePeriodogram;
import org.bellwether.recording.NoisePeriodogram.Band;
import org.bellwether.spec.Unit;

/** The spectra of the noise of a machine, with the frequencies that matter to it, and what recorded trajectories had. */
final class SpectrumFigure {
    private static final int POINTS = 400;
    private static final double BEYOND = 5;

    private final ThermalMachine machine;
    private final NoisePeriodogram measured;

    /**
     * A noise, or two of the same law.
     *
     * @param name what it is called
     * @param channels its channels in records
     * @param process its law
     */
    private record Noise(String name, List<String> channels, NoiseProcess process) {}

    private SpectrumFigure(ThermalMachine machine, NoisePeriodogram measured) {
        this.machine = machine;
        this.measured = measured;
    }

    /**
     * The picture; none where no noise with memory has a spectral density that can be drawn.
     *
     * @param measured the spectra of the recorded noise; empty where nothing was recorded
     */
    static Optional<Picture> of(Run run, NoisePeriodogram measured) {
        if (!run.simulation().isOfTwoQubits()) {
            return Optional.empty();
        }
        SpectrumFigure figure = new SpectrumFigure(run.simulation().machine(), measured);
        if (figure.noises().stream().noneMatch(noise -> noise.process().hasMemory())) {
            return Optional.empty();
        }
        return Optional.of(new Picture(
                "spectrum",
                "Spectrum of the noise",
                figure.caption(),
                Figure.of(new Chart(
                        RunFigures.title(run),
                        Axis.logarithmic(Unit.ENERGY.label("angular frequency ω")),
                        new Axis(
                                Unit.ENERGY.label("S(ω), two-sided"),
                                true,
                                OptionalDouble.empty(),
                                OptionalDouble.of(figure.highest()),
                                List.of()),
                        figure.layers()))));
    }

    private String caption() {
        String text =
                "Spectral densities S(ω) = ∫ C(t) exp(iωt) dt, two-sided, in the angular frequency ω. Eq. (28) takes"
                        + " S(0) for all of them; local noise flips ψ+ and ψ− across 2g, at S(2g). Dotted: 2g and the rates of"
                        + " the baths, Γ₁ down and Γ₂ up.";
        return measured.isEmpty()
                ? text
                : text + " Points: averaged periodograms of the noise of "
                        + Numbers.count(measured.trajectories())
                        + " recorded trajectories, two-sided too, with the 95 % intervals of Gaussian noise. Dashed: what"
                        + " they should show, as steps of dt = "
                        + Numbers.plain(measured.step())
                        + " average the noise (sinc²(ω dt/2) times S) and fold back what lies beyond π/dt.";
    }

    /** The upper end of the vertical axis, with room for the names of marks. */
    private double highest() {
        double lowest = frequencies()[0];
        double highest = noises().stream()
                .mapToDouble(noise -> Math.max(
                        noise.process().spectrum(lowest),
                        measured.bands(noise.channels()).stream()
                                .mapToDouble(Band::high)
                                .max()
                                .orElse(0)))
                .max()
                .orElseThrow();
        return BEYOND * (highest > 0 ? highest : 1);
    }

    private List<Layer> layers() {
        double[] omega = frequencies();
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Mark("2g", 2 * machine.coupling(), Hue.GREY));
        mark(layers, "Γ₁", machine.gammaDown());
        mark(layers, "Γ₂", machine.gammaUp());
        List<Noise> noises = noises();
        for (int k = 0; k < noises.size(); k++) {
            Noise noise = noises.get(k);
            if (!measured.isEmpty()) {
                layers.add(points(k == 0 ? "recorded" : "", noise, k));
                layers.add(expected(k == 0 ? "expected of steps" : "", noise, k));
            }
            layers.add(curve(noise.name(), omega, noise.process(), k));
        }
        return layers;
    }

    private static void mark(List<Layer> layers, String name, double rate) {
        if (rate > 0) {
            layers.add(new Layer.Mark(name, rate, Hue.GREY));
        }
    }

    private static Layer curve(String name, double[] omega, NoiseProcess process, int k) {
        return new Layer.Line(
                name, omega, Arrays.stream(omega).map(process::spectrum).toArray(), Hue.of(k), Pen.THIN);
    }

    private Layer points(String name, Noise noise, int k) {
        List<Band> bands = measured.bands(noise.channels());
        return new Layer.Points(
                name,
                Drawing.column(bands, Band::frequency),
                Drawing.column(bands, Band::density),
                Drawing.column(bands, Band::low),
                Drawing.column(bands, Band::high),
                Hue.of(k));
    }

    /** What steps show of the noise, as far as they do. */
    private Layer expected(String name, Noise noise, int k) {
        double highest = Math.PI / measured.step();
        double[] omega = Arrays.stream(frequencies()).filter(w -> w <= highest).toArray();
        double[] density = Arrays.stream(omega)
                .map(w -> NoisePeriodogram.expected(noise.process(), measured.step(), w))
                .toArray();
        return new Layer.Line(name, omega, density, Hue.of(k), Pen.DASHED);
    }

    /**
     * All noises whose spectral density can be drawn: records have none, and all power of noise that never forgets is at 0. The local
     * ones are one where they have one law.
     */
    private List<Noise> noises() {
        List<Noise> all = new ArrayList<>();
        all.add(new Noise("collective", List.of("collective"), machine.collective()));
        if (machine.local1().equals(machine.local2())) {
            all.add(new Noise("local", List.of("local1", "local2"), machine.local1()));
        } else {
            all.add(new Noise("local, qubit 1", List.of("local1"), machine.local1()));
            all.add(new Noise("local, qubit 2", List.of("local2"), machine.local2()));
        }
        return all.stream()
                .filter(noise -> !noise.process().isZero()
                        && Double.isFinite(noise.process().intensity()))
                .toList();
    }

    /** From below all that is marked and the corner 1/tau of every noise to above it. */
    private double[] frequencies() {
        double[] corners = noises().stream()
                .flatMapToDouble(noise -> corners(noise.process()))
                .filter(w -> w > 0)
                .toArray();
        double[] marked = DoubleStream.concat(
                        Arrays.stream(corners),
                        DoubleStream.of(2 * machine.coupling(), machine.gammaDown(), machine.gammaUp()))
                .filter(w -> w > 0)
                .toArray();
        double low = Arrays.stream(marked).min().orElseThrow() / BEYOND;
        double high = BEYOND * Arrays.stream(marked).max().orElseThrow();
        if (!measured.isEmpty()) {
            high = Math.max(high, Math.PI / measured.step());
        }
        double[] omega = new double[POINTS + 1];
        for (int k = 0; k <= POINTS; k++) {
            omega[k] = low * Math.pow(high / low, (double) k / POINTS);
        }
        return omega;
    }

    private static DoubleStream corners(NoiseProcess process) {
        if (process instanceof NoiseProcess.Sum sum) {
            return sum.parts().stream().flatMapToDouble(SpectrumFigure::corners);
        }
        return process.hasMemory() ? DoubleStream.of(1 / process.longestMemory()) : DoubleStream.empty();
    }
}
