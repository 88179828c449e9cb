package org.bellwether.spec;

import java.util.Arrays;
import java.util.List;

/** Reads sites and operators as they are written in configurations. */
public final class OperatorSpecs {
    private final List<SiteSpec> sites;

    /** On sites. */
    public OperatorSpecs(String... sites) {
        this.sites = Arrays.stream(sites)
                .map(text -> SiteSpec.parse("system.sites", text))
                .toList();
    }

    /** How many levels each has. */
    public List<Integer> levels() {
        return sites.stream().map(SiteSpec::levels).toList();
    }

    /** An operator. */
    public OperatorSpec read(String... terms) {
        return OperatorSpec.parse("system.hamiltonian", List.of(terms), sites);
    }
}
