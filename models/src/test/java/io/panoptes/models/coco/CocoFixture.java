package io.panoptes.models.coco;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A data set of one image, 3x2 pixels: a nucleus, a crowd of a large id, background and void. */
final class CocoFixture {

  static final String JSON =
      """
      {"info": {"year": 2026},
       "images": [{"id": 7, "file_name": "a.png", "width": 3, "height": 2,
                   "modality": "histology", "license": 1, "nothing": null}],
       "annotations": [{"image_id": 7, "file_name": "a.png", "segments_info": [
         {"id": 66051, "category_id": 1, "area": 1, "bbox": [0, 1, 1, 1], "iscrowd": 1},
         {"id": 5, "category_id": 1, "area": 2, "bbox": [0, 0, 2, 1], "iscrowd": 0},
         {"id": 9, "category_id": 2, "area": 2, "bbox": [2, 0, 1, 2], "iscrowd": 0}]}],
       "categories": [
         {"id": 1, "name": "nucleus", "isthing": 1, "color": [220, 20, 60]},
         {"id": 2, "name": "background", "isthing": 0, "color": [70, 70, 70]}]}
      """;

  /** 66051 is 3 + 256 * 2 + 65536 * 1, so its pixel is R 3, G 2, B 1. */
  static final int[] COLORS = {0x050000, 0x050000, 0x090000, 0x030201, 0x000000, 0x090000};

  private final Path folder;

  CocoFixture(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("panoptic"));
    json(JSON);
    png(COLORS, 3, 2, BufferedImage.TYPE_3BYTE_BGR);
  }

  Path png() {
    return folder.resolve("panoptic/a.png");
  }

  Path jsonFile() {
    return folder.resolve("panoptic.json");
  }

  CocoFixture json(String text) throws IOException {
    Files.writeString(jsonFile(), text);
    return this;
  }

  CocoFixture replace(String text, String by) throws IOException {
    return json(JSON.replace(text, by));
  }

  CocoFixture png(int[] colors, int width, int height, int type) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, 0xFF000000 | colors[i]);
    }
    ImageIO.write(image, "png", png().toFile());
    return this;
  }

  CocoPanopticFolder open() throws IOException {
    return CocoPanopticFolder.open(jsonFile(), folder.resolve("images"));
  }
}
