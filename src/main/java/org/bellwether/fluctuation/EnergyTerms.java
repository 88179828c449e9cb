package org.bellwether.fluctuation;

import java.util.ArrayList;
import java.util.List;

/** The terms of the energy balance, in order: those of {@link org.bellwether.trajectory.PathFunctionals}, then sums and the rest. */
final class EnergyTerms {
    private final List<String> noises;

    EnergyTerms(List<String> noises) {
        this.noises = List.copyOf(noises);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        noises.forEach(noise -> names.add("work_" + noise));
        names.addAll(List.of(
                "work_field",
                "backaction_jumps",
                "backaction_drift",
                "backaction",
                "energy_change",
                "heat_bath1",
                "heat_bath2"));
        return names;
    }

    /** The number of terms that are path functionals: they come first, in the same order. */
    int functionals() {
        return noises.size() + 3;
    }

    int size() {
        return functionals() + 4;
    }

    int noises() {
        return noises.size();
    }

    int field() {
        return noises.size();
    }

    int jumpBackAction() {
        return noises.size() + 1;
    }

    int driftBackAction() {
        return noises.size() + 2;
    }

    int backAction() {
        return functionals();
    }

    int energyChange() {
        return functionals() + 1;
    }

    /** The heat into bath 0 or 1. */
    int heat(int bath) {
        return functionals() + 2 + bath;
    }
}
