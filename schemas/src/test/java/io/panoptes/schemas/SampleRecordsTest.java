package io.panoptes.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The samples show how a consumer reads them, by the docs of the schemas alone. */
class SampleRecordsTest {

  @Test
  void labelPlaneInflatesToOneIdAPixel() throws IOException {
    PanopticResult result = SampleRecords.panopticResult();
    byte[] deflated = result.getLabelPlane().getData().array();

    byte[] ids = new InflaterInputStream(new ByteArrayInputStream(deflated)).readAllBytes();

    assertThat(result.getLabelPlane().getBits()).isEqualTo(8);
    assertThat(ids)
        .hasSize(result.getWidth() * result.getHeight())
        .containsExactly(0, 2, 2, 0, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void truthPngHasOneIdAPixel() throws IOException {
    GroundTruth truth = SampleRecords.groundTruth();
    BufferedImage png = image(((PanopticPng) truth.getLabels()).getData().array());
    int rail = truth.getSegments().get(0).getId();
    int bottle = truth.getSegments().get(1).getId();

    assertThat(id(png.getRGB(0, 0))).isZero();
    assertThat(id(png.getRGB(2, 0))).isEqualTo(bottle);
    assertThat(id(png.getRGB(3, 2))).isEqualTo(rail);
  }

  @Test
  void imageHasTheSizeOfItsResultAndTruth() throws IOException {
    BufferedImage image = image(((ByteBuffer) SampleRecords.imageEvent().getContent()).array());

    assertThat(image.getWidth()).isEqualTo(4);
    assertThat(image.getHeight()).isEqualTo(3);
  }

  private static BufferedImage image(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  private static int id(int argb) {
    int red = argb >> 16 & 255;
    int green = argb >> 8 & 255;
    int blue = argb & 255;
    return red + 256 * green + 65536 * blue;
  }
}
