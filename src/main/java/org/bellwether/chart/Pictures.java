package org.bellwether.chart;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;
import org.w3c.dom.Element;

/** Draws figures. */
public final class Pictures {
    /** Pixels a point: 300 dpi at the size of a page's column. */
    private static final int SCALE = 3;

    /** What the axis below aligned charts takes. */
    private static final int AXIS_HEIGHT = 34;

    /** Decimals of a point. */
    private static final int PRECISION = 2;

    static {
        // Nothing here asks for a display, so a broken one must not stop a picture.
        System.setProperty("java.awt.headless", "true");
        // Pictures are written into memory; a cache would ask for a directory for temporary files.
        ImageIO.setUseCache(false);
        // Else the labels of vertical axes become outlines, not text.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private Pictures() {}

    /** A figure as SVG text, with text as text. */
    public static String svg(Figure figure) {
        return svg(figure, "figure", "");
    }

    /**
     * The same, fit to stand in a page beside others.
     *
     * @param name begins all identifiers in the picture
     * @param description what those hear who do not see it; "" for nothing
     */
    public static String svg(Figure figure, String name, String description) {
        var document = GenericDOMImplementation.getDOMImplementation()
                .createDocument("http://www.w3.org/2000/svg", "svg", null);
        var context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(PRECISION);
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return super.generateID(name + "-" + prefix);
            }
        });
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(size(figure));
        draw(figure, graphics);
        var root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + size(figure).width + " " + size(figure).height);
        // One identifier is not made by the generator, and nothing refers to it.
        ((Element) root.getElementsByTagName("defs").item(0)).removeAttribute("id");
        root.setAttribute("role", "img");
        if (!description.isEmpty()) {
            root.setAttribute("aria-label", description);
        }
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Without the document type, for which strict readers would ask the network.
        return text.toString().replaceFirst("<!DOCTYPE[^>]*>\\s*", "");
    }

    /** A figure as a PNG file of three pixels a point. */
    public static byte[] png(Figure figure) {
        Dimension size = size(figure);
        BufferedImage image = new BufferedImage(SCALE * size.width, SCALE * size.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        draw(figure, graphics);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Dimension size(Figure figure) {
        int below = figure.aligned() ? AXIS_HEIGHT : 0;
        return new Dimension(figure.columns() * figure.width(), figure.rows() * figure.height() + below);
    }

    private static void draw(Figure figure, Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setPaint(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, size(figure).width, size(figure).height));
        for (int k = 0; k < figure.charts().size(); k++) {
            int column = k % figure.columns();
            int row = k / figure.columns();
            boolean lowest = k + figure.columns() >= figure.charts().size();
            ChartDrawing drawing = new ChartDrawing(figure.charts().get(k));
            JFreeChart chart = figure.aligned() ? drawing.panel(lowest) : drawing.chart();
            chart.draw(
                    graphics,
                    new Rectangle2D.Double(
                            (double) column * figure.width(),
                            (double) row * figure.height(),
                            figure.width(),
                            figure.height() + (figure.aligned() && lowest ? AXIS_HEIGHT : 0)));
        }
    }
}
