package io.panoptes.topology.options;

import static java.util.stream.Collectors.joining;

/** The table of all options, as {@code topology/CONFIGURATION.md} holds it. */
public final class OptionsReference {

  private static final String HEAD =
      """
      # Configuration

      Generated from the options' definitions in `io.panoptes.topology.options`; a test fails when
      it is out of date, and tells how to write it anew.

      One file, `panoptes.yaml`; the dots of a key are its sections:

      ```yaml
      kafka:
        bootstrap-servers: kafka.example.org:9093
        properties:
          security.protocol: SASL_SSL
          sasl.mechanism: SCRAM-SHA-512
          sasl.jaas.config: ${file:/run/secrets/jaas}
          ssl.truststore.type: PEM
          ssl.truststore.location: /etc/ssl/kafka.pem
      quality:
        window: 5 min
        hop: 1 min
      ```

      Each of these overrides those before it, key by key:

      1. the defaults below;
      2. the file;
      3. the environment: `PANOPTES_` and the key in upper case with `_` for `.` and `-`, such as
         `PANOPTES_QUALITY_WINDOW` or `PANOPTES_KAFKA_PROPERTIES_SASL_JAAS_CONFIG`;
      4. the command line: `--set quality.window="5 min"`.

      A key that is not in the table is an error that names the nearest one. Any value may hold
      `${env:NAME}` or `${file:/path}`, which are filled in and never logged;
      a secret that is written out in the file or on the command line is refused. Durations are written
      `500 ms`, `1 s`, `5 min`, `1 h`, `7 d` or as in ISO 8601 (`PT1S`), sizes `64 KiB`, `16 MiB`,
      `1 GiB`. In the environment and on the command line the items of a list have commas between.

      | Key | Type | Default | Meaning |
      |---|---|---|---|
      """;

  private OptionsReference() {}

  public static String markdown() {
    return PanoptesOptions.ALL.stream()
        .map(OptionsReference::row)
        .collect(joining("\n", HEAD, "\n"));
  }

  private static String row(Option<?> option) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            option.key(),
            option.type().name(),
            option.defaultValue().isEmpty() ? "" : "`" + option.defaultValue() + "`",
            option.description());
  }
}
