package org.bellwether.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any open system on sites, of which the first one is the left tensor factor. Energies are in the unit of the Hamiltonian, times in its
 * inverse.
 *
 * @param sites the sites
 * @param initialState the state at t = 0
 * @param hamiltonian H, Hermitian
 * @param jumps the jump channels
 * @param bathCouplings the baths, whose jump channels follow from their coupling operators by Eq. (31)
 * @param noiseChannels the noises
 * @param observables what is averaged; empty for what the sites have by themselves
 */
public record CustomSpec(
        List<SiteSpec> sites,
        StateSpec initialState,
        OperatorSpec hamiltonian,
        List<Jump> jumps,
        List<BathCoupling> bathCouplings,
        List<Noise> noiseChannels,
        List<Named> observables)
        implements SystemSpec {
    /** The largest dimension. */
    public static final int MOST = 2048;

    /**
     * A jump channel.
     *
     * @param name its name
     * @param operator A
     * @param rate gamma >= 0
     */
    public record Jump(String name, OperatorSpec operator, double rate) {}

    /**
     * A bath.
     *
     * @param name its name
     * @param operator the coupling operator, Hermitian
     * @param bath its statistics, temperature and coupling
     */
    public record BathCoupling(String name, OperatorSpec operator, BathSpec bath) {}

    /**
     * A noise.
     *
     * @param name its name
     * @param operator V, Hermitian
     * @param process the process
     */
    public record Noise(String name, OperatorSpec operator, ProcessSpec process) {}

    /**
     * An observable.
     *
     * @param name its name
     * @param operator Hermitian
     */
    public record Named(String name, OperatorSpec operator) {}

    /**
     * @throws BadInputException if a number is out of its range, a name is no name or is given twice, or the dimension is too large
     */
    public CustomSpec {
        sites = List.copyOf(sites);
        if (sites.isEmpty()) {
            throw new BadInputException("system.sites", "[]", "must name one site at least", null);
        }
        jumps = checkedJumps(jumps);
        bathCouplings = checkedBaths(bathCouplings);
        noiseChannels = checkedNoises(noiseChannels);
        observables = List.copyOf(observables);
        for (Named observable : observables) {
            requireName("system.observables", observable.name());
        }
        requireDistinct("system.jump", "name", names(jumps, bathCouplings));
        requireDistinct(
                "system.noise", "name", noiseChannels.stream().map(Noise::name).toList());
    }

    /**
     * The number of levels of all sites together.
     *
     * @throws BadInputException if it is above {@value #MOST}
     */
    static int dimension(List<SiteSpec> sites) {
        double dimension = 1;
        for (SiteSpec site : sites) {
            dimension *= site.levels();
        }
        if (dimension > MOST) {
            throw new BadInputException(
                    "system.sites",
                    Decimal.text(dimension) + " levels together",
                    "must have a dimension of at most " + MOST + ", for operators are kept as matrices",
                    "Cut modes at a lower level, or leave sites out.");
        }
        return (int) dimension;
    }

    /** The dimension. */
    public int dimension() {
        return dimension(sites);
    }

    private static List<Jump> checkedJumps(List<Jump> jumps) {
        List<Jump> checked = new ArrayList<>();
        for (int k = 0; k < jumps.size(); k++) {
            Jump jump = jumps.get(k);
            requireName("system.jump." + k + ".name", jump.name());
            double rate = Check.nonNegative("system.jump." + k + ".rate", jump.rate(), "a rate, " + Unit.ENERGY_WORDS);
            checked.add(new Jump(jump.name(), jump.operator(), rate));
        }
        return List.copyOf(checked);
    }

    private static List<BathCoupling> checkedBaths(List<BathCoupling> baths) {
        List<BathCoupling> checked = new ArrayList<>();
        for (int k = 0; k < baths.size(); k++) {
            BathCoupling bath = baths.get(k);
            requireName("system.bath." + k + ".name", bath.name());
            checked.add(
                    new BathCoupling(bath.name(), bath.operator(), bath.bath().checked("system.bath." + k)));
        }
        return List.copyOf(checked);
    }

    private static List<Noise> checkedNoises(List<Noise> noises) {
        List<Noise> checked = new ArrayList<>();
        for (int k = 0; k < noises.size(); k++) {
            Noise noise = noises.get(k);
            String key = "system.noise." + k;
            requireName(key + ".name", noise.name());
            checked.add(new Noise(
                    noise.name(), noise.operator(), NoiseSpec.checked(key, ".intensity", "", noise.process())));
        }
        return List.copyOf(checked);
    }

    private static List<String> names(List<Jump> jumps, List<BathCoupling> baths) {
        List<String> names = new ArrayList<>();
        jumps.forEach(jump -> names.add(jump.name()));
        baths.forEach(bath -> names.add(bath.name()));
        return names;
    }

    /** Names become keys of JSON, columns of CSV, and names of files. */
    private static void requireName(String key, String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_+.-]{0,39}")) {
            throw new BadInputException(
                    key,
                    '"' + name + '"',
                    "must be a name of up to 40 letters, digits and _ + . -, a letter first",
                    null);
        }
    }

    private static void requireDistinct(String table, String key, List<String> names) {
        for (int k = 0; k < names.size(); k++) {
            if (names.indexOf(names.get(k)) < k) {
                throw new BadInputException(
                        table + "." + key, '"' + names.get(k) + '"', "must be given to one channel only", null);
            }
        }
    }

    @Override
    public List<BathSpec> baths() {
        return bathCouplings.stream().map(BathCoupling::bath).toList();
    }

    @Override
    public Map<String, ProcessSpec> noises() {
        Map<String, ProcessSpec> all = new LinkedHashMap<>();
        noiseChannels.forEach(noise -> all.put(noise.name(), noise.process()));
        return all;
    }

    @Override
    public String fileName(String noise) {
        return SpecWriter.noiseFile(noise);
    }

    @Override
    public void requireFiles(double end) {
        for (int k = 0; k < noiseChannels.size(); k++) {
            NoiseTableChecks.requireEnough(
                    "system.noise." + k, noiseChannels.get(k).process(), 0, end);
        }
    }
}
