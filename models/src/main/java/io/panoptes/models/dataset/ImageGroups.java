package io.panoptes.models.dataset;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The group of each image, by which data sets are split and drawn from. Thread-safe. */
@FunctionalInterface
public interface ImageGroups {

  String PATTERN = "name:";

  /**
   * @throws DataSetException when the image is of no group; the message names it
   */
  String of(ImageEntry entry);

  /** Each image is a group of its own. */
  static ImageGroups single() {
    return ImageEntry::name;
  }

  /** Images of one value of an attribute are a group. */
  static ImageGroups byAttribute(String attribute) {
    return entry -> {
      String value = entry.attributes().get(attribute);
      if (value == null) {
        throw new DataSetException(
            "image %s has no attribute %s: it has %s"
                .formatted(entry.name(), attribute, entry.attributes().keySet()));
      }
      return value;
    };
  }

  /**
   * Images are a group in whose names the pattern finds the same text: in its first group of
   * parentheses, or in all of it where it has none.
   */
  static ImageGroups byName(Pattern pattern) {
    return entry -> {
      Matcher matcher = pattern.matcher(entry.name());
      if (!matcher.find()) {
        throw new DataSetException(
            "image %s: the pattern %s finds nothing in its name".formatted(entry.name(), pattern));
      }
      String group = matcher.group(Math.min(1, matcher.groupCount()));
      return group == null ? "" : group;
    };
  }

  /**
   * Reads an attribute, or {@code name:} and a regular expression.
   *
   * @throws DataSetException when the expression is none
   */
  static ImageGroups parse(String text) {
    if (!text.startsWith(PATTERN)) {
      return byAttribute(text);
    }
    try {
      return byName(Pattern.compile(text.substring(PATTERN.length())));
    } catch (PatternSyntaxException e) {
      throw new DataSetException(
          "%s: not a regular expression: %s".formatted(text, e.getDescription()), e);
    }
  }
}
