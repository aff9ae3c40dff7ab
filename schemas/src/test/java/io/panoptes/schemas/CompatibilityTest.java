package io.panoptes.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any version of a record reads any other of the same major version. */
class CompatibilityTest {

  private static final String TEMPLATE =
      """
      {"type": "record", "name": "Thing", "fields": [
        {"name": "id", "type": "string"},
        {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["A", "B"] %s}},
        {"name": "note", "type": "string", "default": ""}
        %s]}
      """;
  private static final Schema OLD = thing("", "");

  static Stream<FrozenSchema> history() {
    return FrozenSchema.all().stream();
  }

  @ParameterizedTest
  @MethodSource("history")
  void frozenAndNewestVersionReadEachOther(FrozenSchema frozen) {
    Schema latest =
        SampleRecords.all().stream()
            .map(sample -> sample.getSchema())
            .filter(schema -> schema.getName().equals(frozen.record()))
            .findFirst()
            .orElseThrow();
    boolean sameMajor =
        SchemaVersion.parse(latest.getProp("version")).major() == frozen.version().major();

    if (sameMajor) {
      assertThat(Compatibility.violations(frozen.schema(), latest)).isEmpty();
    }
  }

  @Test
  void fieldWithADefaultMayBeAddedAndRemoved() {
    Schema added = thing("", ", {\"name\": \"more\", \"type\": \"int\", \"default\": 0}");

    assertThat(Compatibility.violations(OLD, added)).isEmpty();
    assertThat(Compatibility.violations(added, OLD)).isEmpty();
  }

  @Test
  void fieldWithoutADefaultMayNotBeAdded() {
    assertThat(
            Compatibility.violations(OLD, thing("", ", {\"name\": \"more\", \"type\": \"int\"}")))
        .containsExactly(
            "new readers cannot read old records: READER_FIELD_MISSING_DEFAULT_VALUE at /fields/3"
                + " (more)");
  }

  @Test
  void fieldWithoutADefaultMayNotBeRemoved() {
    assertThat(
            Compatibility.violations(thing("", ", {\"name\": \"more\", \"type\": \"int\"}"), OLD))
        .containsExactly(
            "old readers cannot read new records: READER_FIELD_MISSING_DEFAULT_VALUE at /fields/3"
                + " (more)");
  }

  @Test
  void typeMayNotChange() {
    Schema changed =
        parse(OLD.toString().replace("\"id\",\"type\":\"string\"", "\"id\",\"type\":\"long\""));

    assertThat(Compatibility.violations(OLD, changed))
        .containsExactly(
            "new readers cannot read old records: TYPE_MISMATCH at /fields/0/type"
                + " (reader type: LONG not compatible with writer type: STRING)",
            "old readers cannot read new records: TYPE_MISMATCH at /fields/0/type"
                + " (reader type: STRING not compatible with writer type: LONG)");
  }

  @Test
  void symbolMayBeAddedOnlyToAnEnumWithADefault() {
    Schema grown = parse(OLD.toString().replace("[\"A\",\"B\"]", "[\"A\",\"B\",\"C\"]"));
    Schema oldWithDefault = thing(", \"default\": \"A\"", "");
    Schema grownWithDefault =
        parse(oldWithDefault.toString().replace("[\"A\",\"B\"]", "[\"A\",\"B\",\"C\"]"));

    assertThat(Compatibility.violations(OLD, grown))
        .containsExactly(
            "old readers cannot read new records: MISSING_ENUM_SYMBOLS at /fields/1/type/symbols"
                + " ([C])");
    assertThat(Compatibility.violations(oldWithDefault, grownWithDefault)).isEmpty();
  }

  private static Schema thing(String enumDefault, String moreFields) {
    return parse(TEMPLATE.formatted(enumDefault, moreFields));
  }

  private static Schema parse(String text) {
    return new Schema.Parser().parse(text);
  }
}
