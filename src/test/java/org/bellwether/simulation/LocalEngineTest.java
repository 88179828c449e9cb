package org.bellwether.simulation;

import org.bellwether.trajectory.Kernels;

class LocalEngineTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new LocalEngine(Kernels.Choice.AUTO, 3);
    }
}
