package io.panoptes.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The jar the registry client comes in carries plain copies of other libraries: none of them may
 * reach a class path.
 */
class UnpackedRegistryClientTest {

  @Test
  void ourClassesHoldOnlyOursAndTheRelocatedClient() throws Exception {
    assertThat(names(ownClasses()))
        .isNotEmpty()
        .allMatch(
            name -> name.startsWith("io/panoptes/") || name.startsWith("org/apache/flink/avro/"));
  }

  @Test
  void licencesOfTheUnpackedClassesTravelWithThem() throws Exception {
    assertThat(ownClasses().resolve("META-INF/licenses/flink-sql-avro-confluent-registry"))
        .isDirectoryContaining("glob:**/LICENSE")
        .isDirectoryContaining("glob:**/NOTICE");
  }

  @Test
  void noClassIsOnTheClassPathTwice() throws IOException {
    Map<String, Path> places = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path place = Path.of(entry);
      for (String name : names(place)) {
        Path other = places.putIfAbsent(name, place);
        if (other != null) {
          twice.add("%s: %s and %s".formatted(name, other, place));
        }
      }
    }

    assertThat(places).containsKey("com/google/common/collect/ImmutableList.class");
    assertThat(twice).isEmpty();
  }

  @Test
  void clientIsKnownToOneClass() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
      assertThat(sources.filter(UnpackedRegistryClientTest::namesTheClient))
          .extracting(Path::getFileName)
          .containsExactly(Path.of("ConfluentSchemaRegistry.java"));
    }
  }

  private static boolean namesTheClient(Path source) {
    try {
      return Files.isRegularFile(source)
          && Files.readString(source).contains("org.apache.flink.avro");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path ownClasses() throws URISyntaxException {
    return Path.of(AvroCodec.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static List<String> names(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        return classes(files.map(file -> place.relativize(file).toString()));
      }
    }
    if (!Files.exists(place)) {
      return List.of();
    }
    try (JarFile jar = new JarFile(place.toFile())) {
      return classes(jar.stream().map(JarEntry::getName));
    }
  }

  private static List<String> classes(Stream<String> names) {
    return names
        .filter(name -> name.endsWith(".class"))
        .filter(name -> !name.startsWith("META-INF/") && !name.equals("module-info.class"))
        .toList();
  }
}
