package io.panoptes.cli.chaos.guarantee;

import java.util.List;

/** A promise, held against what was sent and what was answered. Not thread-safe. */
public interface Guarantee {

  /** What an image is called for which it does not hold. */
  String breach();

  /** Called before the image is published, and so before its answer. */
  void sent(SentImage image);

  /** Called in the order in which a consumer sees the answers of each topic partition. */
  void answered(Answer answer);

  /** The images for which it does not hold so far: an id, and what is wrong where that helps. */
  List<String> broken();
}
