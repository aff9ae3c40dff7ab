package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.text.OneLine;
import java.io.Serializable;

/**
 * The pack a result was made with.
 *
 * @param digest SHA-256 of the manifest in 64 hexadecimal digits
 */
public record PackIdentity(String name, String version, String digest) implements Serializable {

  private static final int DIGEST_PREFIX = 12;

  public PackIdentity {
    requireNonNull(name, "name is null");
    requireNonNull(version, "version is null");
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          OneLine.of(
              "pack %s has digest '%s': 64 hexadecimal digits are needed".formatted(name, digest)));
    }
  }

  /**
   * The name of the one result that this pack has for an image event.
   *
   * @param event as {@link ReplayMark#event} names it
   */
  public String resultId(String event) {
    return event + "-" + digest.substring(0, DIGEST_PREFIX);
  }
}
