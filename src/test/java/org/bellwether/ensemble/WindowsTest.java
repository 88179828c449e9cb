package org.bellwether.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsTest {
    /** Every output after t = 0 lies in exactly one window, and windows grow threefold but for the last, which may be short. */
    @Test
    void partitionTheOutputsAfterTheStart() {
        for (int outputs = 2; outputs < 500; outputs++) {
            Windows windows = Windows.of(outputs);
            int next = 1;
            int length = 1;
            for (int w = 0; w < windows.count(); w++) {
                assertThat(windows.start(w)).isEqualTo(next);
                assertThat(windows.end(w)).isEqualTo(next + windows.length(w));
                if (w < windows.count() - 1) {
                    assertThat(windows.length(w)).isEqualTo(length);
                }
                assertThat(windows.length(w)).isBetween(1, length);
                next = windows.end(w);
                length *= 3;
            }
            assertThat(next).isEqualTo(outputs);
        }
    }
}
