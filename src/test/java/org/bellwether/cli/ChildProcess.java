package org.bellwether.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Bellwether in a process of its own, to be killed. */
final class ChildProcess {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a command.
     *
     * @param shell what the shell does before, such as "ulimit -f 8"
     * @param java options of the Java virtual machine
     * @param output the file for what it prints
     */
    static ChildProcess start(String shell, List<String> java, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        // Signals as a terminal would have them, also where the tests run in the background.
        command.addAll(List.of("bash", "-c", shell + "; exec env --default-signal=INT,TERM \"$@\"", "bash"));
        command.add(JAVA.toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(java);
        // Absolute, so that the shell may go to another directory.
        String classpath = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classpath, Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ChildProcess(process, output);
    }

    static ChildProcess start(Path output, String... arguments) throws IOException {
        return start("true", List.of(), output, arguments);
    }

    /** Waits until a file is there, or the process has ended. */
    void await(Path file) throws InterruptedException {
        while (process.isAlive() && !Files.exists(file)) {
            Thread.sleep(10);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        end();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Waits for the end, and returns the exit status. */
    int end() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("a child process does not end");
        }
        return process.exitValue();
    }

    /** Standard output and standard error. */
    String printed() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
