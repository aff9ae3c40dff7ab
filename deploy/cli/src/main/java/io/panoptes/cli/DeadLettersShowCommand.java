package io.panoptes.cli;

import io.panoptes.cli.deadletters.LetterText;
import io.panoptes.cli.deadletters.StoredLetter;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dead-letters show}. */
@Command(
    name = "show",
    description = "Shows all of one dead letter, with what its reason means and what to do.")
final class DeadLettersShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;

  @Parameters(
      paramLabel = "PARTITION:OFFSET",
      converter = LetterPlace.Converter.class,
      description = "The dead letter, as 'list' names it.")
  private LetterPlace place;

  @Option(names = "--json", description = "As a JSON object, with the original bytes in Base64.")
  private boolean json;

  @Override
  public Integer call() {
    return DeadLettersCommand.with(
        spec,
        configuration.read(),
        access -> {
          StoredLetter stored =
              access
                  .box()
                  .at(place.partition(), place.offset())
                  .orElseThrow(
                      () ->
                          new CommandFailedException(
                              "no dead letter at %s: 'panoptes dead-letters list' names them"
                                  .formatted(place)));
          print(stored);
          return 0;
        });
  }

  private void print(StoredLetter stored) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(LetterText.json(stored, true));
    } else {
      LetterText.details(stored).forEach(out::println);
    }
  }
}
