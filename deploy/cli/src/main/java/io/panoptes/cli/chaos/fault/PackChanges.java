package io.panoptes.cli.chaos.fault;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.kafka.Registries;
import io.panoptes.schemas.ModelAction;
import io.panoptes.schemas.ModelCommand;
import io.panoptes.schemas.ModelState;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.control.ControlClient;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A pack and its twin, which has the same networks and another version: so their results are equal
 * bit for bit, and the pack that a result names is not. For one thread.
 */
public final class PackChanges {

  /** The folder of both, in that where all is kept. */
  public static final String FOLDER = "packs";

  private static final String MANIFEST = "pack.yaml";
  private static final String PACK = "pack";
  private static final String TWIN = "twin";
  private static final double SHARE = .2;
  private static final double CAPACITY = .2;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Supplier<PanoptesOptions> options;
  private boolean twinServed;
  private boolean changed;
  private boolean shadowed;

  private PackChanges(Supplier<PanoptesOptions> options) {
    this.options = requireNonNull(options, "options is null");
  }

  /**
   * Copies the pack twice.
   *
   * @param options to reach the line, wherever it is now
   */
  public static PackChanges of(Path pack, Path work, Supplier<PanoptesOptions> options)
      throws IOException {
    copy(pack, work.resolve(FOLDER).resolve(PACK));
    Path twin = work.resolve(FOLDER).resolve(TWIN);
    copy(pack, twin);
    Path manifest = twin.resolve(MANIFEST);
    String text = Files.readString(manifest, StandardCharsets.UTF_8);
    Files.writeString(
        manifest, text.replaceFirst("(?m)^version: .*$", "version: twin"), StandardCharsets.UTF_8);
    return new PackChanges(options);
  }

  /** Has the other one of the two served. */
  void deploy() throws InterruptedException {
    ask(ModelAction.DEPLOY, other());
    served();
    changed = true;
  }

  /** Has what was served before served again; where that is nothing, there is a deploy first. */
  void rollback() throws InterruptedException {
    if (!changed) {
      deploy();
    }
    ask(ModelAction.ROLLBACK, null);
    served();
  }

  /** Has the other one run in the shadow; where it does already, no more. */
  void shadow() throws InterruptedException {
    if (shadowed) {
      ask(ModelAction.STOP_SHADOW, null);
    } else {
      ask(ModelAction.SHADOW, other());
    }
    shadowed = !shadowed;
  }

  private String other() {
    return twinServed ? PACK : TWIN;
  }

  /** The other one is; if it ran in the shadow it does no more. */
  private void served() {
    twinServed = !twinServed;
    shadowed = false;
  }

  private void ask(ModelAction action, String pack) throws InterruptedException {
    PanoptesOptions now = options.get();
    boolean start = action == ModelAction.SHADOW;
    ModelCommand command =
        ModelCommand.newBuilder()
            .setCommandId(UUID.randomUUID().toString())
            .setIssuedAt(Instant.now().truncatedTo(ChronoUnit.MICROS))
            .setAction(action)
            .setPack(pack)
            .setShare(start ? SHARE : null)
            .setCapacity(start ? CAPACITY : null)
            .build();
    try (SchemaRegistry registry = Registries.connect(now.registry());
        ControlClient client =
            ControlClient.open(now.kafka(), Topics.of(now.topics().prefix()), registry)) {
      client.send(command);
      ModelStatus status =
          client
              .await(command.getCommandId(), LIMIT)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "%s has no answer after %s".formatted(action, LIMIT)));
      if (status.getState() != ModelState.ACTIVE) {
        throw new IllegalStateException("%s: %s".formatted(action, status.getMessage()));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
