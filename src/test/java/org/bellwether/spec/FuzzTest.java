package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is done to a valid file, the answer is a configuration or a message for the user. */
final class FuzzTest {
    private static final String[] FRAGMENTS = {
        "[",
        "]",
        "=",
        "\"",
        "'",
        ".",
        ",",
        "{",
        "}",
        "#",
        "\n",
        " ",
        "-",
        "1e9",
        "nan",
        "-inf",
        "0",
        "1e999999999",
        "true",
        "[[machine.bath]]\n",
        "\u0000",
        "\uD83D\uDE00",
        "at = [1, 2]\n",
        "99999999999999999999",
        "[time]\n",
        "1979-05-27",
        "\\"
    };

    @Test
    void aSpoiltFileGivesASpecOrBadInput() {
        SplittableRandom random = new SplittableRandom(20261123);
        int valid = 0;
        for (int k = 0; k < 2_000; k++) {
            String toml = spoilt(Examples.text(Examples.names().get(k % 5)), random);
            try {
                Spec spec = SpecReader.parse(toml, "fuzz", List.of());
                assertThat(SpecReader.parse(SpecWriter.toToml(spec), "again", List.of()))
                        .isEqualTo(spec);
                valid++;
            } catch (BadInputException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("tools.jackson", "java.");
            } catch (RuntimeException e) {
                fail("case " + k + ":\n" + toml, e);
            }
        }
        // Most changes hit a comment or break something; both must happen, or the test tests one half only.
        assertThat(valid).isBetween(200, 1800);
    }

    @Test
    void aSpoiltOverrideGivesASpecOrBadInput() {
        SplittableRandom random = new SplittableRandom(3);
        String[] overrides = {
            "machine.bath.0.temperature=0.6",
            "noise.local.1=2e-4",
            "time.at=[1, 2, 10]",
            "time.samples=3",
            "machine.lamb_shift.0.1=1",
            "machine.initial_state=[[1, 0], [0, 1], [0, 0], [0, 0]]",
            "ensemble.unravelling=jump",
            "fluctuations.window_start=100",
            "fluctuations.bell_shots=1e3",
            "title=x",
            "time.step=0.5"
        };
        for (int k = 0; k < 2_000; k++) {
            List<String> set = new ArrayList<>();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                set.add(spoilt(overrides[random.nextInt(overrides.length)], random));
            }
            try {
                SpecReader.parse(Examples.text("fig3-spin"), "fuzz", set);
            } catch (BadInputException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (RuntimeException e) {
                fail("case " + k + ": " + set, e);
            }
        }
    }

    /** One to three random changes: a character or a line deleted, replaced or doubled, or a fragment put in. */
    private static String spoilt(String text, SplittableRandom random) {
        String result = text;
        for (int n = random.nextInt(1, 4); n > 0 && !result.isEmpty(); n--) {
            boolean line = random.nextInt(3) == 0;
            int at = random.nextInt(result.length());
            int from = line ? result.lastIndexOf('\n', at - 1) + 1 : at;
            int lineEnd = result.indexOf('\n', at);
            int to = !line ? at + 1 : lineEnd < 0 ? result.length() : lineEnd + 1;
            String piece = result.substring(from, to);
            String fragment = FRAGMENTS[random.nextInt(FRAGMENTS.length)];
            String changed = switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> fragment;
                case 2 -> piece + piece;
                default -> piece + fragment;
            };
            result = result.substring(0, from) + changed + result.substring(to);
        }
        return result;
    }
}
