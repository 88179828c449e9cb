package org.bellwether.spec;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of the noise. A number is white noise of that intensity; a table names a kind and has the keys of that kind, no
 * others.
 */
final class NoiseReader {
    private static final List<String> KINDS =
            List.of("white", "ornstein-uhlenbeck", "telegraph", "quasistatic", "pink", "spectrum", "record");
    private static final List<ProcessSpec.Law> LAWS = List.of(ProcessSpec.Law.values());
    private static final List<String> SOURCES =
            LAWS.stream().map(ProcessSpec.Law::text).toList();
    /** The keys that belong to one kind or another beside "kind". */
    static final List<String> PARAMETERS = List.of(
            "intensity",
            "deviation",
            "correlation_time",
            "lowest",
            "highest",
            "sources",
            "file",
            "repeat",
            "offset",
            "sha256");

    static final String HASH = "sha256";
    private static final String COLLECTIVE = "collective";
    private static final List<String> LOCAL = List.of("local1", "local2");

    private final NoiseFiles files;

    private NoiseReader(NoiseFiles files) {
        this.files = files;
    }

    /** Reads the table; files come from where it says. */
    static NoiseSpec read(Table noise, NoiseFiles files) {
        return new NoiseReader(files).read(noise);
    }

    /** The process of a single noise, of a table or of a number. */
    static ProcessSpec one(Table noises, String name, NoiseFiles files) {
        return noises.isTable(name)
                ? new NoiseReader(files)
                        .process(noises.table(name), List.of(name))
                        .get(0)
                : new ProcessSpec.White(noises.number(name).orElse(0));
    }

    /** The process of a table that has more keys than those of a process. */
    static ProcessSpec ofTable(Table table, String name, NoiseFiles files) {
        return new NoiseReader(files).process(table, List.of(name)).get(0);
    }

    private NoiseSpec read(Table noise) {
        ProcessSpec collective = one(noise, COLLECTIVE, files);
        if (noise.isTable("local")) {
            List<ProcessSpec> local = process(noise.table("local"), LOCAL);
            return new NoiseSpec(collective, local.get(0), local.get(1));
        }
        List<Double> local = noise.two("local", "must be a list of two numbers [gamma_l1, gamma_l2], or a table");
        return new NoiseSpec(collective, new ProcessSpec.White(local.get(0)), new ProcessSpec.White(local.get(1)));
    }

    /** The local noises of any number of qubits; one number serves all. */
    static List<ProcessSpec> local(Table noise, int qubits, NoiseFiles files) {
        List<String> names =
                IntStream.rangeClosed(1, qubits).mapToObj(k -> "local" + k).toList();
        if (noise.isTable("local")) {
            return new NoiseReader(files).process(noise.table("local"), names);
        }
        List<Double> strengths = noise.isList("local")
                ? noise.numbers("local", "must be a list of numbers").orElse(List.of())
                : Collections.nCopies(qubits, noise.number("local").orElse(0));
        return strengths.stream().<ProcessSpec>map(ProcessSpec.White::new).toList();
    }

    /** The processes of a table, one for each name; they share all but their strength. */
    private List<ProcessSpec> process(Table table, List<String> names) {
        int count = names.size();
        String kind = table.text("kind").orElse("white");
        Names.indexIn(KINDS, table.key("kind"), kind);
        return switch (kind) {
            case "ornstein-uhlenbeck" -> coloured(table, count, ProcessSpec.Law.ORNSTEIN_UHLENBECK);
            case "telegraph" -> coloured(table, count, ProcessSpec.Law.TELEGRAPH);
            case "quasistatic" -> strengths(table, count, kind, "deviation", List.of(), ProcessSpec.Quasistatic::new);
            case "pink" -> pink(table, count);
            case "spectrum" -> spectrum(table, count);
            case "record" -> records(table, names);
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
        requireOnly(
                table, kind, Stream.concat(Stream.of(strength), others.stream()).toList());
        if (!table.has(strength)) {
            throw BadInputException.missing(
                    table.key(strength), "must be a number >= 0: noise of the kind \"" + kind + "\" needs it");
        }
        if (count > 1 && table.isList(strength)) {
            return table.many(strength, count, "must be a number, or a list of " + number(count) + " numbers").stream()
                    .<ProcessSpec>map(of::apply)
                    .toList();
        }
        return Collections.nCopies(count, of.apply(table.requiredNumber(strength, "must be a number >= 0")));
    }

    private static String number(int count) {
        return count == 2 ? "two" : Integer.toString(count);
    }

    private static void requireOnly(Table table, String kind, List<String> keys) {
        for (String key : PARAMETERS) {
            if (table.has(key) && !keys.contains(key)) {
                throw new BadInputException(
                        table.key(key),
                        null,
                        "is no parameter of noise of the kind \"" + kind + "\", which has "
                                + keys.stream().filter(k -> !k.equals(HASH)).collect(Collectors.joining(", ")),
                        "Leave it out, or give the kind that has it.");
            }
        }
    }

    private List<ProcessSpec> spectrum(Table table, int count) {
        requireOnly(table, "spectrum", List.of("file", HASH));
        NoiseTable content = content(table, "spectrum");
        if (content.kind() != NoiseTable.Kind.SPECTRUM) {
            throw wrong(table, "must have the columns w,S, and has " + columns(content), null);
        }
        checkHash(table, content);
        return Collections.nCopies(count, new ProcessSpec.Spectrum(content));
    }

    private List<ProcessSpec> records(Table table, List<String> names) {
        requireOnly(table, "record", List.of("file", "repeat", "offset", HASH));
        boolean repeat = table.truth("repeat", false);
        OptionalDouble offset = offset(table);
        NoiseTable content = content(table, "record");
        List<String> columns = columns(table, content, names);
        NoiseTable own = content.with(columns);
        checkHash(table, own);
        return columns.stream()
                .<ProcessSpec>map(column -> new ProcessSpec.Recorded(own, column, repeat, offset))
                .toList();
    }

    private static OptionalDouble offset(Table table) {
        if (!table.isText("offset")) {
            OptionalDouble number = table.number("offset");
            return number.isPresent() ? number : OptionalDouble.of(0);
        }
        String text = table.text("offset").orElse(ProcessSpec.RANDOM);
        if (!text.equals(ProcessSpec.RANDOM)) {
            throw new BadInputException(
                    table.key("offset"), '"' + text + '"', "must be a number >= 0 or \"random\"", null);
        }
        return OptionalDouble.empty();
    }

    /** The columns that the named noises play: their own, or of a single noise also "eta". */
    private static List<String> columns(Table table, NoiseTable content, List<String> names) {
        List<String> has = content.columns();
        if (content.kind() == NoiseTable.Kind.SPECTRUM) {
            throw wrong(table, "must have the columns t,eta of a record, and has " + columns(content), null);
        }
        if (names.size() > 1) {
            if (!has.containsAll(names)) {
                throw wrong(
                        table,
                        "must have the columns t," + String.join(",", names) + ", one noise for each qubit, and has "
                                + columns(content),
                        has.equals(List.of("eta"))
                                ? "One noise on all qubits is collective: give it as noise.collective."
                                : null);
            }
            return names;
        }
        String own = has.contains(names.get(0)) ? names.get(0) : "eta";
        if (!has.contains(own)) {
            throw wrong(
                    table, "must have the columns t,eta or t," + names.get(0) + ", and has " + columns(content), null);
        }
        return List.of(own);
    }

    private static String columns(NoiseTable content) {
        return content.kind().axis() + "," + String.join(",", content.columns());
    }

    private NoiseTable content(Table table, String kind) {
        String name = table.text("file")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> BadInputException.missing(
                        table.key("file"), "must be the name of a file: noise of the kind \"" + kind + "\" needs it"));
        return files.read(table.key("file"), name);
    }

    /** What is stored names the file by its hash, so that no other one takes its place unseen. */
    private static void checkHash(Table table, NoiseTable content) {
        String hash = table.text(HASH).orElse(content.sha256());
        if (!hash.equals(content.sha256())) {
            throw new BadInputException(
                    table.key(HASH),
                    '"' + hash + '"',
                    "must be the SHA-256 of the numbers in "
                            + table.text("file").orElse("the file") + ", which is now " + content.sha256()
                            + ": the file was altered",
                    "Put the former file back, or leave the key out to take the file as it is.");
        }
    }

    private static BadInputException wrong(Table table, String rule, @Nullable String cure) {
        return new BadInputException(table.key("file"), '"' + table.text("file").orElse("") + '"', rule, cure);
    }
}
