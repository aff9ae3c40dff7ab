package io.panoptes.models.dataset;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.coco.CocoPanopticWriter;
import io.panoptes.models.coco.EncodedMap;
import io.panoptes.models.panoptic.LabelMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes images of data sets of any format as COCO panoptic: {@code images/}, copied as they are,
 * {@code panoptic/}, and {@code panoptic.json} when closed. Images are numbered from 1. Not
 * thread-safe.
 */
public final class CocoFolderWriter implements AutoCloseable {

  private final Path images;
  private final CocoPanopticWriter writer;
  private int count;

  /**
   * @param folder made if it is not there
   */
  public CocoFolderWriter(Path folder, LabelMap labelMap) throws IOException {
    images = folder.resolve("images").normalize();
    writer = new CocoPanopticWriter(folder, labelMap);
  }

  /**
   * Adds an image under its name.
   *
   * @param truth of the image, which is of this data set
   */
  public void add(DataSet data, int index, EncodedMap truth) throws IOException {
    ImageEntry entry = data.entry(index);
    Path file = images.resolve(entry.name()).normalize();
    if (!file.startsWith(images)) {
      throw new DataSetException(
          "image %s: the name leads out of %s".formatted(entry.name(), images));
    }
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.copy(data.imageFile(index), file, StandardCopyOption.REPLACE_EXISTING);
    count++;
    writer.add(Integer.toString(count), entry.name(), entry.attributes(), truth);
  }

  /** Ends without {@code panoptic.json}, so that nobody takes a part for the whole. */
  public void discard() throws IOException {
    writer.discard();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
