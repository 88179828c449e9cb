package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values set from the command line. */
final class OverridesTest {
    private static final String AT = Examples.text("fig3-spin")
            .replaceFirst("end = 2000.0", "end = 100")
            .replaceFirst("samples = 200", "at = [1, 10, 100]");

    private static Spec fig3(String... overrides) {
        return SpecReader.parse(Examples.text("fig3-spin"), "fig3.toml", List.of(overrides));
    }

    @Test
    void valuesAreReplaced() {
        Spec spec = fig3("machine.bath.0.temperature=0.9", "noise.local.1=2e-4", "ensemble.seed = 5", "time.step=auto");
        assertThat(spec.machine().baths().get(0).temperature()).isEqualTo(0.9);
        assertThat(spec.machine().baths().get(1).temperature()).isEqualTo(0.3);
        assertThat(spec.noise()).isEqualTo(new NoiseSpec(1e-2, 1e-4, 2e-4));
        assertThat(spec.ensemble().seed()).isEqualTo(5);
        assertThat(fig3("ensemble.seed=5", "ensemble.seed=6").ensemble().seed()).isEqualTo(6);
    }

    @Test
    void textNeedsNoQuotes() {
        for (String state : StateSpec.NAMES) {
            assertThat(fig3("machine.initial_state=" + state).machine().initialState())
                    .isEqualTo(new StateSpec.Named(state));
            assertThat(fig3("machine.initial_state=\"" + state + "\"").machine().initialState())
                    .isEqualTo(new StateSpec.Named(state));
        }
        assertThat(fig3("title=two baths = one # machine").title()).isEqualTo("two baths = one # machine");
        assertThat(fig3("title=").title()).isEmpty();
        assertThat(fig3("machine.bath.1.statistics=boson")
                        .machine()
                        .baths()
                        .get(1)
                        .statistics())
                .isEqualTo(BathSpec.Statistics.BOSON);
    }

    @Test
    void itemsOfListsLeftOutInTheFileCanBeSet() {
        Spec spec = fig3("machine.lamb_shift.1.0=0.2", "machine.static_field.0=-0.1");
        assertThat(spec.machine().lambShift()).containsExactly(LambShiftSpec.NONE, new LambShiftSpec(0.2, 0));
        assertThat(spec.machine().field1()).isEqualTo(-0.1);
        String bare = AT.substring(0, AT.indexOf("[noise]")) + "[time]\nend = 1";
        assertThat(SpecReader.parse(bare, "bare", List.of("noise.local.1=3e-4")).noise())
                .isEqualTo(new NoiseSpec(0, 0, 3e-4));
    }

    @Test
    void oneTimeGridReplacesTheOther() {
        assertThat(fig3("time.at=[1, 10]").time()).isEqualTo(TimeSpec.at(List.of(1.0, 10.0)));
        assertThat(SpecReader.parse(AT, "at", List.of("time.samples=50")).time())
                .isEqualTo(TimeSpec.equidistant(100, 50));
        assertThat(SpecReader.parse(AT.replace("end = 100", ""), "at", List.of("time.samples=50"))
                        .time())
                .isEqualTo(TimeSpec.equidistant(100, 50));
        assertThat(SpecReader.parse(AT, "at", List.of("time.samples=50", "time.end=7"))
                        .time())
                .isEqualTo(TimeSpec.equidistant(7, 50));
        assertThat(SpecReader.parse(AT, "at", List.of("time.at.2=20")).time())
                .isEqualTo(TimeSpec.at(List.of(1.0, 10.0, 20.0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "noise.collective               | --set = noise.collective: must be of the form path.to.key=value",
                "=3                             | --set = =3: must be of the form",
                "noise.colective=3              | noise.colective = 3: is not a known key; known in [noise] are"
                        + " collective, local. Did you mean noise.collective?",
                "foo.bar=3                      | foo: is not a known key",
                "noise=3                        | noise = 3: must be a table",
                "noise..local=3                 | noise.: is not a known key",
                "noise.collective.x=3           | noise.collective.x: leads nowhere: noise.collective = 0.01 has no"
                        + " parts",
                "machine.bath.2.temperature=1   | machine.bath.2: leads nowhere: machine.bath has 2 items, counted"
                        + " from 0",
                "machine.bath.-1.temperature=1  | machine.bath.-1: leads nowhere",
                "machine.bath.x=1               | machine.bath.x: leads nowhere",
                "machine.bath.1=1               | machine.bath.1 = 1: must be a table",
                "machine.bath.0.temperature=-1  | machine.bath.0.temperature = -1.0: must be a finite number >= 0 (in"
                        + " the coupling's unit, k_B = 1). Did you mean 1.0?",
                "machine.initial_state=0        | machine.initial_state = \"0\": must be one of",
                "machine.initial_state.0.1=1    | machine.initial_state.0: leads nowhere",
                "noise.collective=              | noise.collective = \"\": must be a value in TOML syntax",
                "noise.collective=[1            | noise.collective = [1: must be a value in TOML syntax",
                "noise.collective=.5            | noise.collective = \".5\": must be a number",
                "noise.collective=nan           | noise.collective = nan: must be a finite number",
                "ensemble.trajectories=many     | ensemble.trajectories = \"many\": must be an integer",
                "time.step=7                    | time.step = 7.0: must divide every output time",
            })
    void badOnesAreNamed(String override, String message) {
        BadInputException e = assertThrows(BadInputException.class, () -> fig3(override));
        assertThat(e.getMessage()).startsWith(message);
    }

    /** The suggestion is tried: with the same value it gives a configuration. */
    @ParameterizedTest
    @CsvSource({
        "temperature=0.3, machine.bath.0.temperature",
        "bath.temperature=0.3, machine.bath.0.temperature",
        "bath.1.temperature=0.35, machine.bath.1.temperature",
        "machine.temperature=0.3, machine.bath.0.temperature",
        "machine.bath.temperature=0.3, machine.bath.0.temperature",
        "machine.bath.1.temperatur=0.35, machine.bath.1.temperature",
        "machine.bth.1.temperature=0.35, machine.bath.1.temperature",
        "machne.coupling=2, machine.coupling",
        "bath.coupling=0.01, machine.bath.0.coupling",
        "statistics=boson, machine.bath.0.statistics",
        "collective=0.1, noise.collective",
        "noise.colective=3, noise.collective",
        "local=1e-3, noise.local.0",
        "seed=7, ensemble.seed",
        "trajectories=300, ensemble.trajectories",
        "time.trajectories=300, ensemble.trajectories",
        "ensemble.samples=5, time.samples",
        "bell_shots=10, fluctuations.bell_shots",
        "static_field=0.1, machine.static_field.0",
        "initial_state=01, machine.initial_state",
    })
    void whatIsSuggestedWorks(String override, String meant) {
        BadInputException e = assertThrows(BadInputException.class, () -> fig3(override));
        assertThat(e.cure()).contains("Did you mean " + meant + "?");
        String value = override.substring(override.indexOf('='));
        assertThat(fig3(meant + value)).isNotEqualTo(fig3());
    }

    /** Every key that takes a number, without its tables or in the wrong one: there is a suggestion, and it is no wrong key. */
    @Test
    void everyKeyIsSuggestedWhereItIsLookedForElsewhere() {
        for (String table : Keys.tables()) {
            for (String key : Keys.of(table)) {
                // The noise of this machine is given by numbers, which have no keys, and it is no [system].
                if (table.isEmpty()
                        || table.startsWith("system")
                        || Keys.mayBeNumber(table)
                        || key.equals("at")
                        || key.equals("couplings")
                        || Keys.tables().contains(Keys.join(table, key))) {
                    continue;
                }
                for (String wrong : List.of(key, "machine.bath." + key, "nowhere." + key)) {
                    BadInputException e = assertThrows(BadInputException.class, () -> fig3(wrong + "=1"), wrong);
                    String cure = e.cure().orElse("");
                    assertThat(cure).as(wrong).startsWith("Did you mean ");
                    String meant = cure.substring("Did you mean ".length(), cure.length() - 1);
                    try {
                        fig3(meant + "=1");
                    } catch (BadInputException value) {
                        assertThat(value)
                                .hasMessageNotContaining("not a known key")
                                .hasMessageNotContaining("leads nowhere")
                                .hasMessageNotContaining("must be a list");
                    }
                }
            }
        }
    }

    @Test
    void anIndexBeyondTheEndIsNoMisspeltKey() {
        assertThat(assertThrows(BadInputException.class, () -> fig3("machine.bath.2.temperature=1"))
                        .cure())
                .isEmpty();
    }

    @Test
    void aLineBreakSmugglesNothingIn() {
        BadInputException e = assertThrows(BadInputException.class, () -> fig3("noise.collective=1\nseed = 4"));
        assertThat(e.getMessage()).contains("noise.collective").contains("must be a number");
    }

    @Test
    void bothGridsAtOnceAreRefused() {
        assertThat(assertThrows(BadInputException.class, () -> fig3("time.at=[1]", "time.samples=3")))
                .hasMessageContaining("must not be given beside time.at");
    }

    @Test
    void aFaultOfTheFileIsStillTheFiles() {
        String toml = Examples.text("fig3-spin").replace("0.3", "-0.3");
        assertThat(assertThrows(
                        BadInputException.class, () -> SpecReader.parse(toml, "fig3.toml", List.of("ensemble.seed=3"))))
                .hasMessageStartingWith("fig3.toml: machine.bath.1.temperature = -0.3");
    }
}
