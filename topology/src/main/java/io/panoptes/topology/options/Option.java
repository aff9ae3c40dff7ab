package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

/**
 * The one definition of a setting: its reader, its reference table and its error messages all come
 * from here.
 *
 * @param key one word or dotted, such as {@code pipeline.batch.max-size}; part of the public
 *     surface
 * @param defaultValue as a user would write it; empty for none
 * @param description one sentence for the reference table
 */
public record Option<T>(String key, OptionType<T> type, String defaultValue, String description) {

  public Option {
    requireNonNull(type, "type is null");
    requireNonNull(defaultValue, "defaultValue is null");
    requireNonNull(description, "description is null");
    if (!key.matches("[a-z]+(\\.[a-z]+(-[a-z]+)*)*")) {
      throw new IllegalArgumentException(
          "option key '%s': use lower-case words, joined by '-' and '.'".formatted(key));
    }
  }

  /** The variable that sets this option, such as {@code PANOPTES_PIPELINE_BATCH_MAX_SIZE}. */
  public String environmentName() {
    return "PANOPTES_" + key.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
