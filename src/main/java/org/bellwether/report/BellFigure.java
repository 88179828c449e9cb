package org.bellwether.report;

import java.util.List;
import java.util.Locale;
import org.bellwether.nonlocality.BellEstimate;
import org.bellwether.validation.Comparison;

/**
 * B over time as an SVG picture: the solution of Eq. (28) as a line, the estimate from trajectories as a line in the band of
 * its 95 % confidence interval, and the bound of local theories. Plain SVG text, a page of code, needs no plotting library.
 */
final class BellFigure {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 36;
    private static final int BOTTOM = 48;
    private static final double HIGHEST = 3;
    private static final int LONGEST_TITLE = 80;

    private final StringBuilder svg = new StringBuilder();
    private final double[] times;
    private final double end;

    private BellFigure(double[] times) {
        this.times = times;
        this.end = times[times.length - 1];
    }

    static String of(Run run) {
        BellFigure figure = new BellFigure(run.result().times());
        figure.draw(run.simulation().spec().title(), run.result().trajectories(), run.comparison());
        return figure.svg.toString();
    }

    private void draw(String title, long trajectories, Comparison comparison) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                WIDTH, HEIGHT);
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        add("<text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>", LEFT, escaped(shortened(title)));
        axes();
        List<BellEstimate> bell = comparison.bell();
        StringBuilder band = new StringBuilder();
        for (int k = 0; k < times.length; k++) {
            point(band, times[k], bell.get(k).high());
        }
        for (int k = times.length - 1; k >= 0; k--) {
            point(band, times[k], bell.get(k).low());
        }
        add("<polygon points=\"%s\" fill=\"#9ecae1\"/>", band);
        line(bell.stream().mapToDouble(BellEstimate::value).toArray(), "#08519c", "");
        line(comparison.bellExact(), "#d94801", " stroke-dasharray=\"6 4\"");
        add(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#666\" stroke-dasharray=\"2 3\"/>",
                LEFT, WIDTH - RIGHT, y(2), y(2));
        legend(trajectories);
        add("</svg>");
    }

    private void axes() {
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"black\"/>",
                LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
        for (double b = 0; b <= HIGHEST; b += 0.5) {
            add("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"black\"/>", LEFT, LEFT + 6, y(b), y(b));
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>", LEFT - 8, y(b) + 4, b);
        }
        for (int k = 0; k <= 5; k++) {
            double t = end * k / 5;
            int bottom = HEIGHT - BOTTOM;
            add("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"black\"/>", x(t), x(t), bottom, bottom - 6);
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x(t), bottom + 18, label(t));
        }
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">time (1/g)</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10);
        add(
                "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">Bell parameter B</text>",
                HEIGHT / 2);
    }

    private void legend(long trajectories) {
        int x = WIDTH - RIGHT - 330;
        int y = HEIGHT - BOTTOM - 70;
        add("<rect x=\"%d\" y=\"%d\" width=\"28\" height=\"10\" fill=\"#9ecae1\"/>", x, y - 9);
        add(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#08519c\" stroke-width=\"1.5\"/>",
                x, x + 28, y - 4, y - 4);
        add(
                "<text x=\"%d\" y=\"%d\">%s trajectories, 95 %% confidence</text>",
                x + 36, y, String.format(Locale.ROOT, "%,d", trajectories));
        add(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#d94801\" stroke-width=\"1.5\" stroke-dasharray=\"6 4\"/>",
                x, x + 28, y + 16, y + 16);
        add("<text x=\"%d\" y=\"%d\">master equation, Eq. (28)</text>", x + 36, y + 20);
        add(
                "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#666\" stroke-dasharray=\"2 3\"/>",
                x, x + 28, y + 36, y + 36);
        add("<text x=\"%d\" y=\"%d\">bound of local theories, B = 2</text>", x + 36, y + 40);
    }

    private void line(double[] values, String colour, String dashes) {
        StringBuilder points = new StringBuilder();
        for (int k = 0; k < times.length; k++) {
            point(points, times[k], values[k]);
        }
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"%s/>", points, colour, dashes);
    }

    private void point(StringBuilder points, double t, double b) {
        points.append(String.format(Locale.ROOT, "%.2f,%.2f ", x(t), y(b)));
    }

    private double x(double t) {
        return LEFT + t / end * (WIDTH - LEFT - RIGHT);
    }

    private double y(double b) {
        return HEIGHT - BOTTOM - b / HIGHEST * (HEIGHT - TOP - BOTTOM);
    }

    private static String label(double t) {
        return Numbers.significant(t, 6);
    }

    /** As much of a title as fits into the picture. */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "…";
    }

    /** Text as XML; two characters that no XML document may hold are replaced. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace('\uFFFE', '\uFFFD')
                .replace('\uFFFF', '\uFFFD');
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
