package io.panoptes.topology.topics;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** The names of the topics; those of images and what is made of them are keyed by source_id. */
public record Topics(
    String images,
    String panoptic,
    String segments,
    String truth,
    String quality,
    String deadLetters,
    String shed,
    String shadow,
    String shadowQuality,
    String replays,
    String models,
    String modelsStatus) {

  public Topics {
    requireNonNull(images, "images is null");
    requireNonNull(panoptic, "panoptic is null");
    requireNonNull(segments, "segments is null");
    requireNonNull(truth, "truth is null");
    requireNonNull(quality, "quality is null");
    requireNonNull(deadLetters, "deadLetters is null");
    requireNonNull(shed, "shed is null");
    requireNonNull(shadow, "shadow is null");
    requireNonNull(shadowQuality, "shadowQuality is null");
    requireNonNull(replays, "replays is null");
    requireNonNull(models, "models is null");
    requireNonNull(modelsStatus, "modelsStatus is null");
  }

  /**
   * @param prefix without the dot, such as {@code panoptes}
   */
  public static Topics of(String prefix) {
    return new Topics(
        prefix + ".images",
        prefix + ".panoptic",
        prefix + ".segments",
        prefix + ".truth",
        prefix + ".quality",
        prefix + ".dead-letters",
        prefix + ".shed",
        prefix + ".shadow",
        prefix + ".shadow-quality",
        prefix + ".replays",
        prefix + ".models",
        prefix + ".models.status");
  }

  /** In the order of the data path. */
  public List<String> names() {
    return List.of(
        images,
        panoptic,
        segments,
        truth,
        quality,
        deadLetters,
        shed,
        shadow,
        shadowQuality,
        replays,
        models,
        modelsStatus);
  }
}
