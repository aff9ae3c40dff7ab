package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class PanoptesTest {

  /** The words of each command, from the top. */
  static Stream<List<String>> commands() {
    return below(Panoptes.commandLine(), List.of());
  }

  private static Stream<List<String>> below(CommandLine command, List<String> words) {
    return Stream.concat(
        Stream.of(words),
        command.getSubcommands().entrySet().stream()
            .flatMap(
                entry -> {
                  List<String> longer = new ArrayList<>(words);
                  longer.add(entry.getKey());
                  return below(entry.getValue(), longer);
                }));
  }

  private static CommandRun run(List<String> words, String... more) {
    return CommandRun.of(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelp(List<String> words) {
    CommandRun run = run(words, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: panoptes").contains(String.join(" ", words));
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownOptionIsWrongUsageToldInOneLine(List<String> words) {
    CommandRun run = run(words, "--no-such-option");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).startsWith("panoptes: ").contains("--help");
  }

  @Test
  void aMissingCommandIsWrongUsage() {
    CommandRun run = CommandRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly("panoptes: a command is missing; see 'panoptes --help'");
  }

  @Test
  void aFailureIsOneLineWithoutStack() {
    CommandRun run = CommandRun.of("produce", "/no/such/folder");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines()).containsExactly("panoptes: no such file: /no/such/folder");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void debugAddsTheStack() {
    CommandRun run = CommandRun.of("produce", "--debug", "/no/such/folder");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines().get(0)).isEqualTo("panoptes: no such file: /no/such/folder");
    assertThat(run.err()).contains("\tat io.panoptes.cli.ProduceCommand");
  }
}
