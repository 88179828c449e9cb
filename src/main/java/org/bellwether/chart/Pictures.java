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
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;

/** Draws figures. */
public final class Pictures {
    /** Pixels a point: 300 dpi at the size of a page's column. */
    private static final int SCALE = 3;

    static {
        // Else the labels of vertical axes become outlines, not text.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private Pictures() {}

    /** A figure as SVG text, with text as text. */
    public static String svg(Figure figure) {
        var document = GenericDOMImplementation.getDOMImplementation()
                .createDocument("http://www.w3.org/2000/svg", "svg", null);
        SVGGraphics2D graphics = new SVGGraphics2D(document);
        graphics.setSVGCanvasSize(size(figure));
        draw(figure, graphics);
        var root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + size(figure).width + " " + size(figure).height);
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
        return new Dimension(figure.columns() * figure.width(), figure.rows() * figure.height());
    }

    private static void draw(Figure figure, Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setPaint(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, size(figure).width, size(figure).height));
        for (int k = 0; k < figure.charts().size(); k++) {
            JFreeChart chart = new ChartDrawing(figure.charts().get(k)).chart();
            int column = k % figure.columns();
            int row = k / figure.columns();
            chart.draw(
                    graphics,
                    new Rectangle2D.Double(
                            (double) column * figure.width(),
                            (double) row * figure.height(),
                            figure.width(),
                            figure.height()));
        }
    }
}
