package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          topics                              | a command is missing
          topics create --set colour=red      | unknown key 'colour'
          topics create --set topics.prefix   | write key=value
          topics create --config no.yaml      | no.yaml: there is no such file
          produce                             | Missing required parameter
          produce . --rate fast               | 'fast' is no rate
          produce . --repeat 0                | --repeat is 0
          produce . --source=                 | --source is empty
          produce . --source a --source-per-folder | not both
          produce . --captured-at noon        | noon
          tail                                | Missing required parameter
          tail pictures                       | unknown topic 'pictures'
          tail images --max 0                 | --max is 0
          tail images --full                  | --full needs --json
          tail images --until-end             | --until-end needs --from-beginning
          demo --count 0                      | --count 0: at least 1 image
          demo --truth truth.json             | --truth needs --images
          demo --scenes shelf --images .      | mutually exclusive
          segment --pack shelf --out x        | Missing required parameter
          segment .                           | Missing required option
          train --name a --credit b           | Missing required argument
          train --name a --credit b --scenes shelf --crop 0 | crops of 0 pixels: the side is at least 1
          dataset show . --out a.png --augmented --crop 0 | crops of 0 pixels: the side is at least 1
          tune merge --pack ../../models/packs/shelf --scenes shelf --limit 0 | --limit 0: at least 1
          pack measure ../../models/packs/shelf --scenes shelf --limit 0 | --limit 0: at least 1
          models shadow --stop --share .5 | --share is of a pack: leave it out with --stop
          models shadow --share .5 | give either a pack or --stop
          chaos --rate fast                   | 'fast' is no rate
          run                                 | 'pipeline' or 'quality'
          run pipeline --detached             | --detached needs flink.address
          run pipeline --jars-there           | --jars-there needs flink.address
          dead-letters                        | 'list', 'show', 'replay' or 'reasons'
          dead-letters list --reason NONE     | NONE
          dead-letters list --since noon      | --since 'noon': write a time such as
          dead-letters show 7                 | '7' is no PARTITION:OFFSET
          run quality --set quality.hop=soon  | quality.hop
          """)
  void areOneLineAndExitCodeTwo(String line, String message) {
    CommandRun run = CommandRun.of(line.strip().split(" +"));

    assertThat(run.err()).contains(message);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
