package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.publish.TestPictures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All commands against a broker and a registry that ask for TLS and a password. */
class GuardedServicesITCase {

  private static final List<String> SECRETS =
      List.of(
          GuardedServices.KAFKA_SECRET,
          GuardedServices.REGISTRY_SECRET,
          GuardedServices.STORE_SECRET,
          GuardedServices.FLINK_SECRET,
          "not-the-password",
          Base64.getEncoder()
              .encodeToString(
                  (GuardedServices.USER + ":" + GuardedServices.REGISTRY_SECRET)
                      .getBytes(StandardCharsets.UTF_8)));

  @TempDir private static Path guarded;
  @TempDir private static Path shared;
  private static GuardedServices services;
  private static Path configuration;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    services = GuardedServices.start(guarded);
    configuration = services.configuration();
    TinyPack.write(shared.resolve("tiny"));
    CommandRun topics = Services.run(configuration, "topics create --schemas");
    assertThat(topics.exitCode()).as(topics.err()).isZero();
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  void imagesAreAnsweredAndNoSecretIsWrittenAnywhere() throws Exception {
    Map<String, String> written = new TreeMap<>();
    Path images = Files.createDirectory(folder.resolve("images"));
    Files.write(images.resolve("a.png"), TestPictures.noise(24, 16, 1));
    Files.writeString(images.resolve("text.png"), "not an image");
    keep(written, "produce", Services.run(configuration, "produce", images.toString()));
    String[] pipeline =
        Services.words(
            configuration,
            "run pipeline --debug",
            "--flink-folder",
            folder.resolve("flink").toString(),
            "--set",
            "pipeline.pack=" + shared.resolve("tiny"),
            "--set",
            "pipeline.checkpoint.interval=500 ms");
    try (ChildCommand run = ChildCommand.start(folder, pipeline)) {
      String flink = run.awaitLine(line -> line.startsWith("Flink      ")).split("[ ,]+")[1];
      run.awaitLine("the job runs"::equals);
      String results = "tail panoptic --json --from-beginning --max 1 --debug";
      keep(written, "results", Services.run(configuration, results));
      assertThat(written.get("results")).contains("\"name\":\"tiny\"");
      String letters = "tail dead-letters --from-beginning --max 1";
      keep(written, "letters", Services.run(configuration, letters));
      keep(written, "list", Services.run(configuration, "dead-letters list"));
      assertThat(written.get("list")).contains("text.png");
      keep(written, "replay", Services.run(configuration, "dead-letters replay --debug"));
      assertThat(written.get("replay")).startsWith("1 dead letters replayed");
      keep(written, "policy", Services.run(configuration, "models policy --delay 7 --debug"));
      keep(written, "models", Services.run(configuration, "models list --debug"));
      assertThat(written.get("models")).contains("delay 7 ms");
      new FlinkRest(URI.create(flink)).crawl(written);
      run.terminate();
      written.put("run pipeline", run.lines().toString());
    }
    String[] quality = Services.words(configuration, "run quality --debug");
    try (ChildCommand run = ChildCommand.start(folder, quality)) {
      run.awaitLine("Ctrl-C stops it"::equals);
      run.terminate();
      assertThat(run.lines()).noneMatch(line -> line.startsWith("panoptes: "));
      written.put("run quality", run.lines().toString());
    }
    keepFiles(written);
    assertThat(written.keySet().toString())
        .contains("/jobmanager/config", "/exceptions", "/vertices/", "log.txt")
        .contains("_metadata");
    assertNoSecret(written);
  }

  /** Flink's own configuration is the one place, and is the owner's alone. */
  private void keepFiles(Map<String, String> written) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.endsWith("config.yaml")) {
          assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        } else {
          written.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  @Test
  void checksOfTheStartPassAndTellNoSecret() {
    CommandRun run = check("pipeline.parallelism=1");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("all checks passed");
    assertNoSecret(Map.of("out", run.out()));
  }

  @Test
  void wrongPasswordOfKafkaIsToldInOneLine() {
    CommandRun run =
        refused(
            "kafka.properties.sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\""
                    .formatted(GuardedServices.USER)
                + " password=\"${file:%s}\";");
    assertThat(run.errLines().get(0))
        .isEqualTo(
            "panoptes: Kafka at %s cannot be used: Authentication failed during authentication due"
                    .formatted(services.bootstrapServers())
                + " to invalid credentials with SASL mechanism SCRAM-SHA-512; check"
                + " kafka.bootstrap-servers and kafka.properties");
  }

  @Test
  void certificateThatIsNotTrustedIsToldInOneLine() throws IOException {
    List<String> untrusting =
        Files.readAllLines(configuration).stream()
            .filter(line -> !line.startsWith("    ssl.truststore."))
            .toList();
    Path file = Files.write(folder.resolve("untrusting.yaml"), untrusting);
    CommandRun run = Services.run(file, "topics create");
    assertThat(run.errLines())
        .containsExactly(
            "panoptes: Kafka at %s cannot be used: SSL handshake failed; check"
                    .formatted(services.bootstrapServers())
                + " kafka.bootstrap-servers and kafka.properties");
  }

  @Test
  void clientWithoutTlsIsToldInOneLine() {
    CommandRun run =
        Services.run(
            configuration,
            "topics create",
            "--set",
            "kafka.properties.security.protocol=PLAINTEXT",
            "--set",
            "kafka.properties.default.api.timeout.ms=2000",
            "--set",
            "kafka.properties.request.timeout.ms=2000");
    assertThat(run.errLines())
        .containsExactly(
            "panoptes: Kafka at %s cannot be used: it speaks TLS, and"
                    .formatted(services.bootstrapServers())
                + " kafka.properties.security.protocol is PLAINTEXT: set it to SSL or SASL_SSL;"
                + " check kafka.bootstrap-servers and kafka.properties");
  }

  @Test
  void wrongPasswordOfTheRegistryIsToldInOneLine() {
    CommandRun run =
        refused("registry.properties.basic.auth.user.info", GuardedServices.USER + ":${file:%s}");
    assertThat(run.err())
        .contains("refused to")
        .contains("check the basic.auth.* or bearer.auth.* properties");
  }

  private CommandRun refused(String key, String value) {
    try {
      Path wrong = Files.writeString(folder.resolve("wrong"), "not-the-password");
      CommandRun run = check(key + "=" + value.formatted(wrong));
      assertThat(run.exitCode()).isEqualTo(1);
      assertNoSecret(Map.of("out", run.out(), "err", run.err()));
      return run;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static CommandRun check(String assignment) {
    return Services.run(
        configuration,
        "run pipeline --check-only --debug",
        "--set",
        assignment,
        "--set",
        "pipeline.pack=" + shared.resolve("tiny"));
  }

  private static void keep(Map<String, String> written, String name, CommandRun run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    written.put(name, run.out() + run.err());
  }

  private static void assertNoSecret(Map<String, String> written) {
    written.forEach(
        (where, text) ->
            SECRETS.forEach(secret -> assertThat(text.contains(secret)).as(where).isFalse()));
  }

  /** All that Flink's web interface asks for. */
  private record FlinkRest(URI address) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    void crawl(Map<String, String> written) throws Exception {
      for (String path :
          List.of("/config", "/jobmanager/config", "/jobmanager/environment", "/jobs/overview")) {
        get(path, written);
      }
      String job = json(get("/jobs/overview", written)).at("/jobs/0/jid").asText();
      for (String part :
          List.of(
              "",
              "/config",
              "/plan",
              "/exceptions",
              "/checkpoints",
              "/checkpoints/config",
              "/jobmanager/config",
              "/jobmanager/environment",
              "/accumulators")) {
        get("/jobs/" + job + part, written);
      }
      for (JsonNode vertex : json(written.get("/jobs/" + job)).path("vertices")) {
        String path = "/jobs/%s/vertices/%s".formatted(job, vertex.path("id").asText());
        for (String part : List.of("", "/taskmanagers", "/accumulators", "/watermarks")) {
          get(path + part, written);
        }
      }
      String manager = json(get("/taskmanagers", written)).at("/taskmanagers/0/id").asText();
      for (String part : List.of("", "/thread-dump", "/metrics")) {
        get("/taskmanagers/" + manager + part, written);
      }
    }

    private String get(String path, Map<String, String> written) throws Exception {
      HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
      String body = CLIENT.send(request, BodyHandlers.ofString()).body();
      written.put(path, body);
      return body;
    }

    private static JsonNode json(String text) throws IOException {
      return new ObjectMapper().readTree(text);
    }
  }
}
