package io.panoptes.cli.run;

import java.util.List;
import java.util.Optional;

/** Stack traces as Flink sends them: as text. */
public final class StackText {

  private static final String CAUSE = "Caused by: ";

  private StackText() {}

  /** The message of the innermost cause, or of the exception itself; empty if there is no text. */
  public static Optional<String> innermost(String text) {
    List<String> lines = text.lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith(CAUSE))
        .reduce((outer, inner) -> inner)
        .map(line -> line.substring(CAUSE.length()))
        .or(() -> lines.stream().findFirst())
        .map(StackText::withoutClass);
  }

  /** The class of an exception says little where there is a message. */
  private static String withoutClass(String line) {
    return line.replaceFirst("^([\\w$]+\\.)+[\\w$]+: (?=.)", "");
  }
}
