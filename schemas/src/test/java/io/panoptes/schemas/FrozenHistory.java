package io.panoptes.schemas;

import java.util.List;
import org.apache.avro.Schema;

/** Compares the schema of today with the frozen ones. */
final class FrozenHistory {

  private FrozenHistory() {}

  /** What is wrong, each with its remedy; empty if the schema is frozen as it is. */
  static List<String> violations(Schema latest, List<FrozenSchema> history) {
    String name = latest.getName();
    SchemaVersion version = SchemaVersion.parse(latest.getProp("version"));
    if (history.isEmpty()) {
      return List.of("%s has no history: freeze it as %s".formatted(name, version));
    }
    FrozenSchema newest = history.get(history.size() - 1);
    if (version.compareTo(newest.version()) > 0) {
      return List.of("%s %s is not frozen: freeze it".formatted(name, version));
    }
    if (version.compareTo(newest.version()) < 0) {
      return List.of(
          "%s has version %s, but %s is frozen already: versions only go up"
              .formatted(name, version, newest.version()));
    }
    if (!latest.toString().equals(newest.schema().toString())) {
      return List.of(
          "%s differs from the frozen %s: raise \"version\" in %s.avsc"
              .formatted(name, newest.version(), name));
    }
    return List.of();
  }
}
