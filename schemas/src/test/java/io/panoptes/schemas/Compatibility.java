package io.panoptes.schemas;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Whether two versions of a record read each other's data. */
final class Compatibility {

  private Compatibility() {}

  /** What is wrong, in both directions; empty if each version reads the other. */
  static List<String> violations(Schema older, Schema newer) {
    List<String> violations = new ArrayList<>();
    for (Incompatibility found : incompatibilities(newer, older)) {
      violations.add(
          "new readers cannot read old records: %s at %s (%s)"
              .formatted(found.getType(), found.getLocation(), found.getMessage()));
    }
    for (Incompatibility found : incompatibilities(older, newer)) {
      violations.add(
          "old readers cannot read new records: %s at %s (%s)"
              .formatted(found.getType(), found.getLocation(), found.getMessage()));
    }
    return violations;
  }

  private static List<Incompatibility> incompatibilities(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities();
  }
}
