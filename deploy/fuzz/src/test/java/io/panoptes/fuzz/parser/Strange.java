package io.panoptes.fuzz.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A version of a record with fields before its own that a reader passes over: lists and maps whose
 * items take few bytes or none, and a record in itself, as deep as the bytes say.
 */
final class Strange {

  /** Three nulls; one null by the name of "a"; two levels. */
  static final byte[] FIELDS = {6, 0, 2, 2, 'a', 0, 2, 2, 0};

  private static final Schema NEST =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Nest",
               "fields": [{"name": "next", "type": ["null", "Nest"]}]}
              """);

  private Strange() {}

  static Schema versionOf(Schema schema) {
    Schema none = Schema.create(Schema.Type.NULL);
    List<Schema.Field> fields = new ArrayList<>();
    fields.add(new Schema.Field("nulls", Schema.createArray(none)));
    fields.add(new Schema.Field("names", Schema.createMap(none)));
    fields.add(new Schema.Field("nest", NEST));
    schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
  }
}
