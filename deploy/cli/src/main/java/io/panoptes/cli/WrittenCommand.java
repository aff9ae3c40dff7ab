package io.panoptes.cli;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What was asked for, as a pack tells it: files by their names, without this machine's folders.
 *
 * @param leftOut options that make no difference to the pack
 */
record WrittenCommand(CommandSpec spec, Set<String> leftOut) {

  private static final String DEBUG = "--debug";

  /** An option of a pack, by name or folder. */
  private static final String FROM = "--from";

  WrittenCommand {
    leftOut = Set.copyOf(leftOut);
  }

  WrittenCommand(CommandSpec spec) {
    this(spec, Set.of());
  }

  String text() {
    ParseResult given = spec.commandLine().getParseResult();
    Stream<String> words =
        given.matchedPositionals().stream()
            .map(one -> lastPart(String.valueOf(one.<Object>getValue())));
    Stream<String> options =
        given.matchedOptions().stream()
            .distinct()
            .filter(option -> !option.longestName().equals(DEBUG))
            .filter(option -> !leftOut.contains(option.longestName()))
            .map(WrittenCommand::written)
            .sorted();
    return Stream.of(Stream.of(spec.qualifiedName()), words, options)
        .flatMap(all -> all)
        .collect(joining(" "));
  }

  private static String written(OptionSpec option) {
    if (option.arity().max() == 0) {
      return option.longestName();
    }
    return option.originalStringValues().stream()
        .map(value -> option.longestName() + " " + quoted(isPath(option) ? lastPart(value) : value))
        .collect(joining(" "));
  }

  private static boolean isPath(OptionSpec option) {
    return option.longestName().equals(FROM)
        || Stream.of(option.auxiliaryTypes()).anyMatch(Path.class::equals);
  }

  private static String quoted(String value) {
    return value.matches("[\\w.,:+=/-]+") ? value : '"' + value + '"';
  }

  private static String lastPart(String path) {
    Path name = Path.of(path).toAbsolutePath().normalize().getFileName();
    return name == null ? path : name.toString();
  }
}
