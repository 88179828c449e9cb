package org.bellwether.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.bellwether.recording.RecordSize;
import org.bellwether.recording.Selection;
import org.bellwether.simulation.Simulation;
import org.bellwether.spec.BadInputException;

/** Bounds what recorded trajectories take, and says it before the run. */
final class RecordLimits {
    /** The most bytes of all files of records. */
    static final double MOST_FILES = 4e9;

    private RecordLimits() {}

    /**
     * Refuses records that would take too much.
     *
     * @param available bytes that the Java virtual machine may take; records may take half of it
     * @throws BadInputException if a trajectory is none of the run's, the files of all records would be larger than
     *     {@link #MOST_FILES} or the memory does not suffice
     */
    static void check(Selection which, Simulation simulation, double available) {
        if (!which.isEmpty() && !simulation.isPure()) {
            throw new BadInputException(
                    "--record",
                    which.text(),
                    "needs trajectories of pure states, and the unravelling is \"noise\"",
                    "Set ensemble.unravelling to \"jump\".");
        }
        which.requireWithin("--record", simulation.spec().ensemble().trajectories());
        RecordSize size = RecordSize.of(simulation.system(), simulation.grid());
        double files = size.files((double) which.count());
        if (files > MOST_FILES) {
            long most = (long) (MOST_FILES / size.files(1));
            throw bad(
                    which,
                    String.format(
                            Locale.ROOT,
                            "must leave at most %s of files, and %s of %,d steps and %,d output times take about %s",
                            Memory.text(MOST_FILES),
                            trajectories(which),
                            simulation.grid().steps(),
                            simulation.grid().outputs(),
                            Memory.text(files)),
                    most > 0
                            ? String.format(Locale.ROOT, "Record at most %,d, or give a larger time.step.", most)
                            : "Give a larger time.step, or fewer time.samples.");
        }
        double memory = memory(which, size);
        if (memory > available / 2) {
            long most = (long) ((available / 2 - size.memory()) / size.held());
            throw bad(
                    which,
                    String.format(
                            Locale.ROOT,
                            "must leave records that fit in half of the %s of memory that the Java virtual machine may"
                                    + " take, and %s of %,d steps and %,d output times take about %s",
                            Memory.text(available),
                            trajectories(which),
                            simulation.grid().steps(),
                            simulation.grid().outputs(),
                            Memory.text(memory)),
                    String.format(
                            Locale.ROOT,
                            "%s a larger time.step, or set BELLWETHER_JAVA_OPTS=-Xmx%.0fg.",
                            most > 0 ? String.format(Locale.ROOT, "Record at most %,d, or give", most) : "Give",
                            Math.ceil(memory * 2.5 / 1e9)));
        }
    }

    /** One record is made at a time, and all are held until the HDF5 file is written. */
    private static double memory(Selection which, RecordSize size) {
        return size.memory() + which.count() * size.held();
    }

    private static BadInputException bad(Selection which, String rule, String cure) {
        return new BadInputException("--record", which.text(), rule, cure);
    }

    /** Says what will be taken. */
    static void announce(Selection which, Simulation simulation, PrintWriter err) {
        RecordSize size = RecordSize.of(simulation.system(), simulation.grid());
        err.printf(
                Locale.ROOT,
                "recording %s after the run: about %s of files, %s of memory%n",
                trajectories(which),
                Memory.text(size.files((double) which.count())),
                Memory.text(memory(which, size)));
    }

    private static String trajectories(Selection which) {
        return String.format(Locale.ROOT, which.count() == 1 ? "%,d trajectory" : "%,d trajectories", which.count());
    }
}
