package io.panoptes.operators.fakes;

import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import io.panoptes.operators.record.Header;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.Origin;
import io.panoptes.operators.record.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Dark images with bright bars, which {@link FakeSegmentationModel} sees as objects. */
public final class TestImages {

  private TestImages() {}

  /** An image with so many upright bars, each one pixel wide, from the left. */
  public static RgbImage bars(int width, int height, int bars) {
    byte[] pixels = new byte[3 * width * height];
    for (int y = 1; y < height - 1; y++) {
      for (int bar = 0; bar < bars; bar++) {
        paint(pixels, width, 1 + 2 * bar, y, 0xFFFFFF);
      }
    }
    return new RgbImage(width, height, pixels);
  }

  /** An image on which {@link FakeSegmentationModel} throws. */
  public static RgbImage poisoned(int width, int height) {
    RgbImage image = bars(width, height, 1);
    paint(image.pixels(), width, 0, 0, FakeSegmentationModel.POISON);
    return image;
  }

  /** An image on which {@link FaultyModel} has that fault. */
  public static RgbImage marked(int width, int height, Fault fault) {
    RgbImage image = bars(width, height, 1);
    paint(image.pixels(), width, 0, 0, fault.mark());
    return image;
  }

  public static byte[] png(RgbImage image) {
    return PngWriter.encode(image);
  }

  /** A record of topic {@code images}, partition 0, whose value is the image and nothing else. */
  public static ImageRecord inline(long offset, byte[] content) {
    return ImageRecord.inline(
        source(offset, content), "image-" + offset, "camera", offset * 1000, 0, content.length);
  }

  /** A record of topic {@code images} whose value is the image and nothing else. */
  public static ImageRecord of(int partition, long offset, String source, byte[] content) {
    return ImageRecord.inline(
        new SourceRecord(
            new Origin("images", partition, offset, offset),
            List.of(),
            source.getBytes(StandardCharsets.UTF_8),
            content),
        "image-" + offset,
        source,
        offset * 1000,
        0,
        content.length);
  }

  /** Likewise, with a reference. */
  public static ImageRecord referenced(long offset, String uri) {
    return ImageRecord.referenced(
        source(offset, uri.getBytes(StandardCharsets.UTF_8)),
        "image-" + offset,
        "camera",
        offset * 1000,
        uri);
  }

  public static SourceRecord source(long offset, byte[] value) {
    return new SourceRecord(
        new Origin("images", 0, offset, offset),
        List.of(new Header("trace", new byte[] {1, 2})),
        "camera".getBytes(StandardCharsets.UTF_8),
        value);
  }

  private static void paint(byte[] pixels, int width, int x, int y, int color) {
    int at = 3 * (y * width + x);
    pixels[at] = (byte) (color >> 16);
    pixels[at + 1] = (byte) (color >> 8);
    pixels[at + 2] = (byte) color;
  }
}
