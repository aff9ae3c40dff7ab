package io.panoptes.topology.options;

import java.util.List;
import java.util.Map;

/** A setting as it was written, before its option's type has read it. */
sealed interface RawValue {

  /** Any scalar; the only form that the environment and the command line know. */
  record Text(String text) implements RawValue {}

  record Items(List<String> items) implements RawValue {

    public Items {
      items = List.copyOf(items);
    }
  }

  record Entries(Map<String, String> entries) implements RawValue {

    public Entries {
      entries = Map.copyOf(entries);
    }
  }
}
