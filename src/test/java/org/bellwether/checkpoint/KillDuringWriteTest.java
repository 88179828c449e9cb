package org.bellwether.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that does nothing but write checkpoints is killed at random moments, so most often in the midst of one. */
@Timeout(600)
class KillDuringWriteTest {
    private static final int LENGTH = 50_000;

    @TempDir
    private Path directory = Path.of("");

    /** Writes checkpoints n = from, from + 1, ... until it is killed. */
    public static void main(String[] arguments) throws IOException {
        CheckpointFile file = new CheckpointFile(Path.of(arguments[0]), 1);
        for (long n = Long.parseLong(arguments[1]); ; n++) {
            long number = n;
            file.write(out -> {
                for (int i = 0; i < LENGTH; i++) {
                    out.writeLong(number * i);
                }
            });
        }
    }

    @Test
    void aWholeCheckpointRemains() throws Exception {
        kill(3);
    }

    @Test
    @Tag("slow")
    void aWholeCheckpointRemainsFiftyTimes() throws Exception {
        kill(50);
    }

    private void kill(int times) throws Exception {
        CheckpointFile file = new CheckpointFile(directory, 1);
        Random random = new Random(times);
        long last = 0;
        for (int k = 0; k < times; k++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            KillDuringWriteTest.class.getName(),
                            directory.toString(),
                            Long.toString(last + 1))
                    .inheritIO()
                    .start();
            while (process.isAlive() && (!file.exists() || read(file) == last)) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(100));
            assertThat(process.isAlive()).isTrue();
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            long now = read(file);
            assertThat(now).isGreaterThan(last);
            last = now;
        }
    }

    /** The number of the checkpoint; whoever reads while another writes may find that a file was renamed under his hands. */
    private static long read(CheckpointFile file) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return file.read(in -> {
                            in.readLong();
                            long n = in.readLong();
                            for (int i = 2; i < LENGTH; i++) {
                                if (in.readLong() != n * i) {
                                    throw new AssertionError("checkpoint " + n + " is mixed at " + i);
                                }
                            }
                            return n;
                        })
                        .content();
            } catch (UnusableException e) {
                if (attempt > 100) {
                    throw new AssertionError(e);
                }
                Thread.sleep(1);
            }
        }
    }
}
