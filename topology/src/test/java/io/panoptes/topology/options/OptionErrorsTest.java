package io.panoptes.topology.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          pipeline.batch.max-delay | 5 parsecs | --set: pipeline.batch.max-delay: '5 parsecs' is not a duration: write a number with ms, s, min, h or d, such as '500 ms', or ISO 8601, such as 'PT0.5S'
          pipeline.batch.max-delay | 61 s | --set: pipeline.batch.max-delay: '61 s' is out of range: the limit is 0 s to 1 min
          topics.inline-limit | 16 MB | --set: topics.inline-limit: '16 MB' is not a size: write a number with B, KiB, MiB, GiB or TiB, such as '16 MiB'
          topics.partitions | 0 | --set: topics.partitions: '0' is out of range: the limit is 1 to 10000
          topics.partitions | four | --set: topics.partitions: 'four' is not a whole number
          pipeline.guarantee | exactly_once | --set: pipeline.guarantee: 'exactly_once' is unknown: write exactly-once or at-least-once
          engine | tensorflow | --set: engine: 'tensorflow' is unknown: write auto or dl4j or dl4j-cuda or onnxruntime or onnxruntime-cuda or dl4j-layers
          registry.urls | registry:8081 | --set: registry.urls: 'registry:8081' is not an http:// or https:// URL
          pipeline.pack | `` | --set: pipeline.pack: '' is empty: a value is required
          topics.prefix | a/b | topics.prefix 'a/b': use up to 200 letters, digits, '.', '_' and '-'
          flink.address | http://flink | flink.address 'http://flink': write host:port, such as 'flink.example.org:8081'
          quality.hop | 2 min | quality.hop is 2 min, longer than quality.window which is 1 min: images between windows would be lost
          quality.retention | 1 h | quality.retention is 1 h, shorter than quality.window and quality.grace together: make it at least 61 min
          pipeline.batch.threads | 3 | pipeline.batch.threads is 3, more than pipeline.batch.max-in-flight which is 2: threads would never all have a batch
          kafka.properties.buffer.memory | lots | kafka.properties.buffer.memory: its value is refused: Not a number of type LONG
          kafka.properties.request.timeout.ms | -1 | kafka.properties.request.timeout.ms: its value is refused: Value must be at least 0
          kafka.properties.key.serializer | org.hidden.Name | kafka.properties.key.serializer: its value is refused: Class *** could not be found.
          kafka.properties.retries | `` | kafka.properties.retries: its value is refused: another one is expected
          kafka.properties.bootstrap.servers | a:1 | kafka.properties.bootstrap.servers: set kafka.bootstrap-servers instead
          """)
  void unfitValueIsToldInOneLineWithTheRemedy(String key, String value, String message) {
    OptionsReader reader = new OptionsReader().set(key, value);

    assertThatThrownBy(reader::read).isInstanceOf(OptionsException.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "500 ms, PT0.5S",
    "1s, PT1S",
    "5 min, PT5M",
    "2 h, PT2H",
    "7 d, PT168H",
    "PT3S, PT3S"
  })
  void durationsAreReadInUnitsAndIso(String text, Duration expected) {
    assertThat(Quantities.duration(text)).isEqualTo(expected);
  }

  @Test
  void quantitiesAreWrittenInTheLargestUnitThatDividesThem() {
    assertThat(Quantities.format(Duration.ofMillis(1500))).isEqualTo("1500 ms");
    assertThat(Quantities.format(Duration.ofHours(48))).isEqualTo("2 d");
    assertThat(Quantities.format(16L << 20)).isEqualTo("16 MiB");
    assertThat(Quantities.format(1025L)).isEqualTo("1025 B");
  }
}
