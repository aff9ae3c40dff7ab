package io.panoptes.cli.chaos;

import io.panoptes.cli.publish.TestPictures;
import java.util.Optional;

/** The images that were on the topic when the savepoint of the older build was made. */
final class UpgradeImages {

  /** Published before the savepoint. */
  static final int BEFORE = 40;

  private static final int SOURCES = 8;

  private UpgradeImages() {}

  static String id(int number) {
    return "%s/%03d".formatted(source(number), number);
  }

  static String source(int number) {
    return "camera-" + number % SOURCES;
  }

  static byte[] png(int number) {
    return TestPictures.noise(24, 16, number);
  }

  static void publish(ImageTopic topic, int from, int to) {
    for (int number = from; number < to; number++) {
      topic.publish(id(number), source(number), png(number), Optional.empty());
    }
    topic.flush();
  }
}
