package io.panoptes.models.dataset;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A data set on disk: lists are in memory, images and truths are read each time they are asked for.
 * What cannot be read is a {@link DataSetException}. Immutable and thread-safe.
 */
public final class DataSet implements LabelledImages {

  private final DataSetFormat format;
  private final LabelMap labelMap;
  private final List<LabelledFile> files;
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  DataSet(DataSetFormat format, LabelMap labelMap, List<? extends LabelledFile> files) {
    this.format = requireNonNull(format, "format is null");
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.files = List.copyOf(files);
  }

  public DataSetFormat format() {
    return format;
  }

  @Override
  public LabelMap labelMap() {
    return labelMap;
  }

  @Override
  public int size() {
    return files.size();
  }

  /** As {@link ImageEntry#name}; never fails. */
  public String name(int index) {
    return files.get(index).name();
  }

  /** The file of the image. */
  public Path imageFile(int index) {
    return files.get(index).image();
  }

  /** What the lists tell to be wrong with an image. */
  Optional<String> problem(int index) {
    return files.get(index).problem();
  }

  /** The files of the truth that are of this image alone. */
  List<Path> maskFiles(int index) {
    return files.get(index).masks();
  }

  @Override
  public ImageEntry entry(int index) {
    return read(index, () -> files.get(index).entry());
  }

  /** The image alone, of the size of its entry. */
  public RgbImage image(int index) {
    Path file = imageFile(index);
    RgbImage image = read(index, () -> decode(file));
    ImageEntry entry = entry(index);
    if (image.width() != entry.width() || image.height() != entry.height()) {
      throw new DataSetException(
          "%s: the image has %d x %d pixels, its truth %d x %d: they must be the same"
              .formatted(file, image.width(), image.height(), entry.width(), entry.height()));
    }
    return image;
  }

  /** The truth alone. */
  public PanopticMap truth(int index) {
    return read(index, () -> files.get(index).truth());
  }

  @Override
  public LabelledImage get(int index) {
    return new LabelledImage(image(index), truth(index));
  }

  private RgbImage decode(Path file) throws IOException {
    try {
      return decoder.decode(Files.readAllBytes(file));
    } catch (ImageRejectedException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private <T> T read(int index, Reading<T> reading) {
    try {
      return reading.read();
    } catch (NoSuchFileException e) {
      throw new DataSetException(missing(e.getFile(), name(index)), e);
    } catch (IOException e) {
      throw new DataSetException(e.getMessage(), e);
    }
  }

  static String missing(String file, String image) {
    return "%s: there is no such file, which image %s needs".formatted(file, image);
  }

  private interface Reading<T> {
    T read() throws IOException;
  }
}
