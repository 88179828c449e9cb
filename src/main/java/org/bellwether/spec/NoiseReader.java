package org.bellwether.spec;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/**
 * Reads the table of the noise. A number is white noise of that intensity; a table names a kind and has the keys of that kind, no
 * others.
 */
final class NoiseReader {
    private static final List<String> KINDS =
            List.of("white", "ornstein-uhlenbeck", "telegraph", "quasistatic", "pink");
    private static final List<ProcessSpec.Law> LAWS = List.of(ProcessSpec.Law.values());
    private static final List<String> SOURCES =
            LAWS.stream().map(ProcessSpec.Law::text).toList();
    /** The keys that belong to one kind or another beside "kind". */
    private static final List<String> PARAMETERS =
            List.of("intensity", "deviation", "correlation_time", "lowest", "highest", "sources");

    private NoiseReader() {}

    static NoiseSpec read(Table noise) {
        ProcessSpec collective = noise.isTable("collective")
                ? process(noise.table("collective"), 1).get(0)
                : new ProcessSpec.White(noise.number("collective").orElse(0));
        if (noise.isTable("local")) {
            List<ProcessSpec> local = process(noise.table("local"), 2);
            return new NoiseSpec(collective, local.get(0), local.get(1));
        }
        List<Double> local = noise.two("local", "must be a list of two numbers [gamma_l1, gamma_l2], or a table");
        return new NoiseSpec(collective, new ProcessSpec.White(local.get(0)), new ProcessSpec.White(local.get(1)));
    }

    /** The processes of a table, as many as qubits share it. */
    private static List<ProcessSpec> process(Table table, int count) {
        String kind = table.text("kind").orElse("white");
        Names.indexIn(KINDS, table.key("kind"), kind);
        return switch (kind) {
            case "ornstein-uhlenbeck" -> coloured(table, count, ProcessSpec.Law.ORNSTEIN_UHLENBECK);
            case "telegraph" -> coloured(table, count, ProcessSpec.Law.TELEGRAPH);
            case "quasistatic" -> strengths(table, count, kind, "deviation", List.of(), ProcessSpec.Quasistatic::new);
            case "pink" -> pink(table, count);
            default -> strengths(table, count, kind, "intensity", List.of(), ProcessSpec.White::new);
        };
    }

    private static List<ProcessSpec> coloured(Table table, int count, ProcessSpec.Law law) {
        double tau = required(table, law.text(), "correlation_time");
        return strengths(
                table,
                count,
                law.text(),
                "intensity",
                List.of("correlation_time"),
                strength -> new ProcessSpec.Coloured(law, strength, tau));
    }

    private static List<ProcessSpec> pink(Table table, int count) {
        double lowest = required(table, "pink", "lowest");
        double highest = required(table, "pink", "highest");
        String named = table.text("sources").orElse(SOURCES.get(0));
        ProcessSpec.Law sources = LAWS.get(Names.indexIn(SOURCES, table.key("sources"), named));
        return strengths(
                table,
                count,
                "pink",
                "deviation",
                List.of("lowest", "highest", "sources"),
                strength -> new ProcessSpec.Pink(strength, lowest, highest, sources));
    }

    private static double required(Table table, String kind, String key) {
        return table.number(key)
                .orElseThrow(() -> BadInputException.missing(
                        table.key(key), "must be a number > 0: noise of the kind \"" + kind + "\" needs it"));
    }

    private static List<ProcessSpec> strengths(
            Table table, int count, String kind, String strength, List<String> others, DoubleFunction<ProcessSpec> of) {
        for (String key : PARAMETERS) {
            if (table.has(key) && !key.equals(strength) && !others.contains(key)) {
                throw new BadInputException(
                        table.key(key),
                        null,
                        "is no parameter of noise of the kind \"" + kind + "\", which has "
                                + String.join(
                                        ", ",
                                        Stream.concat(Stream.of(strength), others.stream())
                                                .toList()),
                        "Leave it out, or give the kind that has it.");
            }
        }
        if (!table.has(strength)) {
            throw BadInputException.missing(
                    table.key(strength), "must be a number >= 0: noise of the kind \"" + kind + "\" needs it");
        }
        if (count == 2 && table.isList(strength)) {
            return table.two(strength, "must be a number, or a list of two numbers").stream()
                    .<ProcessSpec>map(of::apply)
                    .toList();
        }
        ProcessSpec one = of.apply(table.requiredNumber(strength, "must be a number >= 0"));
        return count == 2 ? List.of(one, one) : List.of(one);
    }
}
