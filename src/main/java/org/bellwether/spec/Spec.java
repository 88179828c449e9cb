package org.bellwether.spec;

/**
 * A whole configuration, every default filled in. A Spec that exists is valid.
 *
 * @param title one line that says what is simulated; may be empty
 * @param system what is simulated, with its noise and its initial state
 * @param time the output times and the time step
 * @param ensemble how many trajectories, from which seed, unravelled how
 * @param fluctuations what is looked at beside the means
 */
public record Spec(
        String title, SystemSpec system, TimeSpec time, EnsembleSpec ensemble, FluctuationSpec fluctuations) {
    static final int LONGEST_TITLE = 200;

    /**
     * @throws BadInputException if the title is not a single line of at most 200 characters, or one of them cannot be shown,
     *     or a file of noise does not suffice for the machine or the time
     */
    public Spec {
        if (!title.codePoints().allMatch(Spec::isPrintable) || title.length() > LONGEST_TITLE) {
            throw new BadInputException(
                    "title",
                    '"' + title + '"',
                    "must be one line of at most " + LONGEST_TITLE + " characters that can be shown",
                    null);
        }
        system.requireFiles(time.end());
    }

    /** Whether a character can be written and read back, and in one line. */
    private static boolean isPrintable(int c) {
        int type = Character.getType(c);
        boolean lineEnd = type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
        return !Character.isISOControl(c) && type != Character.SURROGATE && !lineEnd && c != Toml.BYTE_ORDER_MARK;
    }

    /** A configuration of the paper's machine. */
    public Spec(
            String title,
            MachineSpec machine,
            NoiseSpec noise,
            TimeSpec time,
            EnsembleSpec ensemble,
            FluctuationSpec fluctuations) {
        this(title, new TwoQubitSpec(machine, noise), time, ensemble, fluctuations);
    }

    /** The same without a word about fluctuations. */
    public Spec(String title, MachineSpec machine, NoiseSpec noise, TimeSpec time, EnsembleSpec ensemble) {
        this(title, machine, noise, time, ensemble, FluctuationSpec.DEFAULT);
    }

    /** Whether it is of the paper's machine of two qubits. */
    public boolean isOfTwoQubits() {
        return system instanceof TwoQubitSpec;
    }

    /**
     * The paper's machine.
     *
     * @throws IllegalStateException if something else is simulated
     */
    public MachineSpec machine() {
        return twoQubits().machine();
    }

    /**
     * The noise on the paper's machine.
     *
     * @throws IllegalStateException if something else is simulated
     */
    public NoiseSpec noise() {
        return twoQubits().noise();
    }

    private TwoQubitSpec twoQubits() {
        if (system instanceof TwoQubitSpec two) {
            return two;
        }
        throw new IllegalStateException("this is no machine of two qubits");
    }

    /** The same with another title. */
    Spec withTitle(String other) {
        return new Spec(other, system, time, ensemble, fluctuations);
    }

    /** The same with another time grid. */
    public Spec withTime(TimeSpec other) {
        return new Spec(title, system, other, ensemble, fluctuations);
    }

    /** The same with another ensemble. */
    public Spec withEnsemble(EnsembleSpec other) {
        return new Spec(title, system, time, other, fluctuations);
    }

    /** The same with other fluctuations to look at. */
    public Spec withFluctuations(FluctuationSpec other) {
        return new Spec(title, system, time, ensemble, other);
    }

    /** The same with another number of trajectories. */
    public Spec withTrajectories(long trajectories) {
        return withEnsemble(ensemble.withTrajectories(trajectories));
    }

    /** The same with another seed. */
    public Spec withSeed(long seed) {
        return withEnsemble(ensemble.withSeed(seed));
    }
}
