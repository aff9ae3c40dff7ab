package io.panoptes.models.dataset;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.stream.IntStream;

/** A COCO panoptic folder of images {@code i0.png}, ... of 4 x 2 pixels, each a dot on a ground. */
public final class PanopticFixture {

  private static final String ANNOTATION =
      """
      {"image_id": %1$d, "file_name": "i%1$d.png", "segments_info": [
        {"id": 5, "category_id": 1, "area": 2}, {"id": 300, "category_id": 2, "area": 5}]}""";

  private final DataSetFiles files;
  private final int images;

  public PanopticFixture(Path folder, int images) {
    files = new DataSetFiles(folder);
    this.images = images;
    files.text("panoptic.json", json());
    for (int image = 0; image < images; image++) {
      files.image("images/i%d.png".formatted(image), 4, 2);
      files.ids("panoptic/i%d.png".formatted(image), 4, 5, 5, 300, 300, 300, 300, 300, 0);
    }
  }

  public DataSetFiles files() {
    return files;
  }

  public String json() {
    return """
    {"images": [%s],
     "annotations": [%s],
     "categories": [{"id": 1, "name": "dot", "isthing": 1}, {"id": 2, "name": "ground"}]}
    """
        .formatted(
            IntStream.range(0, images).mapToObj(PanopticFixture::image).collect(joining(",\n")),
            IntStream.range(0, images).mapToObj(ANNOTATION::formatted).collect(joining(",\n")));
  }

  private static String image(int id) {
    return "{\"id\": %d, \"file_name\": \"i%d.png\", \"width\": 4, \"height\": 2, \"row\": %d}"
        .formatted(id, id, id / 4);
  }

  /** Changes the JSON. */
  public void replace(String text, String by) {
    if (!json().contains(text)) {
      throw new IllegalArgumentException("nothing to replace: " + text);
    }
    files.text("panoptic.json", json().replace(text, by));
  }
}
