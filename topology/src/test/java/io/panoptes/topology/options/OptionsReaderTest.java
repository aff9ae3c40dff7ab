package io.panoptes.topology.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsReaderTest {

  @TempDir private Path folder;

  @Test
  void laterOriginsOverrideEarlierOnes() throws IOException {
    Path file = file("topics: {prefix: file, partitions: 7, inline-limit: 1 KiB}");
    Map<String, String> environment =
        Map.of("PANOPTES_TOPICS_PREFIX", "env", "PANOPTES_TOPICS_PARTITIONS", "8");

    TopicOptions topics =
        new OptionsReader()
            .file(file)
            .environment(environment)
            .set("topics.prefix=line")
            .read()
            .topics();

    assertThat(topics.prefix()).isEqualTo("line");
    assertThat(topics.partitions()).isEqualTo(8);
    assertThat(topics.inlineLimit()).isEqualTo(1024);
    assertThat(topics.retention()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void passedThroughPropertiesAreMergedNameByName() throws IOException {
    Path file = file("kafka: {properties: {security.protocol: SSL, ssl.protocol: TLSv1.2}}");

    KafkaOptions kafka =
        new OptionsReader()
            .file(file)
            .environment(Map.of("PANOPTES_KAFKA_PROPERTIES_SSL_PROTOCOL", "TLSv1.3"))
            .set("kafka.properties.client.id=here")
            .read()
            .kafka();

    assertThat(kafka.properties())
        .isEqualTo(
            Map.of("security.protocol", "SSL", "ssl.protocol", "TLSv1.3", "client.id", "here"));
    assertThat(kafka.clientProperties())
        .containsEntry("bootstrap.servers", "127.0.0.1:9092")
        .containsEntry("client.id", "here");
  }

  @Test
  void emptyFileAndEmptySectionsSetNothing() throws IOException {
    assertThat(new OptionsReader().file(file("")).read()).isEqualTo(PanoptesOptions.defaults());
    assertThat(new OptionsReader().file(file("kafka:\npipeline:\n  batch:\n")).read())
        .isEqualTo(PanoptesOptions.defaults());
  }

  @Test
  void unknownKeyNamesTheFileAndTheNearestKey() throws IOException {
    Path file = file("pipeline: {batch: {maxsize: 4}}");

    assertThatThrownBy(() -> new OptionsReader().file(file).read())
        .isInstanceOf(OptionsException.class)
        .hasMessage(
            "%s: unknown key 'pipeline.batch.maxsize': the nearest allowed key is"
                + " 'pipeline.batch.max-size'",
            file);
  }

  @Test
  void unknownVariableOfOurSectionsIsRefusedAndOthersAreLeftAlone() {
    OptionsReader reader =
        new OptionsReader().environment(Map.of("PANOPTES_JAVA_OPTIONS", "-Xmx1g", "HOME", "/"));
    assertThat(reader.read()).isEqualTo(PanoptesOptions.defaults());

    reader.environment(Map.of("PANOPTES_QUALITY_WINDO", "1 s"));
    assertThatThrownBy(reader::read)
        .hasMessage(
            "the environment: unknown variable 'PANOPTES_QUALITY_WINDO': the nearest allowed"
                + " variable is 'PANOPTES_QUALITY_WINDOW'");
  }

  @Test
  void assignmentWithoutEqualsSignIsRefused() {
    assertThatThrownBy(() -> new OptionsReader().set("topics.prefix"))
        .hasMessage("--set 'topics.prefix': write key=value");
  }

  @Test
  void keySetTwiceAndTextThatIsNotYamlAreRefusedWithTheLine() throws IOException {
    Path twice = file("kafka:\n  bootstrap-servers: a:1\n  bootstrap-servers: b:1\n");
    assertThatThrownBy(() -> new OptionsReader().file(twice).read())
        .hasMessageStartingWith("%s: line 3 is not YAML as expected: Duplicate", twice);

    Path open = file("kafka: {bootstrap-servers: [\n");
    assertThatThrownBy(() -> new OptionsReader().file(open).read())
        .hasMessageStartingWith("%s: line ", open)
        .message()
        .doesNotContain("\n");
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("panoptes.yaml"), yaml);
  }
}
