package org.bellwether.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another JVM that runs the ensemble of {@link Scaling} on one thread, again and again, as long as it is told to. */
final class Neighbour implements AutoCloseable {
    private static final int WARM_UP = 20;
    private static final String READY = "ready";
    private static final int WORK = 'w';
    private static final int REST = 'r';

    private final Process process;
    private final BufferedReader answers;
    private final OutputStream orders;

    private Neighbour(Process process) {
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        orders = process.getOutputStream();
    }

    /** Starts one on this Java, and waits until everything in it is compiled. */
    static Neighbour start() throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Neighbour.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Neighbour neighbour = new Neighbour(process);
        neighbour.await();
        return neighbour;
    }

    /** Has it work from now on. */
    void work() throws IOException {
        order(WORK);
    }

    /** Has it rest, and waits until it does. */
    void rest() throws IOException {
        order(REST);
        await();
    }

    private void order(int order) throws IOException {
        orders.write(order);
        orders.flush();
    }

    private void await() throws IOException {
        if (!READY.equals(answers.readLine())) {
            throw new IOException("the JVM next door has ended");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The JVM next door. */
    public static void main(String[] arguments) throws IOException {
        for (int k = 0; k < WARM_UP; k++) {
            Scaling.seconds(1);
        }
        System.out.println(READY);
        boolean works = false;
        while (true) {
            if (!works || System.in.available() > 0) {
                int order = System.in.read();
                if (order < 0) {
                    return;
                }
                works = order == WORK;
                if (order == REST) {
                    System.out.println(READY);
                }
            } else {
                Scaling.seconds(1);
            }
        }
    }
}
