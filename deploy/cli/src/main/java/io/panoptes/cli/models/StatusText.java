package io.panoptes.cli.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panoptes.models.text.OneLine;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.ServedPack;
import io.panoptes.schemas.ServedShadow;
import java.util.ArrayList;
import java.util.List;

/** Statuses as lines, without control characters, which could steer a terminal. */
public final class StatusText {

  private static final int DIGITS = 8;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private StatusText() {}

  /** What is served since when, in one line. */
  public static String active(ModelStatus status) {
    return "%s from checkpoint %d on".formatted(served(status.getActive()), checkpoint(status));
  }

  /** What runs in the shadow since when, in one line. */
  public static String shadow(ModelStatus status) {
    String served = pack(status.getActive().getPack());
    return "%s from checkpoint %d on"
        .formatted(
            status.getShadow() == null
                ? "nothing in the shadow of " + served
                : "%s in the shadow of %s,".formatted(shadow(status.getShadow()), served),
            checkpoint(status));
  }

  /**
   * What is active, what runs in its shadow, what a rollback leads to, and what was told.
   *
   * @param history oldest first, one or more
   */
  public static List<String> lines(List<ModelStatus> history) {
    ModelStatus last = history.get(history.size() - 1);
    List<String> lines = new ArrayList<>();
    lines.add(
        "active    " + served(last.getActive()) + "  " + OneLine.of(last.getActive().getPlace()));
    lines.add(
        "shadow    "
            + (last.getShadow() == null
                ? "none"
                : shadow(last.getShadow()) + "  " + OneLine.of(last.getShadow().getPlace())));
    lines.add(
        "previous  "
            + (last.getPrevious() == null
                ? "none"
                : served(last.getPrevious()) + "  " + OneLine.of(last.getPrevious().getPlace())));
    for (ModelStatus status : history) {
      lines.add(
          "%s  %-8s  %s%s"
              .formatted(
                  status.getToldAt(),
                  status.getState(),
                  OneLine.of(status.getMessage()),
                  status.getCheckpointId() == null
                      ? ""
                      : ", from checkpoint %d on".formatted(status.getCheckpointId())));
    }
    return lines;
  }

  /** One JSON object with the same. */
  public static String json(List<ModelStatus> history) {
    ModelStatus last = history.get(history.size() - 1);
    ObjectNode node = MAPPER.createObjectNode();
    node.set("active", node(last.getActive()));
    node.set("shadow", last.getShadow() == null ? null : node(last.getShadow()));
    node.set("previous", last.getPrevious() == null ? null : node(last.getPrevious()));
    for (ModelStatus status : history) {
      node.withArray("history")
          .addObject()
          .put("command_id", status.getCommandId())
          .put("state", status.getState().name())
          .put("message", status.getMessage())
          .put("checkpoint_id", status.getCheckpointId())
          .put("told_at", status.getToldAt().toString())
          .set("active", node(status.getActive()));
    }
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can be written", e);
    }
  }

  private static ObjectNode node(ServedShadow shadow) {
    return node(shadow.getPack())
        .put("place", shadow.getPlace())
        .put("share", shadow.getShare())
        .put("capacity", shadow.getCapacity());
  }

  private static ObjectNode node(PackVersion pack) {
    return MAPPER
        .createObjectNode()
        .put("name", pack.getName())
        .put("version", pack.getVersion())
        .put("digest", pack.getDigest());
  }

  private static ObjectNode node(ServedPack served) {
    return node(served.getPack())
        .put("place", served.getPlace())
        .put("batch_size", served.getBatchSize())
        .put("max_delay_ms", served.getMaxDelayMs())
        .put("in_flight", served.getInFlight())
        .put("threads", served.getThreads());
  }

  private static String served(ServedPack served) {
    return "%s, batches of %d, delay %d ms, %d in flight, %d thread%s"
        .formatted(
            pack(served.getPack()),
            served.getBatchSize(),
            served.getMaxDelayMs(),
            served.getInFlight(),
            served.getThreads(),
            served.getThreads() == 1 ? "" : "s");
  }

  private static String shadow(ServedShadow shadow) {
    return "%s, share %s, capacity %s"
        .formatted(pack(shadow.getPack()), shadow.getShare(), shadow.getCapacity());
  }

  private static String pack(PackVersion pack) {
    String digest = pack.getDigest();
    return OneLine.of(
        "%s %s (%s)"
            .formatted(
                pack.getName(),
                pack.getVersion(),
                digest.substring(0, Math.min(DIGITS, digest.length()))));
  }

  private static long checkpoint(ModelStatus status) {
    return status.getCheckpointId() == null ? 0 : status.getCheckpointId();
  }
}
