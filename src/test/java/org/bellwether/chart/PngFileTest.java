package org.bellwether.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngFileTest {
    /** Colours at random, so that every difference of bytes occurs and nothing compresses. */
    @Test
    void whatIsWrittenIsReadByOthersPixelByPixel() throws IOException {
        BufferedImage image = new BufferedImage(301, 203, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngFile.of(image)));
        assertThat(pixels(read)).isEqualTo(pixels(image));
    }

    /** An empty page of 4.5 MB. */
    @Test
    void aDrawingTakesLittle() {
        assertThat(PngFile.of(new BufferedImage(1500, 1000, BufferedImage.TYPE_INT_RGB)))
                .hasSizeLessThan(45_000);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
