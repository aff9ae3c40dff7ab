package io.panoptes.cli.run;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.PackIdentity;
import io.panoptes.topology.options.Guarantee;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.util.List;
import org.apache.flink.api.common.JobID;

/**
 * What runs, as lines for people.
 *
 * @param configured the pack that the job begins with where no checkpoint has another
 */
public record RunDescription(PanoptesOptions options, PackIdentity configured, Recovery recovery) {

  public RunDescription {
    requireNonNull(options, "options is null");
    requireNonNull(configured, "configured is null");
    requireNonNull(recovery, "recovery is null");
  }

  public List<String> lines(FlinkCluster cluster, JobID job) {
    Topics topics = Topics.of(options.topics().prefix());
    return List.of(
        "pack       " + pack(),
        "guarantee  " + guarantee(),
        "topics     %s -> %s, %s, %s at %s"
            .formatted(
                topics.images(),
                topics.panoptic(),
                topics.segments(),
                topics.deadLetters(),
                options.kafka().bootstrapServers()),
        "Flink      " + cluster.describe(),
        "job        " + job.toHexString());
  }

  /** What was deployed is in the checkpoint, which the job alone reads. */
  String pack() {
    String pack =
        "%s %s, %s"
            .formatted(
                configured.name(), configured.version(), configured.digest().substring(0, 8));
    return recovery.isFromState()
        ? pack + "; or what was deployed, as the checkpoint says: 'panoptes models list'"
        : pack;
  }

  String guarantee() {
    String interval = options.pipeline().checkpoint().interval().toMillis() / 1e3 + " s";
    return options.pipeline().guarantee() == Guarantee.EXACTLY_ONCE
        ? "exactly-once, results visible every " + interval
        : "at-least-once, checkpoints every " + interval;
  }
}
