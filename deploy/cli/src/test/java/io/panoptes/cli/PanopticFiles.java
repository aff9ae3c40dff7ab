package io.panoptes.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A truth and its prediction, written by hand: image 7 of 4x2 pixels, a can, a shelf and void; the
 * prediction's can lacks one of three pixels.
 */
final class PanopticFiles {

  static final String CATEGORIES =
      """
      [{"id": 1, "name": "can", "isthing": 1, "color": [220, 20, 60]},
       {"id": 2, "name": "shelf", "isthing": 0, "color": [70, 70, 70]},
       {"id": 3, "name": "wall", "isthing": 0, "color": [9, 9, 9]}]\
      """;

  static final String TRUTH =
      """
      {"images": [{"id": 7, "file_name": "a.jpg", "width": 4, "height": 2}],
       "annotations": [{"image_id": 7, "file_name": "a.png", "segments_info": [
         {"id": 5, "category_id": 1, "area": 3, "iscrowd": 0},
         {"id": 70000, "category_id": 2, "area": 4, "iscrowd": 0}]}],
       "categories": %s}
      """
          .formatted(CATEGORIES);

  static final String PREDICTION =
      """
      {"annotations": [{"image_id": 7, "file_name": "a.png", "segments_info": [
         {"id": 1, "category_id": 1}, {"id": 2, "category_id": 2}]}]}
      """;

  /** 70000 is 112 + 256 * 17 + 65536 * 1, so its pixel is R 112, G 17, B 1. */
  private static final int[] TRUE_PIXELS = {
    0x050000, 0x050000, 0x701101, 0x701101, 0x050000, 0x000000, 0x701101, 0x701101
  };

  private static final int[] PREDICTED_PIXELS = {
    0x010000, 0x010000, 0x020000, 0x020000, 0x020000, 0x000000, 0x020000, 0x020000
  };

  private final Path folder;

  PanopticFiles(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("truth"));
    Files.createDirectories(folder.resolve("predicted"));
    Files.writeString(truth(), TRUTH);
    Files.writeString(predictions(), PREDICTION);
    write(folder.resolve("truth/a.png"), TRUE_PIXELS, 4, BufferedImage.TYPE_3BYTE_BGR);
    predictedPng(4, BufferedImage.TYPE_3BYTE_BGR);
  }

  Path truth() {
    return folder.resolve("truth.json");
  }

  Path predictions() {
    return folder.resolve("predicted.json");
  }

  Path predictedPng() {
    return folder.resolve("predicted/a.png");
  }

  PanopticFiles replaceInTruth(String text, String by) throws IOException {
    Files.writeString(truth(), replaced(TRUTH, text, by));
    return this;
  }

  PanopticFiles replaceInPredictions(String text, String by) throws IOException {
    Files.writeString(predictions(), replaced(PREDICTION, text, by));
    return this;
  }

  private static String replaced(String all, String text, String by) {
    if (!all.contains(text)) {
      throw new IllegalArgumentException("nothing to replace: " + text);
    }
    return all.replace(text, by);
  }

  /** Writes the prediction's PNG with rows of another length, or of another kind. */
  PanopticFiles predictedPng(int width, int type) throws IOException {
    write(predictedPng(), PREDICTED_PIXELS, width, type);
    return this;
  }

  private static void write(Path png, int[] colors, int width, int type) throws IOException {
    int height = colors.length / width;
    BufferedImage image = new BufferedImage(width, height, type);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, 0xFF000000 | colors[i]);
    }
    ImageIO.write(image, "png", png.toFile());
  }

  /** Runs {@code evaluate} on the two. */
  CommandRun evaluate(String... more) {
    String[] words = new String[more.length + 5];
    words[0] = "evaluate";
    words[1] = "--truth";
    words[2] = truth().toString();
    words[3] = "--predictions";
    words[4] = predictions().toString();
    System.arraycopy(more, 0, words, 5, more.length);
    return CommandRun.of(words);
  }
}
