package io.panoptes.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our schemas follow the rules that a schema can be checked for by itself. */
class EveryFieldHasDocTest {

  @ParameterizedTest
  @MethodSource("io.panoptes.schemas.SampleRecords#all")
  void recordFollowsTheRules(SpecificRecordBase sample) {
    assertThat(SchemaRules.violations(sample.getSchema())).isEmpty();
  }

  @Test
  void recordAndFieldWithoutDocAreFound() {
    assertThat(
            SchemaRules.violations(
                parse(
                    "{'type': 'record', 'name': 'R', 'fields': [{'name': 'a', 'type': 'bytes'}]}")))
        .containsExactly(
            "R has no doc: say what it is", "R.a has no doc: say what it is, its unit and range");
  }

  @Test
  void fieldOfANestedRecordIsFound() {
    assertThat(
            violations(
                "{'name': 'a', 'doc': 'A.', 'type': {'type': 'array', 'items':"
                    + " {'type': 'record', 'name': 'N', 'doc': 'N.', 'fields':"
                    + " [{'name': 'b', 'type': 'bytes'}]}}}"))
        .containsExactly("N.b has no doc: say what it is, its unit and range");
  }

  @Test
  void numberWithoutARangeIsFound() {
    assertThat(violations("{'name': 'a', 'type': 'int', 'doc': 'Number of things.'}"))
        .containsExactly("R.a is a number without a range: add it to the doc");
  }

  @Test
  void enumWithoutADefaultIsFound() {
    assertThat(
            violations(
                "{'name': 'a', 'doc': 'A.', 'type':"
                    + " {'type': 'enum', 'name': 'E', 'doc': 'E.', 'symbols': ['X']}}"))
        .containsExactly(
            "E has no default: name the symbol that stands for those of newer versions");
  }

  @Test
  void optionalFieldWithoutNullAsDefaultIsFound() {
    String message = "R.a may be null: its type must be [\"null\", ...] and its default null";

    assertThat(violations("{'name': 'a', 'doc': 'A.', 'type': ['null', 'string']}"))
        .containsExactly(message);
    assertThat(violations("{'name': 'a', 'doc': 'A.', 'type': ['string', 'null'], 'default': ''}"))
        .containsExactly(message);
  }

  @Test
  void nameInCamelCaseIsFound() {
    assertThat(violations("{'name': 'imageId', 'doc': 'A.', 'type': 'string'}"))
        .containsExactly("R.imageId is no snake_case name");
  }

  @Test
  void timeOfAnotherUnitIsFound() {
    assertThat(
            violations(
                "{'name': 'seen_at', 'doc': 'Seen, 0 or more.', 'type':"
                    + " {'type': 'long', 'logicalType': 'timestamp-millis'}}"))
        .containsExactly("R.seen_at is a time: its type must be timestamp-micros");
  }

  private static List<String> violations(String field) {
    return SchemaRules.violations(
        parse("{'type': 'record', 'name': 'R', 'doc': 'R.', 'fields': [%s]}".formatted(field)));
  }

  private static Schema parse(String text) {
    return new Schema.Parser().parse(text.replace('\'', '"'));
  }
}
