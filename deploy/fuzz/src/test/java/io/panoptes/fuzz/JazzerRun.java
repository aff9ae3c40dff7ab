package io.panoptes.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jazzer on one target, guided by what code an input reaches, in a process of its own.
 *
 * @param folder of the target: {@code corpus} has the inputs that reached something new, from which
 *     the next run goes on, {@code log.txt} all that the process said; inputs that broke a promise
 *     are beside them
 */
record JazzerRun(FuzzTarget target, Path folder) {

  private static final Pattern EXECUTED =
      Pattern.compile("stat::number_of_executed_units: *([0-9]+)");
  private static final Pattern BREACH = Pattern.compile("Breach: (.*)$");

  /** Code of others that parses what ours hands to it. */
  private static final String INSTRUMENTED =
      String.join(
          ":",
          "io.panoptes.**",
          "com.fasterxml.**",
          "org.yaml.**",
          "org.apache.avro.**",
          "com.twelvemonkeys.**",
          "com.drew.**",
          "org.apache.flink.avro.registry.confluent.shaded.io.confluent.**",
          "org.apache.hc.core5.http.**",
          "org.nd4j.shade.protobuf.**");

  private static final int MAX_LENGTH = 1 << 14;

  /** Above {@link Examination#CPU_LIMIT}: for inputs that never come back. By the wall clock. */
  private static final int TIMEOUT_SECONDS = 60;

  /** Whether the target kept its promises. */
  boolean run(int seconds) throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    int number = 0;
    for (byte[] seed : target.seeds()) {
      Files.write(seeds.resolve("seed-" + number++), seed);
    }
    for (Map.Entry<String, byte[]> kept : Corpus.of(target).entrySet()) {
      Files.write(seeds.resolve(kept.getKey()), kept.getValue());
    }
    Process process =
        new ProcessBuilder(command(seconds, corpus, seeds))
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    return process.waitFor() == 0;
  }

  /** How many inputs there were. */
  long inputs() throws IOException {
    return said(EXECUTED).map(Long::parseLong).orElse(0L);
  }

  /** The run in a line. */
  String told() throws IOException {
    Optional<String> kept = said(Pattern.compile("^%s: (.*)$".formatted(target)));
    Optional<String> broken = said(BREACH);
    return "%s: %s".formatted(target, broken.or(() -> kept).orElse("see " + log()));
  }

  /** The first group of the first line of the log that has it. */
  private Optional<String> said(Pattern pattern) throws IOException {
    return new String(Files.readAllBytes(log()), UTF_8)
        .lines()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  private Path log() {
    return folder.resolve("log.txt");
  }

  private List<String> command(int seconds, Path corpus, Path seeds) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-Xmx1g",
        "-Djava.awt.headless=true",
        "-Dorg.bytedeco.javacpp.maxbytes=1g",
        "-Dorg.bytedeco.javacpp.maxphysicalbytes=4g",
        "-D%s=%s".formatted(JazzerEntry.TARGET, target),
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + JazzerEntry.class.getName(),
        "--instrumentation_includes=" + INSTRUMENTED,
        // Of all classes it would take Deeplearning4j's a minute to load.
        "--custom_hook_includes=" + INSTRUMENTED,
        "--reproducer_path=" + folder,
        "-artifact_prefix=%s/".formatted(folder),
        "-max_total_time=" + seconds,
        "-max_len=" + MAX_LENGTH,
        "-timeout=" + TIMEOUT_SECONDS,
        "-rss_limit_mb=0",
        "-print_final_stats=1",
        corpus.toString(),
        seeds.toString());
  }
}
