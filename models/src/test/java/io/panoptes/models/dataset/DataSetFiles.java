package io.panoptes.models.dataset;

import io.panoptes.models.image.HandMadePng;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Files of data sets, written by hand; values are row-major. */
public record DataSetFiles(Path folder) {

  public Path image(String name, int width, int height) {
    return write(name, PngWriter.encode(new RgbImage(width, height, new byte[3 * width * height])));
  }

  public Path grey(String name, int width, int... values) {
    byte[] samples = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      samples[i] = (byte) values[i];
    }
    int height = values.length / width;
    return write(
        name, new HandMadePng(width, height, 8, 0).pixels(samples, new int[height]).bytes());
  }

  public Path grey16(String name, int width, int... values) {
    ByteBuffer samples = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      samples.putShort((short) value);
    }
    int height = values.length / width;
    return write(
        name,
        new HandMadePng(width, height, 16, 0).pixels(samples.array(), new int[height]).bytes());
  }

  /** A palette whose colours have nothing to do with the values. */
  public Path palette(String name, int width, int... values) throws IOException {
    byte[] colors = new byte[256];
    for (int i = 0; i < colors.length; i++) {
      colors[i] = (byte) (i * 37);
    }
    int height = values.length / width;
    BufferedImage image =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, 256, colors, colors, colors));
    image.getRaster().setPixels(0, 0, width, height, values);
    Path file = write(name, new byte[0]);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** 8-bit RGB whose values are ids of COCO's panoptic PNGs. */
  public Path ids(String name, int width, int... values) {
    byte[] pixels = new byte[3 * values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[3 * i] = (byte) values[i];
      pixels[3 * i + 1] = (byte) (values[i] >> 8);
      pixels[3 * i + 2] = (byte) (values[i] >> 16);
    }
    return write(name, PngWriter.encode(new RgbImage(width, values.length / width, pixels)));
  }

  public Path text(String name, String text) {
    return write(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public Path write(String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
