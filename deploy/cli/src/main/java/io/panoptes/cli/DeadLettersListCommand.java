package io.panoptes.cli;

import io.panoptes.cli.deadletters.LetterFilter;
import io.panoptes.cli.deadletters.LetterText;
import io.panoptes.cli.deadletters.StoredLetter;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dead-letters list}. */
@Command(
    name = "list",
    description = {
      "Lists the dead letters that are committed now, a line each, and counts them by reason.",
      "A line begins with PARTITION:OFFSET, which 'show' and 'replay' take."
    })
final class DeadLettersListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;
  @Mixin private LetterFilterOptions filters;

  @Option(names = "--json", description = "A JSON object a line, with bytes by their length.")
  private boolean json;

  @Override
  public Integer call() {
    LetterFilter filter = filters.filter();
    return DeadLettersCommand.with(
        spec,
        configuration.read(),
        access -> {
          Map<String, Integer> counts = new TreeMap<>();
          access
              .box()
              .forEach(
                  stored -> {
                    if (filter.test(stored)) {
                      counts.merge(stored.letter().getReason().name(), 1, Integer::sum);
                      print(stored);
                    }
                  });
          if (!json) {
            summary(counts);
          }
          return 0;
        });
  }

  private void print(StoredLetter stored) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? LetterText.json(stored, false) : LetterText.line(stored));
  }

  private void summary(Map<String, Integer> counts) {
    PrintWriter out = spec.commandLine().getOut();
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    out.println(all == 1 ? "1 dead letter" : all + " dead letters");
    counts.forEach((reason, count) -> out.printf("  %-22s %d%n", reason, count));
  }
}
