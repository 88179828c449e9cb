package org.bellwether.report;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command line of this program, whole: whoever pastes its text into a shell, in any directory, starts the program that printed
 * it.
 *
 * @param words the command and its arguments, without the program
 */
public record ShellCommand(List<String> words) {
    /** The Java property with the path of the script that has started this program. */
    static final String LAUNCHER = "bellwether.launcher";

    /** The variable with options of the Java virtual machine that the script passes on. */
    private static final String JAVA_OPTIONS = "BELLWETHER_JAVA_OPTS";

    private static final String MAIN = "org.bellwether.cli.Main";

    /** Makes the list immutable. */
    public ShellCommand {
        words = List.copyOf(words);
    }

    /** A command and its arguments; paths among them are absolute. */
    public static ShellCommand of(String... words) {
        return new ShellCommand(List.of(words));
    }

    /** The same with more arguments. */
    public ShellCommand with(String... more) {
        return new ShellCommand(
                Stream.concat(words.stream(), Arrays.stream(more)).toList());
    }

    /** A path that is the same in every directory. */
    public static String path(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** The text, quoted for a shell. */
    @Override
    public String toString() {
        return Stream.concat(program().stream(), words.stream().map(ShellCommand::quoted))
                .collect(Collectors.joining(" "));
    }

    /** What starts this program: its script, else Spark, else Java. */
    private static List<String> program() {
        String launcher = System.getProperty(LAUNCHER, "");
        if (!launcher.isEmpty() && Files.isExecutable(Path.of(launcher))) {
            String options = System.getenv().getOrDefault(JAVA_OPTIONS, "");
            return options.isBlank()
                    ? List.of(quoted(launcher))
                    : List.of(JAVA_OPTIONS + "=" + quoted(options), quoted(launcher));
        }
        Path jar = jar();
        String spark = System.getenv().getOrDefault("SPARK_HOME", "");
        String master = System.getProperty("spark.master", "");
        if (jar != null && Boolean.getBoolean("SPARK_SUBMIT") && !spark.isEmpty()) {
            return Stream.of(Path.of(spark, "bin", "spark-submit").toString(), "--master", master, path(jar))
                    .map(ShellCommand::quoted)
                    .toList();
        }
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(entry -> path(Path.of(entry)))
                .collect(Collectors.joining(java.io.File.pathSeparator));
        words.addAll(
                jar != null && classPath.equals(path(jar))
                        ? List.of("-jar", path(jar))
                        : List.of("-cp", classPath, MAIN));
        return words.stream().map(ShellCommand::quoted).toList();
    }

    /** The jar with this class; null where it is in none. */
    private static @Nullable Path jar() {
        CodeSource source = ShellCommand.class.getProtectionDomain().getCodeSource();
        try {
            Path file = source == null ? null : Path.of(source.getLocation().toURI());
            return file != null && Files.isRegularFile(file) ? file : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** A word for a shell. */
    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
