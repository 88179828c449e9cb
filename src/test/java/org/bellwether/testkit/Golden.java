package org.bellwether.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.bellwether.linalg.ComplexMatrix;
import org.bellwether.model.Bath;
import org.bellwether.model.BathStatistics;
import org.bellwether.model.InitialState;
import org.bellwether.model.ThermalMachine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference cases of an independent program (src/test/resources/golden). */
public final class Golden {
    /** The names of all cases. */
    public static final List<String> CASES = List.of(
            "boson-boson",
            "c-only",
            "equalt-gibbs",
            "fields-g2",
            "hight",
            "j-lamb",
            "j-paper",
            "j-plusplus",
            "l-only",
            "ou-tau10",
            "w-paper");

    private final String name;
    private final JsonNode json;

    private Golden(String name, JsonNode json) {
        this.name = name;
        this.json = json;
    }

    /** One case by the name of its file. */
    public static Golden load(String name) {
        return new Golden(name, read(name));
    }

    /** All cases, for parameterized tests. */
    public static Stream<Golden> all() {
        return CASES.stream().map(Golden::load);
    }

    /** The file's content. */
    public JsonNode json() {
        return json;
    }

    /** What the case has in counting.json. */
    public JsonNode counting() {
        return read("counting").get(name);
    }

    /** What the case has in moments.json. */
    public JsonNode moments() {
        return read("moments").get(name);
    }

    /** The machine of this case, with its initial state. */
    public ThermalMachine machine() {
        JsonNode p = json.get("params");
        double[] re = new double[4];
        double[] im = new double[4];
        for (int k = 0; k < 4; k++) {
            re[k] = json.get("psi0_comp").get(k).get(0).asDouble();
            im[k] = json.get("psi0_comp").get(k).get(1).asDouble();
        }
        return new ThermalMachine(
                p.get("g").asDouble(),
                bath(p.get("baths").get(0)),
                bath(p.get("baths").get(1)),
                p.get("gc").asDouble(),
                p.get("gl1").asDouble(),
                p.get("gl2").asDouble(),
                lambShift(p.get("lamb").get(0)),
                lambShift(p.get("lamb").get(1)),
                p.get("fields").get(0).asDouble(),
                p.get("fields").get(1).asDouble(),
                InitialState.pure(ComplexMatrix.column(re, im)));
    }

    /** A complex matrix stored as two arrays of rows. */
    public static ComplexMatrix matrix(JsonNode re, JsonNode im) {
        return ComplexMatrix.real(rows(re)).plus(ComplexMatrix.real(rows(im)).times(0, 1));
    }

    private static JsonNode read(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file + ".json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[][] rows(JsonNode node) {
        double[][] rows = new double[node.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers(node.get(i));
        }
        return rows;
    }

    /** A JSON array of numbers. */
    public static double[] numbers(JsonNode node) {
        double[] x = new double[node.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = node.get(i).asDouble();
        }
        return x;
    }

    private static Bath bath(JsonNode node) {
        BathStatistics statistics =
                node.get("kind").asString().equals("spin") ? BathStatistics.SPIN : BathStatistics.BOSON;
        return new Bath(statistics, node.get("T").asDouble(), node.get("chi").asDouble());
    }

    private static ThermalMachine.LambShift lambShift(JsonNode node) {
        return new ThermalMachine.LambShift(node.get(0).asDouble(), node.get(1).asDouble());
    }

    @Override
    public String toString() {
        return name;
    }
}
