package io.panoptes.cli.run;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.checks.Finding;
import io.panoptes.topology.checks.PipelineChecks;
import io.panoptes.topology.options.DeletedImagesRule;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.DeletedImages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** Kafka and the registry as the pipeline needs them, before anything is started. */
public final class StartChecks {

  private final PanoptesOptions options;
  private final PipelineChecks checks;
  private final Consumer<String> notes;

  /**
   * @param notes takes what is to be known and no failure
   */
  public StartChecks(PanoptesOptions options, Consumer<String> notes) {
    this.options = requireNonNull(options, "options is null");
    this.checks = new PipelineChecks(options);
    this.notes = requireNonNull(notes, "notes is null");
  }

  /** All that is wrong, a line each with its remedy; empty if nothing is. */
  public List<String> run() {
    List<String> lines = new ArrayList<>();
    checks.warnings().forEach(line -> notes.accept("warning    " + line));
    try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
      checks.kafka(kafka.admin(), KafkaConnection.TIMEOUT).stream()
          .map(Finding::line)
          .forEach(lines::add);
      if (lines.isEmpty()) {
        deleted(checks.deleted(kafka.admin(), KafkaConnection.TIMEOUT), lines);
      }
    } catch (CommandFailedException | KafkaException e) {
      lines.add(e.getMessage());
    }
    try (SchemaRegistry registry = Registries.connect(options.registry())) {
      checks.registry(registry).stream().map(Finding::line).forEach(lines::add);
    }
    return lines;
  }

  private void deleted(List<DeletedImages> gone, List<String> lines) {
    for (DeletedImages images : gone) {
      if (options.pipeline().deletedImages() == DeletedImagesRule.SKIP) {
        notes.accept("skipped    " + images.line());
      } else {
        lines.add(
            images.line()
                + ": set pipeline.deleted-images=skip to go on without them, and raise"
                + " topics.retention");
      }
    }
  }
}
