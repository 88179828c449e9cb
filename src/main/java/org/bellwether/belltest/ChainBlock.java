package org.bellwether.belltest;

import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.InitialState;
import org.bellwether.model.OpenSystem;
import org.bellwether.model.Pauli;
import org.bellwether.nonlocality.ChshSettings;
import org.bellwether.random.Purpose;
import org.bellwether.random.RandomStream;
import org.bellwether.random.StreamKey;
import org.bellwether.trajectory.BlockObserver;
import org.bellwether.trajectory.BlockView;
import org.bellwether.trajectory.KernelRequest;
import org.bellwether.trajectory.Kernels;
import org.bellwether.trajectory.TimeGrid;
import org.bellwether.trajectory.TrajectoryKernel;

/** Runs the chains of a block side by side, one lane each, segment after segment. One object a thread, used for many blocks. */
final class ChainBlock implements BlockObserver {
    private static final List<ComplexMatrix> PAULIS =
            Pauli.pairs().stream().map(Pauli::string).toList();
    private static final int CELL_BITS = Integer.numberOfTrailingZeros(ShotCounts.CELLS);

    private final StroboscopicPlan plan;
    private final ChshMeasurement measurement;
    private final TrajectoryKernel kernel;
    private final RandomStream stream;
    /** The cell of the last shot of each lane, which is also the number of the product state that it left. */
    private final int[] cells = new int[BlockView.LANES];

    ChainBlock(OpenSystem system, ChshSettings settings, StroboscopicPlan plan, Kernels.Choice choice) {
        this.plan = plan;
        measurement = new ChshMeasurement(settings);
        stream = new RandomStream(StreamKey.master(plan.masterSeed()));
        InitialState products =
                new InitialState(Collections.nCopies(ShotCounts.CELLS, 1.0 / ShotCounts.CELLS), measurement.products());
        int[] starts = cells;
        // Blocks begin at multiples of their size, in chains and so in indices.
        kernel = Kernels.create(
                choice,
                KernelRequest.of(
                                system.startingIn(products),
                                PAULIS,
                                TimeGrid.of(plan.step(), plan.steps()),
                                plan.masterSeed())
                        .startingAt(index -> starts[(int) (index % BlockView.LANES)]));
    }

    /**
     * Runs the chains first, ..., first + count - 1 from random products, and adds their shots.
     *
     * @param first a multiple of {@link BlockView#LANES}
     * @param sums one group a chain; no other thread adds to these chains
     * @param made told of the number of shots that count, segment by segment
     * @throws InterruptedException if the thread is interrupted
     */
    void run(int first, int count, ShotSums sums, IntConsumer made) throws InterruptedException {
        for (int lane = 0; lane < count; lane++) {
            stream.reset(
                    StreamKey.of(plan.masterSeed(), StroboscopicPlan.index(0, first + lane), Purpose.INITIAL_STATE));
            cells[lane] = (int) (stream.nextLong() >>> (Long.SIZE - CELL_BITS));
        }
        long segments = plan.burnIn() + plan.shotsOf(first);
        for (long segment = 0; segment < segments; segment++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            kernel.run(StroboscopicPlan.index(segment, first), count, this);
            int shots = 0;
            // The first chains of a block are those that may have one shot more.
            while (segment >= plan.burnIn() && shots < count && segment < plan.burnIn() + plan.shotsOf(first + shots)) {
                sums.add(first + shots, cells[shots]);
                shots++;
            }
            made.accept(shots);
        }
    }

    /** At the end of a segment both qubits are measured; they are left in the product state of the outcomes. */
    @Override
    public void observe(int output, BlockView block) {
        if (output == 0) {
            return;
        }
        for (int lane = 0; lane < block.count(); lane++) {
            stream.reset(StreamKey.of(plan.masterSeed(), block.first() + lane, Purpose.MEASUREMENT));
            cells[lane] = measurement.draw(stream, block.expectations(), lane);
        }
    }
}
