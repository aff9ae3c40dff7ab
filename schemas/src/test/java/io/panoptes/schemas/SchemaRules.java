package io.panoptes.schemas;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;

/** The rules of {@code schemas/README.md} that a schema can be checked for by itself. */
final class SchemaRules {

  private static final Set<Type> NUMBERS = EnumSet.of(Type.INT, Type.LONG, Type.FLOAT, Type.DOUBLE);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern RANGE =
      Pattern.compile("\\d to |or more|or \\d+|microseconds since 1970-01-01T00:00Z");

  private final List<String> violations = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private SchemaRules() {}

  /** What is wrong with a schema and all it holds, each with its remedy. */
  static List<String> violations(Schema schema) {
    SchemaRules rules = new SchemaRules();
    rules.check(schema);
    return rules.violations;
  }

  private void check(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> checkRecord(schema);
      case ENUM -> checkEnum(schema);
      case ARRAY -> check(schema.getElementType());
      case MAP -> check(schema.getValueType());
      case UNION -> schema.getTypes().forEach(this::check);
      default -> {
        // Simple types are checked with their field.
      }
    }
  }

  private void checkRecord(Schema schema) {
    if (!seen.add(schema.getFullName())) {
      return;
    }
    if (isBlank(schema.getDoc())) {
      violations.add("%s has no doc: say what it is".formatted(schema.getName()));
    }
    for (Field field : schema.getFields()) {
      checkField(schema.getName() + "." + field.name(), field);
      check(field.schema());
    }
  }

  private void checkEnum(Schema schema) {
    if (isBlank(schema.getDoc())) {
      violations.add("%s has no doc: say what it is".formatted(schema.getName()));
    }
    if (schema.getEnumDefault() == null) {
      violations.add(
          "%s has no default: name the symbol that stands for those of newer versions"
              .formatted(schema.getName()));
    }
  }

  private void checkField(String name, Field field) {
    if (!NAME.matcher(field.name()).matches()) {
      violations.add("%s is no snake_case name".formatted(name));
    }
    if (isBlank(field.doc())) {
      violations.add("%s has no doc: say what it is, its unit and range".formatted(name));
    } else if (isNumber(field.schema()) && !RANGE.matcher(field.doc()).find()) {
      violations.add("%s is a number without a range: add it to the doc".formatted(name));
    }
    if (field.schema().isNullable() && !isNullFirst(field)) {
      violations.add(
          "%s may be null: its type must be [\"null\", ...] and its default null".formatted(name));
    }
    if (field.name().endsWith("_at") && !isMicros(field.schema())) {
      violations.add("%s is a time: its type must be timestamp-micros".formatted(name));
    }
  }

  private static boolean isNumber(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream().anyMatch(SchemaRules::isNumber)
        : NUMBERS.contains(schema.getType());
  }

  private static boolean isNullFirst(Field field) {
    return field.schema().getTypes().get(0).getType() == Type.NULL
        && field.defaultVal() == JsonProperties.NULL_VALUE;
  }

  private static boolean isMicros(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream().anyMatch(SchemaRules::isMicros)
        : schema.getLogicalType() != null
            && schema.getLogicalType().getName().equals("timestamp-micros");
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
