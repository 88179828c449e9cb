package org.bellwether.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole {@code validate} in a fresh JVM, and what it cost.
 *
 * @param wall seconds from start to end
 * @param seconds of the trajectories alone
 * @param nanoseconds a trajectory-step
 * @param cpu seconds of processor time of the whole process
 * @param megabytes the most memory it held; 0 where the system does not tell
 */
record Command(double wall, double seconds, double nanoseconds, double cpu, double megabytes) {
    private static final int KILOBYTES_A_MEGABYTE = 1024;
    private static final int LOOK_MILLIS = 20;

    /** Runs the program as its users do, on the Java of that home. */
    static Command run(Path home, Path program, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "validate", "--json", "--quiet"));
        command.addAll(List.of(options));
        Path out = Files.createTempFile("bellwether", ".json");
        try {
            long start = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("JAVA_HOME", home.toString());
            Process process = builder.start();
            double megabytes = 0;
            while (process.isAlive()) {
                megabytes = Math.max(megabytes, memory(process.pid()));
                Thread.sleep(LOOK_MILLIS);
            }
            double wall = (System.nanoTime() - start) * 1e-9;
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command + " ended with exit status " + process.exitValue());
            }
            String json = Files.readString(out);
            return new Command(
                    wall,
                    number(json, "seconds"),
                    number(json, "nanoseconds_per_trajectory_step"),
                    number(json, "cpu_seconds"),
                    megabytes);
        } finally {
            Files.delete(out);
        }
    }

    String text() {
        return String.format(Locale.ROOT, "%.1f s, %.0f MB, %.1f ns a trajectory-step", wall, megabytes, nanoseconds);
    }

    private static double memory(long pid) {
        try {
            Matcher peak = Pattern.compile("VmHWM:\\s*(\\d+)")
                    .matcher(Files.readString(Path.of("/proc/" + pid + "/status"), StandardCharsets.ISO_8859_1));
            return peak.find() ? Double.parseDouble(peak.group(1)) / KILOBYTES_A_MEGABYTE : 0;
        } catch (IOException e) {
            // The process is gone, or this is another system.
            return 0;
        }
    }

    private static double number(String json, String key) {
        Matcher value = Pattern.compile("\"" + key + "\"\\s*:\\s*([-+.0-9Ee]+)").matcher(json);
        if (!value.find()) {
            throw new IllegalStateException("no " + key + " in the result of a run");
        }
        return Double.parseDouble(value.group(1));
    }
}
