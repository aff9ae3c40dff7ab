package io.panoptes.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panoptes.fuzz.parser.FuzzTargets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The long form: Jazzer, guided by what code an input reaches, on one target after the other, each
 * in a process of its own, which an endless loop or a full heap takes with it.
 *
 * <p>Arguments: names of targets, all where there is none; {@code --seconds N} for each, 60 where
 * left out. Inputs that reach something new stay in {@code out/fuzz/TARGET/corpus}, and a next run
 * goes on from them; those that break a promise are beside it.
 */
public final class LongForm {

  private static final Pattern EXECUTED =
      Pattern.compile("stat::number_of_executed_units: *([0-9]+)");

  /** What may be refused more wisely where it is known what an input reached. */
  private static final String INSTRUMENTED =
      "io.panoptes.**:com.fasterxml.**:org.yaml.**:org.apache.avro.**:com.twelvemonkeys.**:com.drew.**";

  private final Path folder;
  private final int seconds;

  private LongForm(Path folder, int seconds) {
    this.folder = folder;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<FuzzTarget> targets = new ArrayList<>();
    int seconds = 60;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--seconds") && i + 1 < arguments.length) {
        seconds = Integer.parseInt(arguments[++i]);
      } else {
        targets.add(FuzzTargets.named(arguments[i]));
      }
    }
    LongForm form = new LongForm(Path.of("out/fuzz"), seconds);
    long inputs = 0;
    int broken = 0;
    for (FuzzTarget target : targets.isEmpty() ? FuzzTargets.all() : targets) {
      Path log = form.folder.resolve(target.name()).resolve("log.txt");
      boolean kept = form.run(target, log) == 0;
      long more = executed(log);
      System.out.printf(
          "%-18s %9d inputs %s%n",
          target, more, kept ? told(log, target + ":") : "BROKEN: " + told(log, "Breach: "));
      if (!kept) {
        System.out.printf("%-18s see %s and the inputs beside it%n", "", log);
        broken++;
      }
      inputs += more;
    }
    System.out.printf("%d inputs in all, %d targets broken%n", inputs, broken);
    System.exit(broken == 0 ? 0 : 1);
  }

  private int run(FuzzTarget target, Path log) throws IOException, InterruptedException {
    Path own = folder.resolve(target.name());
    Path corpus = Files.createDirectories(own.resolve("corpus"));
    Path seeds = Files.createDirectories(own.resolve("seeds"));
    int number = 0;
    for (byte[] seed : target.seeds()) {
      Files.write(seeds.resolve("seed-" + number++), seed);
    }
    for (var kept : Corpus.of(target).entrySet()) {
      Files.write(seeds.resolve(kept.getKey()), kept.getValue());
    }
    return new ProcessBuilder(command(target, own, corpus, seeds))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
  }

  private List<String> command(FuzzTarget target, Path own, Path corpus, Path seeds) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-Xmx512m",
        "-Djava.awt.headless=true",
        "-D" + JazzerEntry.TARGET + "=" + target.name(),
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + JazzerEntry.class.getName(),
        "--instrumentation_includes=" + INSTRUMENTED,
        "--reproducer_path=" + own,
        "-artifact_prefix=" + own + "/",
        "-max_total_time=" + seconds,
        "-max_len=16384",
        "-timeout=20",
        "-rss_limit_mb=0",
        "-print_final_stats=1",
        corpus.toString(),
        seeds.toString());
  }

  private static long executed(Path log) throws IOException {
    Matcher matcher = EXECUTED.matcher(Files.readString(log, UTF_8));
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }

  /** What follows after a text that the log has, to the end of its line. */
  private static String told(Path log, String after) throws IOException {
    Optional<String> line =
        Files.readString(log, UTF_8).lines().filter(one -> one.contains(after)).findFirst();
    return line.map(one -> one.substring(one.indexOf(after) + after.length()).strip()).orElse("");
  }
}
