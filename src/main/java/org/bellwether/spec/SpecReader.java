package org.bellwether.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads a configuration. Whatever is wrong with it ends in a {@link BadInputException}. */
public final class SpecReader {
    /** The value of time.spacing for equidistant output times. */
    static final String EQUIDISTANT = "linear";
    /** That for output times with a common quotient. */
    static final String LOGARITHMIC = "log";

    private static final int LARGEST_FILE = 1 << 22;
    private static final Pattern OPENED = Pattern.compile("/dev/stdin|/dev/fd/\\d+|/proc/[^/]+/fd/\\d+");

    private SpecReader() {}

    /**
     * Reads a configuration file.
     *
     * @param file a TOML file
     * @param overrides changes of single values, as in "machine.bath.0.temperature=0.6"
     * @throws BadInputException if the file cannot be read, is not TOML, or is not a valid configuration
     */
    public static Spec read(Path file, List<String> overrides) {
        return read(file, overrides, NoiseFiles.NONE);
    }

    /** The same, with the files that it may name. */
    public static Spec read(Path file, List<String> overrides, NoiseFiles files) {
        return parse(content(file), file.toString(), overrides, files);
    }

    /**
     * Reads a configuration from its text.
     *
     * @param toml the text
     * @param source what messages call it, such as a file name
     * @param overrides changes of single values, as in "machine.bath.0.temperature=0.6"; where they change machine or noise, the
     *     title says so
     * @throws BadInputException if the text is not TOML or not a valid configuration
     */
    public static Spec parse(String toml, String source, List<String> overrides) {
        return parse(toml, source, overrides, NoiseFiles.NONE);
    }

    /** The same, with the files that it may name. */
    public static Spec parse(String toml, String source, List<String> overrides, NoiseFiles files) {
        ObjectNode root = Toml.parse(toml, source);
        List<String> overridden = Overrides.apply(root, overrides);
        try {
            Spec spec = spec(new Table("", root), files);
            return overrides.isEmpty() ? spec : TitleMark.marked(original(toml, source, files), spec);
        } catch (BadInputException e) {
            boolean fromCommandLine = overridden.stream().anyMatch(path -> (e.key() + ".").startsWith(path + "."));
            throw fromCommandLine ? e : e.in(source);
        }
    }

    /** What is written, without changes; null where that is no valid configuration. */
    private static @Nullable Spec original(String toml, String source, NoiseFiles files) {
        try {
            return spec(new Table("", Toml.parse(toml, source)), files);
        } catch (BadInputException e) {
            return null;
        }
    }

    /** Reads the whole. */
    static Spec spec(Table root, NoiseFiles files) {
        String title = root.text("title").orElse("");
        return new Spec(
                title,
                system(root, files),
                time(root.table("time")),
                ensemble(root.table("ensemble")),
                fluctuations(root.table("fluctuations")));
    }

    private static SystemSpec system(Table root, NoiseFiles files) {
        if (root.has("system")) {
            for (String other : List.of("machine", "noise")) {
                if (root.has(other)) {
                    throw new BadInputException(
                            other,
                            null,
                            "must not be given beside [system], which says all of a system",
                            "Leave one of the two out; noise of a system is [[system.noise]].");
                }
            }
            return CustomReader.read(root.table("system"), files);
        }
        if (!root.has("machine")) {
            throw BadInputException.missing(
                    "machine", "must be a table with two [[machine.bath]], unless there is a table [system]");
        }
        return MachineReader.read(root.table("machine"), root.table("noise"), files);
    }

    private static TimeSpec time(Table table) {
        OptionalDouble step = numberOrAuto(table, "step", "> 0");
        OptionalDouble end = table.number("end");
        OptionalDouble start = start(table);
        if (table.has("at")) {
            for (String other : List.of("samples", "spacing")) {
                if (table.has(other)) {
                    throw new BadInputException(
                            "time." + other, null, "must not be given beside time.at", "Leave one of the two out.");
                }
            }
            List<Double> at = table.numbers("at", "must be a list of times").orElse(List.of());
            TimeSpec grid = TimeSpec.at(at);
            return new TimeSpec(end.orElse(grid.end()), at.size(), at, start, step);
        }
        long samples = Check.between(
                "time.samples", table.integer("samples", TimeSpec.DEFAULT_SAMPLES), 1, TimeSpec.MOST_SAMPLES);
        double last = end.orElseThrow(() -> BadInputException.missing(
                "time.end", "must be a finite number > 0, unless the output times are listed in time.at"));
        return new TimeSpec(last, (int) samples, List.of(), start, step);
    }

    /** The first output time where they are logarithmically spaced. */
    private static OptionalDouble start(Table table) {
        String spacing = table.text("spacing").orElse(EQUIDISTANT);
        OptionalDouble start = table.number("start");
        if (!spacing.equals(EQUIDISTANT) && !spacing.equals(LOGARITHMIC)) {
            throw new BadInputException(
                    "time.spacing",
                    '"' + spacing + '"',
                    "must be \"linear\" or \"log\"",
                    "Other times can be listed in time.at.");
        }
        if (spacing.equals(LOGARITHMIC) && start.isEmpty()) {
            throw BadInputException.missing(
                    "time.start", "must be the first output time, > 0, beside time.spacing = \"log\"");
        }
        if (spacing.equals(EQUIDISTANT) && start.isPresent()) {
            throw new BadInputException(
                    "time.start",
                    Decimal.text(start.getAsDouble()),
                    "must not be given without time.spacing = \"log\"",
                    "Equidistant times begin at time.end over time.samples.");
        }
        return start;
    }

    /** A number, or empty for "auto" and for nothing. */
    private static OptionalDouble numberOrAuto(Table table, String name, String range) {
        if (table.isText(name)) {
            String text = table.text(name).orElse("auto");
            if (!text.equals("auto")) {
                throw new BadInputException(
                        table.key(name), '"' + text + '"', "must be \"auto\" or a number " + range, null);
            }
            return OptionalDouble.empty();
        }
        return table.number(name);
    }

    private static FluctuationSpec fluctuations(Table table) {
        FluctuationSpec normal = FluctuationSpec.DEFAULT;
        long most = Integer.MAX_VALUE;
        return new FluctuationSpec(
                numberOrAuto(table, "window_start", ">= 0"),
                (int) Math.min(most, table.integer("long_trajectories", normal.longTrajectories())),
                table.integer("bell_shots", normal.bellShots()),
                numberOrAuto(table, "bell_interval", "> 0"));
    }

    private static EnsembleSpec ensemble(Table table) {
        EnsembleSpec normal = EnsembleSpec.DEFAULT;
        return new EnsembleSpec(
                table.integer("trajectories", normal.trajectories()),
                table.integer("seed", normal.seed()),
                table.number("checkpoint_seconds").orElse(normal.checkpointSeconds()),
                table.number("significance").orElse(normal.significance()),
                table.text("unravelling")
                        .map(name -> Unravelling.of(table.key("unravelling"), name))
                        .orElse(normal.unravelling()),
                table.text("on_failure").orElse(normal.onFailure()),
                table.text("generator").orElse(normal.generator()));
    }

    /**
     * Whether reading may take for ever: a pipe by name waits for somebody who writes, and a device may have no end. Those that the
     * shell has opened, as in {@code <(...)}, have their writer.
     */
    private static boolean mayHang(Path file) {
        String name = file.toAbsolutePath().normalize().toString();
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).isOther()
                    && !OPENED.matcher(name).matches();
        } catch (IOException e) {
            // Reading it will tell.
            return false;
        }
    }

    /**
     * The text of a configuration file.
     *
     * @throws BadInputException if the file cannot be read
     */
    public static String content(Path file) {
        byte[] bytes;
        if (mayHang(file)) {
            throw unusable(
                    file, "this is a pipe or a device, not a file", "Give a file, or /dev/stdin for what is piped in.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST_FILE + 1);
        } catch (NoSuchFileException e) {
            throw unusable(
                    file,
                    "there is no such file, and no built-in example of that name",
                    "\"bellwether examples\" lists those.");
        } catch (AccessDeniedException e) {
            throw unusable(file, "this file may not be read", null);
        } catch (IOException e) {
            throw unusable(
                    file,
                    Files.isDirectory(file) ? "this is a directory, not a file" : "this file cannot be read",
                    null);
        }
        if (bytes.length > LARGEST_FILE) {
            throw unusable(file, "this file is too large for a configuration (more than 4 MiB)", null);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unusable(file, "line " + badLine(bytes) + " is not UTF-8 text", "Save the file as UTF-8.");
        }
    }

    private static int badLine(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int bad = text.indexOf('\uFFFD');
        return 1
                + (int) text.substring(0, Math.max(0, bad))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static BadInputException unusable(Path file, String rule, @Nullable String cure) {
        return new BadInputException(file.toString(), null, rule, cure);
    }
}
