package io.panoptes.cli;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The command that a pack was trained with, as the pack tells it: without the folders of this
 * machine and without what its weights do not depend on.
 *
 * @param fromFolder whether the images come from a folder
 */
record WrittenTraining(CommandSpec spec, boolean fromFolder) {

  private static final Set<String> NOT_OF_THE_PACK = Set.of("--debug", "--pause-at");

  String text() {
    Stream<String> given =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .filter(
                option ->
                    option.type() != Path.class && !NOT_OF_THE_PACK.contains(option.longestName()))
            .map(WrittenTraining::written);
    String source = fromFolder ? " --data DIR" : "";
    return "panoptes train" + source + given.sorted().collect(joining(" ", " ", ""));
  }

  private static String written(OptionSpec option) {
    if (option.arity().max() == 0) {
      return option.longestName();
    }
    return option.originalStringValues().stream()
        .map(value -> option.longestName() + " " + quoted(option, value))
        .collect(joining(" "));
  }

  private static String quoted(OptionSpec option, String value) {
    String name =
        option.longestName().equals("--from") ? Path.of(value).getFileName().toString() : value;
    return name.matches("[\\w.,:+=/-]+") ? name : '"' + name + '"';
  }
}
