package org.bellwether.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the figures that the kernel is judged by, each as a ratio within this one run on this one machine, and prints them as
 * a table: the kernel's step against its own Gaussians and against hand-written C++, fresh JVMs against each other, two threads
 * against one, and whole commands.
 */
public final class Ratios {
    /** Hand-written C++ on a machine of this kind, dt = 0.05, 201 output times; ns a trajectory-step. */
    private static final double SCALAR_CPP = 21;

    private static final double SIMD_CPP = 7;
    /** A QuTiP loop with explicit noise; ns a noise step. */
    private static final double QUTIP = 250_000;

    private static final int REPETITIONS = 3;
    private static final int FORKS = 20;

    private final Path home;
    private final Path program;
    private final String name;
    private final List<String> rows = new ArrayList<>();

    private Ratios(Path home, Path program) throws IOException {
        this.home = home;
        this.program = program;
        name = Files.readAllLines(home.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("[^0-9.]", ""))
                .findFirst()
                .orElse("?");
    }

    /**
     * Measures.
     *
     * @param arguments the program, the file for the table, and the homes of the Javas to measure on
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        List<String> table = new ArrayList<>(
                List.of("| Java | figure | measured | ratio | to reach |", "| --- | --- | --- | --- | --- |"));
        for (String home : Arrays.asList(arguments).subList(2, arguments.length)) {
            Ratios ratios = new Ratios(Path.of(home), Path.of(arguments[0]));
            ratios.kernel();
            ratios.cplusplus();
            ratios.threads();
            ratios.forks();
            ratios.commands();
            table.addAll(ratios.rows);
        }
        Files.write(Path.of(arguments[1]), table);
        table.forEach(System.out::println);
    }

    private void kernel() throws RunnerException {
        double gaussians = jmh("PassBenchmark.gaussians", "SIMD", true) / 128;
        double passes = jmh("PassBenchmark.whole", "SIMD", true) / 128;
        double step = jmh("KernelBenchmark.step", "SIMD", false);
        row("Gaussians of a step, vectors", nanos(gaussians), "", "");
        row("all passes of a step, dt = 0.05", nanos(passes), times(passes / gaussians) + " its Gaussians", "1.5");
        row(
                "kernel step, dt = 0.05",
                nanos(step),
                times(step / gaussians) + " its Gaussians",
                "1.5; 5 ns on 25, 8 ns on 17");
    }

    /** The score of a benchmark in ns an operation: the median of its iterations. */
    private double jmh(String benchmark, String kernel, boolean lanes) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + benchmark.replace(".", "\\.") + "$")
                .jvm(java())
                .jvmArgsAppend("--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC")
                .param("kernel", kernel)
                .param("step", "0.05")
                .forks(3)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .addProfiler(GCProfiler.class);
        if (lanes) {
            options.param("lanes", "128").param("onePlane", "true");
        }
        RunResult result = new Runner(options.build()).runSingle();
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    /** As the C++ was measured, without start and compilation: the difference of a longer and a shorter run. */
    private void cplusplus() throws IOException, InterruptedException {
        String[] grid = {"--threads", "1", "--set", "time.step=0.05", "--set", "time.end=1000", "--trajectories"};
        double[] steps = new double[REPETITIONS];
        for (int k = 0; k < REPETITIONS; k++) {
            Command longer = run(with(grid, "49152"));
            Command shorter = run(with(grid, "16384"));
            steps[k] = (longer.seconds() - shorter.seconds()) / (32_768 * 20_000.0) * 1e9;
        }
        Arrays.sort(steps);
        double step = steps[REPETITIONS / 2];
        row("ensemble, dt = 0.05, 201 output times, 1 thread", nanos(step), "", "");
        row("  against scalar C++, 21 ns", "", times(SCALAR_CPP / step), "4");
        row("  against AVX-512 C++, 7.0 ns", "", times(SIMD_CPP / step), "1.3");
        row("  against a QuTiP loop, 250 µs", "", times(QUTIP / step), "10 000");
    }

    private static String[] with(String[] options, String last) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = last;
        return all;
    }

    private void threads() throws IOException, InterruptedException {
        Process scaling = new ProcessBuilder(
                        java(),
                        "--add-modules=jdk.incubator.vector",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Scaling.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String[] medians = new String(scaling.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ");
        scaling.waitFor();
        row(
                "two threads against one, median of " + Scaling.PAIRS + " pairs",
                "",
                times(Double.parseDouble(medians[0])),
                "1.9");
        row(
                "  the same of two JVMs that share nothing: what the machine gives",
                "",
                times(Double.parseDouble(medians[1])),
                "");
    }

    private void forks() throws IOException, InterruptedException {
        List<Command> forks = runs(FORKS, "--trajectories", "100000", "--set", "time.step=1", "--threads", "1");
        double slowest = forks.stream().mapToDouble(Command::cpu).max().orElseThrow();
        double median = median(forks).cpu();
        row(
                "CPU time of " + FORKS + " fresh JVMs, slowest against median",
                String.format(Locale.ROOT, "%.2f s", median),
                times(slowest / median),
                "≤ 1.3");
    }

    private void commands() throws IOException, InterruptedException {
        Command small = median(runs(5));
        row("validate", small.text(), "", "3 s");
        Command large = median(runs(3, "--trajectories", "1000000"));
        row("validate --trajectories 1000000", large.text(), "", "10 s, 300 MB");
    }

    private List<Command> runs(int number, String... options) throws IOException, InterruptedException {
        List<Command> runs = new ArrayList<>();
        for (int k = 0; k < number; k++) {
            runs.add(run(options));
        }
        return runs;
    }

    private Command run(String... options) throws IOException, InterruptedException {
        return Command.run(home, program, options);
    }

    private String java() {
        return home.resolve("bin").resolve("java").toString();
    }

    private static Command median(List<Command> runs) {
        return runs.stream()
                .sorted((a, b) -> Double.compare(a.cpu(), b.cpu()))
                .toList()
                .get((runs.size() - 1) / 2);
    }

    private static String nanos(double value) {
        return String.format(Locale.ROOT, "%.1f ns", value);
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 100 ? "%.2f ×" : "%,.0f ×", ratio);
    }

    private void row(String figure, String measured, String ratio, String goal) {
        String row = String.format("| %s | %s | %s | %s | %s |", name, figure, measured, ratio, goal);
        rows.add(row);
        System.err.println(row);
    }
}
