package org.bellwether.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bellwether.checkpoint.CheckpointFile.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the files, what is read was written so, or it is refused. */
class CheckpointFileTest {
    @TempDir
    private Path directory = Path.of("");

    private CheckpointFile file() {
        return new CheckpointFile(directory, 3);
    }

    private void write(String text) throws IOException {
        file().write(out -> out.writeUTF(text));
    }

    private Read<String> read() throws UnusableException {
        return file().read(in -> in.readUTF());
    }

    private Path newest() {
        return directory.resolve("checkpoint.bin");
    }

    private Path previous() {
        return directory.resolve("checkpoint.previous.bin");
    }

    @Test
    void theNewestIsRead() throws IOException {
        assertThat(file().exists()).isFalse();
        write("one");
        assertThat(read()).isEqualTo(new Read<>("one", ""));
        write("two");
        write("three");
        assertThat(read()).isEqualTo(new Read<>("three", ""));
        assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".partial"));
        assertThat(file().exists()).isTrue();
        file().delete();
        assertThat(file().exists()).isFalse();
    }

    @Test
    void everyFlippedBitIsRecognised() throws IOException {
        write("before");
        write("now");
        byte[] good = Files.readAllBytes(newest());
        assertThat(good).hasSize(8 + 8 + 4 + 5 + 4);
        for (int i = 0; i < 8 * good.length; i++) {
            byte[] bad = good.clone();
            bad[i / 8] ^= (byte) (1 << i % 8);
            Files.write(newest(), bad);
            Read<String> read = read();
            assertThat(read.content()).isEqualTo("before");
            assertThat(read.remark()).startsWith("checkpoint.bin ").endsWith("; the previous one is used");
        }
    }

    @Test
    void everyTruncationAndAnyAdditionIsRecognised() throws IOException {
        write("before");
        write("now");
        byte[] good = Files.readAllBytes(newest());
        for (int length = 0; length < good.length; length++) {
            Files.write(newest(), Arrays.copyOf(good, length));
            assertThat(read().content()).as("%d bytes", length).isEqualTo("before");
        }
        Files.write(newest(), Arrays.copyOf(good, good.length + 1));
        assertThat(read().content()).isEqualTo("before");
    }

    @Test
    void eachFaultIsNamed() throws IOException {
        write("now");
        byte[] good = Files.readAllBytes(newest());
        fault(new byte[0], "checkpoint.bin is empty");
        fault("# some text of another program".getBytes(java.nio.charset.StandardCharsets.UTF_8), "is no checkpoint");
        fault(Arrays.copyOf(good, good.length - 3), "was cut short");
        byte[] altered = good.clone();
        altered[good.length - 6] ^= 1;
        fault(altered, "its checksum is wrong");
        Files.delete(newest());
        new CheckpointFile(directory, 4).write(out -> out.writeUTF("now"));
        assertThatThrownBy(this::read).isInstanceOf(UnusableException.class).hasMessageContaining("newer version");
        Files.delete(newest());
        assertThatThrownBy(this::read).hasMessage("there is no checkpoint.bin");
    }

    private void fault(byte[] content, String message) throws IOException {
        Files.write(newest(), content);
        assertThatThrownBy(this::read).isInstanceOf(UnusableException.class).hasMessageContaining(message);
    }

    /** A program that was altered may write any length with the right checksum. */
    @Test
    void lengthsThatCannotBeAreNamed() throws IOException {
        for (int length : new int[] {-1, 1000, Integer.MAX_VALUE}) {
            Files.deleteIfExists(newest());
            Files.deleteIfExists(previous());
            file().write(out -> out.writeInt(length));
            assertThatThrownBy(() -> file().read(in -> {
                        byte[] bytes = new byte[in.readInt()];
                        in.readFully(bytes);
                        return bytes;
                    }))
                    .isInstanceOf(UnusableException.class)
                    .hasMessageContaining("a length in it that cannot be");
        }
    }

    /** To open a pipe without a writer would wait for ever. */
    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsNoCheckpoint() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", newest().toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(this::read).hasMessage("checkpoint.bin is no file");
    }

    @Test
    void aSpoiltOneNeverTakesThePlaceOfThePreviousOne() throws IOException {
        write("one");
        write("two");
        assertThat(file().keepNewestIfWhole()).isTrue();
        Files.write(newest(), new byte[3]);
        assertThat(file().keepNewestIfWhole()).isFalse();
        write("three");
        assertThat(read()).isEqualTo(new Read<>("three", ""));
        assertThat(file().readPrevious(in -> in.readUTF()).orElseThrow()).isEqualTo("one");
    }

    @Test
    void bothSpoiltAreBothNamed() throws IOException {
        write("before");
        write("now");
        Files.write(newest(), new byte[3]);
        Files.write(previous(), new byte[0]);
        assertThatThrownBy(this::read)
                .hasMessage("checkpoint.bin is no checkpoint of bellwether, or its beginning was altered,"
                        + " and checkpoint.previous.bin is empty");
    }

    /** The process may end between the two renamings. */
    @Test
    void thePreviousOneServesWhereTheNewestIsMissing() throws IOException {
        write("now");
        Files.move(newest(), previous());
        assertThat(file().exists()).isTrue();
        assertThat(read()).isEqualTo(new Read<>("now", "there is no checkpoint.bin; the previous one is used"));
        write("next");
        assertThat(read()).isEqualTo(new Read<>("next", ""));
        assertThat(previous()).exists();
    }

    @Test
    void aWriteThatFailsLeavesTheOldOne() throws IOException {
        write("now");
        assertThatThrownBy(() -> file().write(out -> {
                    out.writeUTF("half");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(newest() + ": No space left on device");
        assertThat(read()).isEqualTo(new Read<>("now", ""));
        assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".partial"));
    }

    /** Larger than all buffers. */
    @Test
    void longContentComesBack() throws IOException {
        file().write(out -> {
            for (int i = 0; i < 500_000; i++) {
                out.writeInt(i * 31);
            }
        });
        boolean same = file().read(in -> {
                    for (int i = 0; i < 500_000; i++) {
                        if (in.readInt() != i * 31) {
                            return false;
                        }
                    }
                    return true;
                })
                .content();
        assertThat(same).isTrue();
    }

    @Test
    void aDirectoryHasOneOwner() throws IOException {
        DirectoryLock.requireFree(directory);
        assertThat(directory.resolve(".lock")).doesNotExist();
        try (DirectoryLock lock = DirectoryLock.of(directory)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> DirectoryLock.of(directory))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("another bellwether is at work there, process "
                            + ProcessHandle.current().pid());
            assertThatThrownBy(() -> DirectoryLock.requireFree(directory)).isInstanceOf(FileSystemException.class);
        }
        DirectoryLock.requireFree(directory);
        DirectoryLock.of(directory).close();
    }
}
