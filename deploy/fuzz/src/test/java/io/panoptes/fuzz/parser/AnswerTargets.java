package io.panoptes.fuzz.parser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panoptes.fuzz.AllocationBound;
import io.panoptes.fuzz.FuzzTarget;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.reference.FuzzedAnswers;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.MalformedRecordException;
import io.panoptes.schemas.serde.RegistryException;
import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.schemas.serde.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/** What servers answer, over sockets on loopback. */
final class AnswerTargets {

  private static final String TIMEOUT_MS = "10000";

  private AnswerTargets() {}

  static List<FuzzTarget> all() throws IOException {
    return List.of(reference(), registry());
  }

  /** The whole answer, its head included. */
  private static FuzzTarget reference() throws IOException {
    Answers server = new Answers();
    FuzzedAnswers answers = new FuzzedAnswers(server.authority(), 1 << 10);
    return new FuzzTarget(
        "reference-answer",
        Set.of(ImageFailure.class),
        AllocationBound.of(256, 4),
        Scratch.texts(
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Type: image/png\r\n\r\nabcd",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\nX: y\r\n\r\n",
            "HTTP/1.0 200 OK\r\n\r\nabcd",
            "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"),
        input -> {
          server.will(input);
          answers.read();
        });
  }

  /** The body of the answer to each question; the status is that of the first character. */
  private static FuzzTarget registry() throws IOException {
    Answers server = new Answers();
    RegistrySettings settings =
        new RegistrySettings(
            List.of("http://" + server.authority()),
            Map.of("http.connect.timeout.ms", TIMEOUT_MS, "http.read.timeout.ms", TIMEOUT_MS),
            // Each question once.
            Duration.ofMillis(1));
    ImageEvent event = Records.imageEvents().get(0);
    byte[] record = new Records().codec(ImageEvent.class).encode("topic", event);
    String schema = quoted(event.getSchema());
    return new FuzzTarget(
        "registry-answer",
        Set.of(RegistryException.class, MalformedRecordException.class),
        AllocationBound.of(1024, 16),
        Scratch.texts(
            "2{\"subject\": \"s\", \"version\": 1, \"id\": 1, \"schema\": %s}".formatted(schema),
            "2{\"id\": 1, \"version\": 1, \"schemaType\": \"AVRO\", \"schema\": %s, \"references\": []}"
                .formatted(schema)),
        input -> {
          server.will(answer(input));
          try (SchemaRegistry registry = SchemaRegistry.connect(settings)) {
            ask(registry, record);
          }
        });
  }

  private static void ask(SchemaRegistry registry, byte[] record) {
    try {
      registry.latest("topic-value");
    } catch (RegistryException | MalformedRecordException e) {
      new AvroCodec<>(ImageEvent.class, registry).decode(record);
      throw e;
    }
    new AvroCodec<>(ImageEvent.class, registry).decode(record);
  }

  private static byte[] answer(byte[] input) {
    int status =
        switch (input.length == 0 ? 0 : input[0]) {
          case '4' -> 404;
          case '5' -> 500;
          default -> 200;
        };
    int length = Math.max(0, input.length - 1);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(
        "HTTP/1.1 %d S\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, length)
            .getBytes(UTF_8));
    answer.write(input, Math.min(1, input.length), length);
    return answer.toByteArray();
  }

  private static String quoted(Schema schema) {
    return '"' + schema.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
