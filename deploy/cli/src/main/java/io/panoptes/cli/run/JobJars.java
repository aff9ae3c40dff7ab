package io.panoptes.cli.run;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.topology.pipeline.KafkaPipeline;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The jars that a cluster needs beside Flink itself to run the job. */
public final class JobJars {

  /** What a cluster has, and what only the command itself uses. */
  private static final Pattern NOT_SENT =
      Pattern.compile(
          "flink-(?!connector-).*|kafka-(?!clients-).*|kafka_.*|scala-.*|rocksdbjni-.*"
              + "|(slf4j|logback|log4j|jline|picocli|progressbar|panoptes-(cli|local)).*");

  private JobJars() {}

  /**
   * The jars among the class path of this process.
   *
   * @throws CommandFailedException if the job's own classes are not in a jar
   */
  public static List<Path> ofThisProcess() {
    requireJar(KafkaPipeline.class);
    return among(System.getProperty("java.class.path"));
  }

  static List<Path> among(String classPath) {
    return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .filter(jar -> !NOT_SENT.matcher(jar.getFileName().toString()).matches())
        .toList();
  }

  private static void requireJar(Class<?> type) {
    try {
      Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(place)) {
        throw new CommandFailedException(
            "%s is no jar that can be sent to a cluster: run deploy/panoptes, which builds them"
                .formatted(place));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has an address that is no URI", e);
    }
  }
}
