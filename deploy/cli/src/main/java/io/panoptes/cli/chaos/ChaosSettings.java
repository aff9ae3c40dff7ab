package io.panoptes.cli.chaos;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.chaos.fault.FaultKind;
import io.panoptes.cli.chaos.fault.PackChanges;
import io.panoptes.cli.publish.Rate;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.topology.options.OptionsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link Chaos} does.
 *
 * @param pack folder
 * @param images published at least, 1 or more; more where the faults take longer than they do
 * @param faults 0 or more
 * @param kinds of a round of faults; one may be there more than once
 * @param seed of pictures and faults
 * @param rate of the images
 * @param outage the longest time that something is gone; the broker is suspended for as long
 * @param report written after each fault; empty for none
 * @param folder keeps logs and data; empty for a temporary one
 */
public record ChaosSettings(
    Path pack,
    EngineKind engine,
    int images,
    int faults,
    List<FaultKind> kinds,
    long seed,
    Rate rate,
    Duration outage,
    Optional<Path> report,
    Optional<Path> folder) {

  public ChaosSettings {
    requireNonNull(pack, "pack is null");
    requireNonNull(engine, "engine is null");
    kinds = List.copyOf(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("no kind of fault: at least one is needed");
    }
    requireNonNull(rate, "rate is null");
    requireNonNull(report, "report is null");
    requireNonNull(folder, "folder is null");
    if (images < 1) {
      throw new IllegalArgumentException("images is %d: at least 1 is needed".formatted(images));
    }
    if (faults < 0) {
      throw new IllegalArgumentException("faults is %d: 0 or more".formatted(faults));
    }
    if (outage.isNegative() || outage.isZero()) {
      throw new IllegalArgumentException("outage is %s: it must be above 0".formatted(outage));
    }
  }

  /** Of the job, and of the clients beside it; to be added to. */
  OptionsReader options(String servers, String registry, Path work) {
    return new OptionsReader()
        .set("kafka.bootstrap-servers", servers)
        .set("registry.urls", registry)
        .set("topics.prefix", "chaos")
        .set("topics.partitions", "4")
        .set("topics.replication-factor", "1")
        .set("pipeline.pack", pack.toString())
        .set("pipeline.packs", work.resolve(PackChanges.FOLDER).toString())
        .set("pipeline.checkpoint.interval", "1 s")
        .set("pipeline.checkpoint.directory", work.resolve("checkpoints").toString());
  }
}
