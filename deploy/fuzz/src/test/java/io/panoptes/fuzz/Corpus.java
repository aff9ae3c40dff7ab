package io.panoptes.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Inputs that are kept, {@code corpus/TARGET/NAME} among the resources: those that found something,
 * named for it, and those that reach what no seed does.
 */
public final class Corpus {

  private Corpus() {}

  /** By name; empty where nothing is kept for a target. */
  public static SortedMap<String, byte[]> of(FuzzTarget target) {
    SortedMap<String, byte[]> inputs = new TreeMap<>();
    URL folder = Corpus.class.getResource("/corpus/" + target.name());
    if (folder == null) {
      return inputs;
    }
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      for (Path file : files.toList()) {
        inputs.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
      return inputs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
