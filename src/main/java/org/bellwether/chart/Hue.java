package org.bellwether.chart;

import java.awt.Color;

/** The colours of layers: Okabe and Ito's palette, told apart by colour-blind readers too (jfly.uni-koeln.de/color). */
public enum Hue {
    /** For the first curve. */
    BLUE(0x0072b2),
    /** For what is compared with it. */
    VERMILION(0xd55e00),
    GREEN(0x009e73),
    PURPLE(0xcc79a7),
    ORANGE(0xe69f00),
    SKY(0x56b4e9),
    /** For bounds and other lines that are no data. */
    GREY(0x6b6b6b),
    BLACK(0x000000);

    /** Of 255. */
    private static final int PALE = 70;

    private static final int LIGHT = 150;

    // Made into colours only by what draws: a class of the toolkit would decide at once whether there is a display.
    private final int rgb;

    Hue(int rgb) {
        this.rgb = rgb;
    }

    /** The hue of the k-th of several like curves; they repeat after six. */
    public static Hue of(int k) {
        return values()[k % 6];
    }

    Color color() {
        return new Color(rgb);
    }

    /** For thin lines that lie over others. */
    Color light() {
        return new Color(LIGHT << 24 | rgb, true);
    }

    Color pale() {
        return new Color(PALE << 24 | rgb, true);
    }
}
