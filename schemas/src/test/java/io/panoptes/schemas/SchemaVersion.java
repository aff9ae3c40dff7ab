package io.panoptes.schemas;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Minor: what was added or removed has a default. Major: the record starts anew in a new topic. */
record SchemaVersion(int major, int minor) implements Comparable<SchemaVersion> {

  private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+)");

  static SchemaVersion parse(String text) {
    Matcher matcher = FORM.matcher(String.valueOf(text));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "schema version is %s: it must look like 1.0".formatted(text));
    }
    return new SchemaVersion(
        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public int compareTo(SchemaVersion other) {
    return Comparator.comparingInt(SchemaVersion::major)
        .thenComparingInt(SchemaVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
