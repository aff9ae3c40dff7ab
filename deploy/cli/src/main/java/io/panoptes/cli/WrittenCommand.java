package io.panoptes.cli;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What was asked for, as a pack tells it: files by their names, without this machine's folders. */
record WrittenCommand(CommandSpec spec) {

  String text() {
    ParseResult given = spec.commandLine().getParseResult();
    Stream<String> words =
        given.matchedPositionals().stream()
            .map(one -> lastPart(String.valueOf(one.<Object>getValue())));
    Stream<String> options =
        given.matchedOptions().stream()
            .distinct()
            .filter(option -> !option.longestName().equals("--debug"))
            .map(option -> option.longestName() + value(option))
            .sorted();
    return Stream.of(Stream.of(spec.qualifiedName()), words, options)
        .flatMap(all -> all)
        .collect(joining(" "));
  }

  private static String value(OptionSpec option) {
    Object value = option.getValue();
    if (value instanceof Boolean) {
      return "";
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + entry.getValue())
          .sorted()
          .collect(joining(" " + option.longestName() + " ", " ", ""));
    }
    if (value instanceof Collection<?> many) {
      return many.stream()
          .map(WrittenCommand::quoted)
          .collect(joining(" " + option.longestName() + " ", " ", ""));
    }
    return " " + quoted(value);
  }

  private static String quoted(Object value) {
    String text = word(value);
    return text.contains(" ") ? '"' + text + '"' : text;
  }

  private static String word(Object value) {
    return value instanceof Path path ? lastPart(path.toString()) : String.valueOf(value);
  }

  private static String lastPart(String path) {
    Path name = Path.of(path).toAbsolutePath().normalize().getFileName();
    return name == null ? path : name.toString();
  }
}
