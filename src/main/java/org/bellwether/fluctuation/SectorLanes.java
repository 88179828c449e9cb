package org.bellwether.fluctuation;

import java.util.Arrays;
import org.bellwether.model.Pauli;
import org.bellwether.trajectory.BlockView;

/**
 * Follows the plane and the recorded parity sector of every lane of a block, from the jumps of the baths alone. From a state in one
 * of the planes span{phi±} and span{psi±} each of them leads to one Bell state of the other plane, where X = sigma_x (x) sigma_x is
 * sharp:
 *
 * <pre>
 *   down   phi -&gt; psi+  X = +1    psi -&gt; phi-  X = -1
 *   up     psi -&gt; phi+  X = +1    phi -&gt; psi-  X = -1
 * </pre>
 *
 * <p>Noise, its jumps and a static field turn a state inside its plane: they may change X, unseen until the next jump of a bath.
 */
final class SectorLanes {
    private static final int ZZ = Pauli.pairs().indexOf("ZZ");

    private final boolean[] psi = new boolean[BlockView.LANES];
    private final int[] sectors = new int[BlockView.LANES];

    /**
     * Reads the planes off &lt;ZZ&gt; at t = 0: 1 for phi, -1 for psi.
     *
     * @param block shows the means of the 15 Pauli strings in the order of {@link Pauli#pairs}
     */
    void start(BlockView block) {
        for (int lane = 0; lane < block.count(); lane++) {
            psi[lane] = block.expectations()[ZZ][lane] < 0;
        }
        Arrays.fill(sectors, 0);
    }

    /** The sector after the last jump of a lane: X = 1 or -1; 0 where there was none. */
    int sector(int lane) {
        return sectors[lane];
    }

    /** A jump of a bath; sign is 1 for one down, -1 for one up. */
    void jump(int lane, int sign) {
        sectors[lane] = psi[lane] ? -sign : sign;
        psi[lane] = !psi[lane];
    }
}
