package org.bellwether.simulation;

import java.util.Optional;
import org.bellwether.belltest.BellTestResult;
import org.bellwether.fluctuation.CountResult;
import org.bellwether.fluctuation.EnergyResult;
import org.bellwether.fluctuation.EntropyResult;
import org.bellwether.fluctuation.RecordResult;
import org.bellwether.fluctuation.ResidenceResult;
import org.bellwether.fluctuation.TimeAverages;
import org.bellwether.fluctuation.TrajectoryEntanglement;
import org.bellwether.fluctuation.WaitingResult;

/**
 * What the trajectories of a run of "fluctuations" show. What its unravelling or initial state does not define is empty.
 *
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
public record FluctuationEstimates(
        Optional<CountResult> counts,
        Optional<EntropyResult> entropy,
        EnergyResult energy,
        Optional<WaitingResult> waiting,
        Optional<ResidenceResult> residence,
        Optional<RecordResult> record,
        TimeAverages averages,
        TrajectoryEntanglement entanglement,
        Optional<BellTestResult> shots) {}
