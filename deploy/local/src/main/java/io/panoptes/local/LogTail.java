package io.panoptes.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The end of a log as one line. */
final class LogTail {

  private static final int LINES = 3;
  private static final int CHARACTERS = 300;
  private static final Pattern PROBLEM = Pattern.compile("ERROR|\\w(Exception|Error)\\b");

  private LogTail() {}

  /**
   * The last lines that tell of a problem, or the very last ones if none does; without the frames
   * of stack traces, each cut to a bounded length.
   */
  static String of(Path log) {
    List<String> lines;
    try {
      lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("at "))
              .toList();
    } catch (IOException e) {
      return String.format("(log %s cannot be read: %s)", log, e.getMessage());
    }
    List<String> problems = lines.stream().filter(PROBLEM.asPredicate()).toList();
    String tail = lastOf(problems.isEmpty() ? lines : problems);
    return tail.isEmpty() ? "(nothing)" : tail;
  }

  private static String lastOf(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
        .map(String::strip)
        .map(line -> line.length() > CHARACTERS ? line.substring(0, CHARACTERS) + "..." : line)
        .collect(Collectors.joining(" | "));
  }
}
