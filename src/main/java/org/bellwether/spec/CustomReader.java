package org.bellwether.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the table of an open system. */
final class CustomReader {
    private static final String TERMS = "must be a list of terms, each a number and factors, as \"-0.5 x1 x2\"";

    private final Table table;
    private final List<SiteSpec> sites;
    private final NoiseFiles files;

    private CustomReader(Table table, NoiseFiles files) {
        this.table = table;
        this.files = files;
        sites = sites(table);
    }

    /** Reads the table; files of noise come from where it says. */
    static CustomSpec read(Table system, NoiseFiles files) {
        CustomReader reader = new CustomReader(system, files);
        CustomSpec.dimension(reader.sites);
        return new CustomSpec(
                reader.sites,
                reader.state(),
                reader.operator(system, "hamiltonian"),
                system.tables("jump").stream().map(reader::jump).toList(),
                system.tables("bath").stream().map(reader::bath).toList(),
                system.tables("noise").stream().map(reader::noise).toList(),
                reader.observables());
    }

    private static List<SiteSpec> sites(Table table) {
        String rule = "must be a list of sites, each \"qubit\", \"level:L\" or \"mode:L\"";
        List<String> texts =
                table.texts("sites", rule).orElseThrow(() -> BadInputException.missing(table.key("sites"), rule));
        List<SiteSpec> sites = new ArrayList<>();
        for (String text : texts) {
            sites.add(SiteSpec.parse(table.key("sites." + sites.size()), text));
        }
        return sites;
    }

    private OperatorSpec operator(Table from, String name) {
        List<String> terms =
                from.texts(name, TERMS).orElseThrow(() -> BadInputException.missing(from.key(name), TERMS));
        return OperatorSpec.parse(from.key(name), terms, sites);
    }

    private CustomSpec.Jump jump(Table jump) {
        return new CustomSpec.Jump(
                name(jump), operator(jump, "operator"), jump.requiredNumber("rate", "must be a finite number >= 0"));
    }

    private CustomSpec.BathCoupling bath(Table bath) {
        return new CustomSpec.BathCoupling(name(bath), operator(bath, "operator"), MachineReader.bath(bath));
    }

    private CustomSpec.Noise noise(Table noise) {
        String name = name(noise);
        return new CustomSpec.Noise(name, operator(noise, "operator"), NoiseReader.ofTable(noise, name, files));
    }

    private static String name(Table part) {
        return part.text("name").orElseThrow(() -> BadInputException.missing(part.key("name"), "must be a name"));
    }

    private List<CustomSpec.Named> observables() {
        Table given = table.table("observables");
        return given.names().stream()
                .map(name -> new CustomSpec.Named(name, operator(given, name)))
                .toList();
    }

    /** By default the lowest level of every site. */
    private StateSpec state() {
        if (table.isList("initial_state")) {
            return MachineReader.amplitudes(table, CustomSpec.dimension(sites));
        }
        String text =
                table.text("initial_state").orElse("0 ".repeat(sites.size())).strip();
        if (text.equals(StateSpec.MIXED)) {
            return new StateSpec.Named(text);
        }
        String[] words = text.split("\\s+");
        List<Integer> levels = new ArrayList<>();
        for (int k = 0; k < words.length && words.length == sites.size(); k++) {
            int level = words[k].matches("\\d{1,6}") ? Integer.parseInt(words[k]) : Integer.MAX_VALUE;
            if (level < sites.get(k).levels()) {
                levels.add(level);
            }
        }
        if (levels.size() != sites.size()) {
            throw new BadInputException(
                    table.key("initial_state"),
                    '"' + text + '"',
                    String.format(
                            Locale.ROOT,
                            "must be a level for each of the %d sites, from 0 on, as \"%s\", or \"mixed\", or amplitudes"
                                    + " [re, im]",
                            sites.size(),
                            "0 ".repeat(sites.size()).strip()),
                    null);
        }
        return new StateSpec.Levels(levels);
    }
}
