package io.panoptes.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryIsFrozenTest {

  private static final Schema ORIGIN = origin("1.1", "Where.");

  @BeforeAll
  static void freezeIfAsked() throws IOException {
    TrustedClasses.trust();
    if (Boolean.getBoolean("freeze")) {
      Freezer.freezeNewVersions();
    }
  }

  @ParameterizedTest
  @MethodSource("io.panoptes.schemas.SampleRecords#all")
  void newestVersionIsFrozenAsItIs(SpecificRecordBase sample) {
    Schema latest = sample.getSchema();

    assertThat(FrozenHistory.violations(latest, FrozenSchema.of(latest.getName()))).isEmpty();
  }

  @Test
  void frozenFilesAreNeverEdited() throws IOException {
    assertThat(Digests.ofFiles()).containsExactlyInAnyOrderEntriesOf(Digests.frozen());
  }

  @Test
  void changeWithoutANewVersionIsFound() {
    assertThat(FrozenHistory.violations(origin("1.1", "Somewhere."), frozen(ORIGIN)))
        .containsExactly("Origin differs from the frozen 1.1: raise \"version\" in Origin.avsc");
  }

  @Test
  void newVersionThatIsNotFrozenIsFound() {
    assertThat(FrozenHistory.violations(origin("1.10", "Where."), frozen(ORIGIN)))
        .containsExactly("Origin 1.10 is not frozen: freeze it");
  }

  @Test
  void versionThatGoesBackIsFound() {
    assertThat(FrozenHistory.violations(origin("1.0", "Where."), frozen(ORIGIN)))
        .containsExactly("Origin has version 1.0, but 1.1 is frozen already: versions only go up");
  }

  @Test
  void recordWithoutHistoryIsFound() {
    assertThat(FrozenHistory.violations(ORIGIN, List.of()))
        .containsExactly("Origin has no history: freeze it as 1.1");
  }

  private static List<FrozenSchema> frozen(Schema schema) {
    return List.of(
        new FrozenSchema("Origin", new SchemaVersion(1, 0), origin("1.0", "Old.")),
        new FrozenSchema("Origin", new SchemaVersion(1, 1), schema));
  }

  private static Schema origin(String version, String doc) {
    Schema schema = Schema.createRecord("Origin", doc, "test", false, List.of());
    schema.addProp("version", version);
    return schema;
  }
}
