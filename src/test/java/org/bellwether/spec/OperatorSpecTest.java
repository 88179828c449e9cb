package org.bellwether.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bellwether.spec.OperatorSpec.Factor;
import org.bellwether.spec.OperatorSpec.Kind;
import org.bellwether.spec.OperatorSpec.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of operators. */
final class OperatorSpecTest {
    private static OperatorSpec read(String term) {
        return new OperatorSpecs("qubit", "mode:5").read("1 n1", term);
    }

    @Test
    void aTermIsACoefficientAndFactors() {
        assertThat(read(" -2.5e-3i  x1 adag2 p4_2 ").terms().get(1))
                .isEqualTo(new Term(
                        0,
                        -2.5e-3,
                        List.of(new Factor(Kind.X, 0, 0), new Factor(Kind.ADAG, 0, 1), new Factor(Kind.P, 4, 1))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x1 | must begin with a number (at character 1). A term is",
                "1e999 x1 | finite number (at character 1)",
                "1 b1 | has the unknown factor 'b1' (at character 3)",
                "1 x | has the unknown factor 'x' (at character 3)",
                "1 x1 n3 | names a site that is not there: there are 2 (at character 6)",
                "1 x0 | names a site that is not there",
                "1 n99999999999999 | names a site that is not there",
                "1 p5_2 | projects on a level that is not there: site 2 has levels 0 to 4 (at character 3)",
                "1 n1 z2 | has a Pauli matrix on site 2, which has 5 levels and not two (at character 6)",
                "'' | must be a number",
            })
    void whatIsWrongIsNamedWithTermAndPosition(String term, String rule) {
        assertThatThrownBy(() -> read(term))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("system.hamiltonian.1 = \"" + term + "\": ")
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"level:1", "mode", "mode:", "mode:-3", "qubits", "mode:9999999"})
    void whatIsNoSiteIsRefused(String site) {
        assertThatThrownBy(() -> new OperatorSpecs(site))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("at least two levels");
    }
}
