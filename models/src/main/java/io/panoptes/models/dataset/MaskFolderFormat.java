package io.panoptes.models.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Images with masks: {@code images/NAME.png} or {@code .jpg} with {@code masks/NAME.png}, also in
 * folders of folders, and {@code dataset.yaml}, a {@link MaskDescription}. The attribute {@code
 * folder} tells the folder below {@code images/}, where there is one.
 */
record MaskFolderFormat() implements DataSetFormat {

  private static final String DESCRIPTION = "dataset.yaml";

  @Override
  public String name() {
    return "masks";
  }

  @Override
  public String layout() {
    return "dataset.yaml, images/ and masks/";
  }

  @Override
  public boolean tellsCategories() {
    return true;
  }

  @Override
  public boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(DESCRIPTION));
  }

  @Override
  public DataSet open(Path folder) throws IOException {
    MaskDescription description = MaskDescription.read(folder.resolve(DESCRIPTION));
    Path imageFolder = existing(folder.resolve("images"));
    Path maskFolder = existing(folder.resolve("masks"));
    SortedMap<String, Path> images = FileNames.below(imageFolder, FileNames.IMAGE);
    TreeSet<String> keys = new TreeSet<>(images.keySet());
    keys.addAll(FileNames.below(maskFolder, FileNames.PNG).keySet());
    MaskReader reader = description.reader();
    List<MaskedFile> files = new ArrayList<>(keys.size());
    for (String key : keys) {
      // A mask without image is told as an image that is missing.
      Path image = images.getOrDefault(key, imageFolder.resolve(key + ".png"));
      files.add(
          new MaskedFile(
              imageFolder.relativize(image).toString(),
              attributes(key),
              image,
              maskFolder.resolve(key + ".png"),
              reader));
    }
    return new DataSet(this, description.labelMap(), files);
  }

  private static Path existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new DataSetException(
          "%s: there is no such folder, which %s beside it needs".formatted(folder, DESCRIPTION));
    }
    return folder;
  }

  private static Map<String, String> attributes(String key) {
    int end = key.lastIndexOf('/');
    return end < 0 ? Map.of() : Map.of("folder", key.substring(0, end));
  }
}
