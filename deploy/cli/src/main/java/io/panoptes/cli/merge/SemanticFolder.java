package io.panoptes.cli.merge;

import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.PngKind;
import io.panoptes.models.image.PngSamples;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * A folder of one PNG an image, with the image's file name and the ending {@code .png}: grey or
 * palette of at most 8 bits, a pixel's value (of a palette the index) is the id of its category. 0
 * is void, and 255 where no category has that id. Every pixel has confidence 1. Immutable and
 * thread-safe.
 */
public final class SemanticFolder {

  private static final int VALUES = 256;
  private static final int UNKNOWN = -1;
  private static final int GREY = 0;
  private static final int PALETTE = 3;
  private static final ImageLimits LIMITS = new ImageLimits(1L << 30, ImageLimits.PIXELS_AT_MOST);

  private final Path folder;
  private final int[] labels = new int[VALUES];

  public SemanticFolder(Path folder, LabelMap labelMap) {
    this.folder = folder;
    Arrays.fill(labels, UNKNOWN);
    labels[0] = SemanticMap.NO_LABEL;
    labels[VALUES - 1] = SemanticMap.NO_LABEL;
    for (int label = 0; label < labelMap.size(); label++) {
      int id = labelMap.byLabel(label).id();
      if (id < VALUES) {
        labels[id] = label;
      }
    }
  }

  /**
   * Reads the map of an image.
   *
   * @throws CocoFormatException when the PNG is of another kind or size, cut or damaged, or has a
   *     value that is no category
   * @throws IOException when it cannot be read
   */
  public SemanticMap read(CocoImage image) throws IOException {
    Path png = folder.resolve(image.fileName().replaceAll("\\.[A-Za-z]+$", "") + ".png");
    if (!Files.isRegularFile(png)) {
      throw new NoSuchFileException(
          png.toString(),
          null,
          "there is no such file, the semantic map of image %s".formatted(image.imageId()));
    }
    try {
      byte[] content = Files.readAllBytes(png);
      PngSamples samples = PngSamples.open(content, LIMITS);
      PngKind kind = samples.kind();
      if (kind.colorType() != GREY && kind.colorType() != PALETTE || kind.bitDepth() > Byte.SIZE) {
        throw new CocoFormatException(
            "the PNG is %s: categories are stored as grey or palette of at most 8 bits"
                .formatted(kind));
      }
      if (samples.width() != image.width() || samples.height() != image.height()) {
        throw new CocoFormatException(
            "the PNG is %d x %d pixels: the JSON tells %d x %d"
                .formatted(samples.width(), samples.height(), image.width(), image.height()));
      }
      int[] values = kind.bitDepth() == Byte.SIZE ? samples.pixels() : packed(samples.essential());
      return map(values, image.width(), image.height());
    } catch (ImageRejectedException | CocoFormatException e) {
      throw new CocoFormatException(
          "%s: image %s: %s".formatted(png, image.imageId(), e.getMessage()), e);
    }
  }

  /** Several pixels a byte, as Pillow writes palettes of few colours; values, not colours. */
  private static int[] packed(byte[] content) throws IOException {
    Raster raster = ImageIO.read(new ByteArrayInputStream(content)).getRaster();
    return raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
  }

  private SemanticMap map(int[] values, int width, int height) throws CocoFormatException {
    byte[] labelled = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      int label = labels[values[i]];
      if (label == UNKNOWN) {
        throw new CocoFormatException(
            "the pixel at column %d, row %d has value %d: expected the id of a category, or void"
                .formatted(i % width, i / width, values[i]));
      }
      labelled[i] = (byte) label;
    }
    byte[] confidence = new byte[values.length];
    Arrays.fill(confidence, (byte) 0xFF);
    return new SemanticMap(width, height, labelled, confidence);
  }
}
