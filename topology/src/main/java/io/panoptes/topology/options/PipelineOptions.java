package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.EngineKind;
import java.util.List;
import java.util.Optional;

/**
 * The Flink job.
 *
 * @param pack a folder, or the name of a pack that comes with Panoptes
 * @param packs a folder, below which packs may be deployed while the job runs
 * @param engine what runs the pack's networks
 * @param parallelism subtasks of each operator
 * @param latestOnly sources of which only the newest image that waits is answered
 */
public record PipelineOptions(
    String pack,
    Optional<String> packs,
    EngineKind engine,
    Guarantee guarantee,
    int parallelism,
    DeletedImagesRule deletedImages,
    List<String> latestOnly,
    CheckpointOptions checkpoint,
    BatchOptions batch,
    HangOptions hang,
    ReferenceOptions references,
    LimitOptions limits) {

  static final Option<String> PACK =
      new Option<>(
          "pipeline.pack",
          OptionType.text(),
          "shelf",
          "The model pack: a folder, or the name of one that comes with Panoptes.");
  static final Option<Optional<String>> PACKS =
      new Option<>(
          "pipeline.packs",
          OptionType.optional(OptionType.text()),
          "",
          "Folder below which packs may be deployed while the job runs, the same on each machine;"
              + " empty for that of the packs that come with Panoptes.");
  static final Option<EngineKind> ENGINE =
      new Option<>(
          "engine",
          OptionType.choice(EngineKind.class),
          "auto",
          "What runs the networks; auto is a GPU engine where there is a GPU, else dl4j.");
  static final Option<Guarantee> GUARANTEE =
      new Option<>(
          "pipeline.guarantee",
          OptionType.choice(Guarantee.class),
          "exactly-once",
          "Whether a failure may repeat results; exactly-once shows them at each checkpoint.");
  static final Option<Integer> PARALLELISM =
      new Option<>(
          "pipeline.parallelism",
          OptionType.integer(1, 10_000),
          "1",
          "Subtasks of each operator; more than there are partitions stay idle.");
  static final Option<DeletedImagesRule> DELETED_IMAGES =
      new Option<>(
          "pipeline.deleted-images",
          OptionType.choice(DeletedImagesRule.class),
          "fail",
          "What to do where Kafka deleted images before they were read: stop and say so, or say so"
              + " and go on.");
  static final Option<List<String>> LATEST_ONLY =
      new Option<>(
          "pipeline.latest-only",
          OptionType.list(OptionType.text()),
          "",
          "Sources of which only the newest image that waits is answered; the others are recorded"
              + " in the topic of shed images.");
  static final List<Option<?>> ALL =
      List.of(PACK, PACKS, ENGINE, GUARANTEE, PARALLELISM, DELETED_IMAGES, LATEST_ONLY);

  public PipelineOptions {
    requireNonNull(pack, "pack is null");
    requireNonNull(packs, "packs is null");
    requireNonNull(engine, "engine is null");
    requireNonNull(guarantee, "guarantee is null");
    requireNonNull(deletedImages, "deletedImages is null");
    latestOnly = List.copyOf(latestOnly);
    requireNonNull(checkpoint, "checkpoint is null");
    requireNonNull(batch, "batch is null");
    requireNonNull(hang, "hang is null");
    requireNonNull(references, "references is null");
    requireNonNull(limits, "limits is null");
  }

  static PipelineOptions from(OptionValues values) {
    return new PipelineOptions(
        values.get(PACK),
        values.get(PACKS),
        values.get(ENGINE),
        values.get(GUARANTEE),
        values.get(PARALLELISM),
        values.get(DELETED_IMAGES),
        values.get(LATEST_ONLY),
        CheckpointOptions.from(values),
        BatchOptions.from(values),
        HangOptions.from(values),
        ReferenceOptions.from(values),
        LimitOptions.from(values));
  }
}
