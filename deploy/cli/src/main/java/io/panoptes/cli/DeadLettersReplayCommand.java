package io.panoptes.cli;

import io.panoptes.cli.DeadLettersCommand.Access;
import io.panoptes.cli.deadletters.LetterFilter;
import io.panoptes.cli.deadletters.ReplayOutcome;
import io.panoptes.cli.deadletters.ReplayOutcome.Impossible;
import io.panoptes.cli.deadletters.ReplayOutcome.Replayed;
import io.panoptes.cli.deadletters.Replayer;
import io.panoptes.cli.deadletters.StoredLetter;
import io.panoptes.topology.topics.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dead-letters replay}. */
@Command(
    name = "replay",
    description = {
      "Publishes the records of dead letters again, to the topic of images.",
      "Each dead letter is replayed once, however often this runs and wherever it is interrupted. A"
          + " replay carries the header panoptes-replay-of, and its result has the result_id it"
          + " would have had the first time. Exit code 1 if some cannot be replayed."
    })
final class DeadLettersReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;
  @Mixin private LetterFilterOptions filters;

  @Parameters(
      arity = "0..*",
      paramLabel = "PARTITION:OFFSET",
      converter = LetterPlace.Converter.class,
      description = "Only these, as 'list' names them; without any, all that the options leave.")
  private List<LetterPlace> places = new ArrayList<>();

  @Option(names = "--dry-run", description = "Says what would be replayed and replays nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    LetterFilter filter = filters.filter();
    Set<LetterPlace> wanted = new HashSet<>(places);
    Predicate<StoredLetter> chosen =
        stored ->
            filter.test(stored)
                && (wanted.isEmpty()
                    || wanted.contains(
                        new LetterPlace(
                            stored.place().getPartition(), stored.place().getOffset())));
    return DeadLettersCommand.with(
        spec, configuration.read(), access -> dryRun ? count(access, chosen) : run(access, chosen));
  }

  private int count(Access access, Predicate<StoredLetter> chosen) {
    AtomicInteger open = new AtomicInteger();
    access
        .box()
        .forEach(
            stored -> {
              if (chosen.test(stored) && !stored.replayed()) {
                open.incrementAndGet();
              }
            });
    spec.commandLine().getOut().printf("%d dead letters would be replayed%n", open.get());
    return 0;
  }

  private int run(Access access, Predicate<StoredLetter> chosen) {
    List<ReplayOutcome> outcomes = new ArrayList<>();
    // Opened before the letters are read: what an interrupted replay left is settled then.
    try (Replayer replayer = Replayer.open(access.options(), access.registry())) {
      access
          .box()
          .forEach(
              stored -> {
                if (chosen.test(stored)) {
                  outcomes.add(replayer.replay(stored));
                }
              });
      replayer.commit();
    }
    return tell(outcomes, Topics.of(access.options().topics().prefix()).images());
  }

  private int tell(List<ReplayOutcome> outcomes, String topic) {
    int replayed = 0;
    int impossible = 0;
    for (ReplayOutcome outcome : outcomes) {
      if (outcome instanceof Impossible told) {
        impossible++;
        spec.commandLine().getErr().println("panoptes: " + told.reason());
      } else if (outcome instanceof Replayed) {
        replayed++;
      }
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%d dead letters replayed to %s, %d replayed before, %d cannot be%n",
            replayed, topic, outcomes.size() - replayed - impossible, impossible);
    return impossible == 0 ? 0 : 1;
  }
}
