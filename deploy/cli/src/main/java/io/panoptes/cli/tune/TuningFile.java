package io.panoptes.cli.tune;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.panoptes.models.yaml.YamlFile;
import io.panoptes.models.yaml.YamlRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to try, as it is written in YAML.
 *
 * @param search grid for every combination, random for some of them, halving for rounds of ever
 *     fewer that train ever longer
 * @param trials combinations of random and halving; none is drawn twice
 * @param seed of the draws
 * @param first iterations of the first round of halving
 * @param factor each round of halving keeps one in so many, and trains them so much longer
 * @param train options of {@code panoptes train} that all trials have, such as {@code
 *     --iterations}; {@code true} for a flag
 * @param options the values to try of each option; {@code false} leaves a flag out
 */
public record TuningFile(
    Search search,
    int trials,
    long seed,
    int first,
    int factor,
    Map<String, String> train,
    Map<String, List<String>> options) {

  /** How combinations are chosen. */
  public enum Search {
    @JsonProperty("grid")
    GRID,
    @JsonProperty("random")
    RANDOM,
    @JsonProperty("halving")
    HALVING
  }

  public TuningFile {
    requireNonNull(search, "search is missing: grid, random or halving");
    requireNonNull(train, "train is missing: the options that all trials have");
    requireNonNull(options, "options are missing: the values to try");
    train = Collections.unmodifiableMap(new LinkedHashMap<>(train));
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    if (options.isEmpty() || options.values().stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "options %s: expected at least one, each with at least one value".formatted(options));
    }
    if (search != Search.GRID && trials < 1) {
      throw new IllegalArgumentException(
          "trials: %d: tell how many combinations are drawn".formatted(trials));
    }
    if (search == Search.HALVING && (first < 1 || factor < 2)) {
      throw new IllegalArgumentException(
          "first: %d, factor: %d: halving takes 1 iteration and a factor of 2 or more"
              .formatted(first, factor));
    }
    if (!train.containsKey("--iterations")) {
      throw new IllegalArgumentException("train has no --iterations: tell how long a trial trains");
    }
  }

  /**
   * @throws IllegalArgumentException when the file says something else than these
   */
  public static TuningFile read(Path file) throws IOException {
    try {
      return new ObjectMapper(new YAMLFactory()).readValue(YamlFile.read(file), TuningFile.class);
    } catch (YamlRefusedException e) {
      throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException(
          "%s: %s"
              .formatted(file, String.valueOf(cause.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  int iterations() {
    return Integer.parseInt(train.get("--iterations"));
  }
}
