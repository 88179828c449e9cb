package org.bellwether.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bellwether.belltest.BellTestResult;
import org.bellwether.belltest.TrajectoryBellTest;
import org.bellwether.ensemble.CombinedStatistics;
import org.bellwether.ensemble.PathStatistics;
import org.bellwether.fluctuation.AverageStatistics;
import org.bellwether.fluctuation.BathChannels;
import org.bellwether.fluctuation.BoundedObservable;
import org.bellwether.fluctuation.CountResult;
import org.bellwether.fluctuation.CountScale;
import org.bellwether.fluctuation.CountStatistics;
import org.bellwether.fluctuation.EnergyScale;
import org.bellwether.fluctuation.EnergyStatistics;
import org.bellwether.fluctuation.EntanglementStatistics;
import org.bellwether.fluctuation.EntropyPerQuantum;
import org.bellwether.fluctuation.EntropyStatistics;
import org.bellwether.fluctuation.RecordStatistics;
import org.bellwether.fluctuation.ResidenceStatistics;
import org.bellwether.fluctuation.SelectedOutputs;
import org.bellwether.fluctuation.WaitingStatistics;
import org.bellwether.lindblad.CountCumulants;
import org.bellwether.lindblad.FullCounting;
import org.bellwether.lindblad.Generator;
import org.bellwether.lindblad.TimeSteps;
import org.bellwether.model.JumpChannel;
import org.bellwether.model.NoiseChannel;
import org.bellwether.trajectory.PathFunctionals;
import org.bellwether.trajectory.TimeGrid;

/**
 * All statistics of whole paths that a run of "fluctuations" adds up. What its unravelling or initial state does not define is empty.
 *
 * @param setting what they are about
 * @param counts of jumps and heat
 * @param entropy of the fluctuation theorem
 * @param energy the balance of energy
 * @param waiting times between jumps
 * @param residence times in the parity sectors
 * @param record states conditioned on the record
 * @param averages over time
 * @param entanglement of single trajectories
 * @param shots of a Bell test on independent trajectories
 */
public record FluctuationStatistics(
        FluctuationSetting setting,
        Optional<CountStatistics> counts,
        Optional<EntropyStatistics> entropy,
        EnergyStatistics energy,
        Optional<WaitingStatistics> waiting,
        Optional<ResidenceStatistics> residence,
        Optional<RecordStatistics> record,
        AverageStatistics averages,
        EntanglementStatistics entanglement,
        Optional<TrajectoryBellTest> shots) {
    private static final int MOST_REPETITIONS = 100;
    private static final long SHOTS_PER_REPETITION = 100;

    /** Empty statistics for a simulation, whose settings of fluctuations are numbers. */
    static FluctuationStatistics of(FluctuationSetting setting) {
        Simulation simulation = setting.simulation();
        TimeGrid grid = simulation.grid();
        BathChannels channels = setting.channels();
        SelectedOutputs selected = setting.selected();
        boolean jumps = simulation.isPure();
        boolean bathsJump = jumps && setting.bathsJump();
        var initial = simulation.machine().initialState();
        return new FluctuationStatistics(
                setting,
                jumps ? Optional.of(counts(setting)) : Optional.empty(),
                jumps ? entropy(setting) : Optional.empty(),
                new EnergyStatistics(
                        simulation.machine().coupling(),
                        BathChannels.of(simulation.system().jumps().stream()
                                .map(JumpChannel::name)
                                .toList()),
                        simulation.system().noises().stream()
                                .map(NoiseChannel::name)
                                .toList(),
                        EnergyScale.of(simulation.machine(), simulation.system().noises(), grid.times())),
                bathsJump ? Optional.of(new WaitingStatistics(channels, grid)) : Optional.empty(),
                bathsJump ? ResidenceStatistics.of(channels, initial, grid) : Optional.empty(),
                bathsJump ? RecordStatistics.of(channels, initial, grid) : Optional.empty(),
                new AverageStatistics(
                        setting.observables(),
                        PathFunctionals.firstIntegral(
                                simulation.system().noises().size()),
                        grid,
                        setting.windowStart()),
                new EntanglementStatistics(jumps, grid, selected),
                shots(setting));
    }

    private static CountStatistics counts(FluctuationSetting setting) {
        TimeGrid grid = setting.simulation().grid();
        TimeSteps steps = setting.simulation()
                .steps()
                .at(setting.selected().outputs().stream()
                        .mapToInt(Integer::intValue)
                        .toArray());
        List<List<CountScale>> scales = new ArrayList<>();
        for (CountCumulants at : FullCounting.strang(scale(setting), steps).cumulants(setting.counts())) {
            List<CountScale> row = new ArrayList<>();
            for (int a = 0; a < at.means().length; a++) {
                row.add(new CountScale(at.means()[a], at.variance(a)));
            }
            scales.add(row);
        }
        return new CountStatistics(setting.channels(), grid.outputs(), setting.selected(), scales);
    }

    /** What tells how wide bins must be: the equation or, where that takes too long, Eq. (28). */
    private static Generator scale(FluctuationSetting setting) {
        return setting.countsAreKnown() || !setting.generator().isJoint()
                ? setting.generator()
                : Generator.of(setting.simulation().system().withWhiteNoiseOfSameIntensity());
    }

    private static Optional<EntropyStatistics> entropy(FluctuationSetting setting) {
        Optional<EntropyPerQuantum> entropy =
                EntropyPerQuantum.of(setting.simulation().machine());
        if (entropy.isEmpty()) {
            return Optional.empty();
        }
        TimeGrid grid = setting.simulation().grid();
        CountCumulants at = FullCounting.strang(
                        scale(setting), setting.simulation().steps().end())
                .cumulants(setting.counts())
                .get(0);
        int n1 = setting.counts().names().indexOf("bath1");
        int n2 = setting.counts().names().indexOf("bath2");
        double u = entropy.get().bath1();
        double v = entropy.get().bath2();
        double mean = u * at.means()[n1] + v * at.means()[n2];
        double variance = u * u * at.variance(n1) + 2 * u * v * at.covariances()[n1][n2] + v * v * at.variance(n2);
        return Optional.of(
                new EntropyStatistics(setting.channels(), entropy.get(), grid.outputs(), mean, Math.max(0, variance)));
    }

    private static Optional<TrajectoryBellTest> shots(FluctuationSetting setting) {
        Simulation simulation = setting.simulation();
        // Whatever the number of trajectories is, which may be extended: those that there are serve.
        long shots = simulation.spec().fluctuations().bellShots();
        if (shots == 0) {
            return Optional.empty();
        }
        return Optional.of(new TrajectoryBellTest(
                setting.settings(),
                simulation.grid().outputs() - 1,
                shots,
                repetitions(shots),
                simulation.spec().ensemble().seed()));
    }

    /** Into how many tests shots are cut, to show how p-values scatter. */
    static int repetitions(long shots) {
        return (int) Math.max(1, Math.min(MOST_REPETITIONS, shots / SHOTS_PER_REPETITION));
    }

    /** All of them, in a fixed order. */
    CombinedStatistics all() {
        List<PathStatistics> all = new ArrayList<>(List.of(energy, averages, entanglement));
        Stream.of(counts, entropy, waiting, residence, record, shots).forEach(s -> s.ifPresent(all::add));
        return new CombinedStatistics(all);
    }

    /** What was found. */
    FluctuationEstimates estimates() {
        Optional<CountResult> counted = counts.map(CountStatistics::result);
        return new FluctuationEstimates(
                counted,
                entropy.map(s -> s.result(counted.orElseThrow().heat())),
                energy.result(),
                waiting.map(WaitingStatistics::result),
                residence.map(ResidenceStatistics::result),
                record.map(RecordStatistics::result),
                averages.result(),
                entanglement.result(),
                shots.map(FluctuationStatistics::found));
    }

    private static BellTestResult found(TrajectoryBellTest test) {
        return test.result();
    }

    /** What a kernel adds up for them: the balance of H_S, and the integrals of what is averaged. */
    static PathFunctionals functionals(FluctuationSetting setting) {
        Simulation simulation = setting.simulation();
        double g = simulation.machine().coupling();
        BathChannels channels = BathChannels.of(
                simulation.system().jumps().stream().map(JumpChannel::name).toList());
        return new PathFunctionals(
                simulation.machine().hamiltonian(),
                Arrays.stream(channels.sign()).mapToObj(sign -> g * sign).toList(),
                setting.observables().stream().map(BoundedObservable::operator).toList());
    }
}
