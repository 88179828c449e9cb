package org.bellwether.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.bellwether.result.Endpoint;
import org.bellwether.result.EnsembleResult;
import org.bellwether.trajectory.BlockView;
import org.jspecify.annotations.Nullable;

/**
 * How far an ensemble is: which trajectories are wanted, which are summed, and their exact sums. {@link Ensemble#run} adds to
 * it; any other thread may look at it, or write it, at any time and finds it consistent. Everything that is reported of an
 * ensemble follows from it, and as the sums are exact, it does not matter in how many runs, or where, they were made.
 */
public final class EnsembleState {
    private final EnsemblePlan plan;
    private final EnsembleSums sums;
    private Indices wanted;
    private Indices done = Indices.NONE;
    private Failures failures = Failures.NONE;

    /** Nothing of a whole ensemble. */
    public EnsembleState(EnsemblePlan plan) {
        this(plan, Indices.of(0, plan.trajectories()));
    }

    /** Nothing of a part of an ensemble. */
    public EnsembleState(EnsemblePlan plan, Indices wanted) {
        this(plan, wanted, null);
    }

    /**
     * The same with statistics of whole paths.
     *
     * @param paths empty, and filled under the lock of this state from now on; null for none
     */
    public EnsembleState(EnsemblePlan plan, Indices wanted, @Nullable PathStatistics paths) {
        this.plan = plan;
        this.wanted = wanted;
        sums = new EnsembleSums(plan, paths);
    }

    EnsemblePlan plan() {
        return plan;
    }

    BlockResult newBlock() {
        return sums.newBlock();
    }

    /** The trajectories that shall be summed. */
    public synchronized Indices wanted() {
        return wanted;
    }

    /** The trajectories that are summed, those that failed and were left out among them. */
    public synchronized Indices done() {
        return done;
    }

    /** The trajectories that failed and were left out. */
    public synchronized Failures failures() {
        return failures;
    }

    /** Whether nothing is missing. */
    public synchronized boolean complete() {
        return wanted.minus(done).isEmpty();
    }

    /** The averages so far at the last output time; there must be two trajectories at least. */
    public synchronized Endpoint endpoint() {
        return sums.endpoint();
    }

    /** The number of trajectories in the sums. */
    public synchronized long trajectories() {
        return sums.count();
    }

    /**
     * The averages so far.
     *
     * @throws IllegalStateException if there are fewer than two trajectories, as a mean of one has no error
     */
    public synchronized EnsembleResult result() {
        return sums.result();
    }

    synchronized void fold(Indices.Range piece, List<BlockResult> parts, List<Failures.Failure> failed) {
        parts.forEach(sums::add);
        failures = failures.plus(Failures.of(failed));
        done = done.plus(new Indices(List.of(piece)));
    }

    /** Makes what is summed all that is wanted: a rule found that it is enough. */
    public synchronized void settle() {
        wanted = done;
    }

    /** Whether the sums are those of a beginning at which a run may stop, see {@link Looks}. */
    public synchronized boolean atLook() {
        long n = done.count();
        return done.isBeginning() && n % BlockView.LANES == 0 && Looks.at(n / BlockView.LANES);
    }

    /**
     * Adds what another state has summed. The caller sees to it that the trajectories are of the same ensemble.
     *
     * @throws IllegalArgumentException if a trajectory is in both
     */
    public synchronized void add(EnsembleState other) {
        done.overlap(other.done).ifPresent(both -> {
            throw new IllegalArgumentException("trajectories " + both + " are in both");
        });
        sums.add(other.sums);
        done = done.plus(other.done);
        failures = failures.plus(other.failures);
    }

    /** Writes what was summed, and returns which trajectories these are: others may be added at once. */
    public synchronized Indices writeTo(DataOutput out) throws IOException {
        done.writeTo(out);
        failures.writeTo(out);
        sums.writeTo(out);
        return done;
    }

    /** Replaces what was summed by what was written, of a state with the same outputs, observables and channels. */
    public synchronized void readFrom(DataInput in) throws IOException {
        done = Indices.readFrom(in);
        failures = Failures.readFrom(in);
        sums.readFrom(in);
    }
}
