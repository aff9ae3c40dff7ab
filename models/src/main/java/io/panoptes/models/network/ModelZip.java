package io.panoptes.models.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Networks in the files of Deeplearning4j's ModelSerializer, which may come from anybody.
 *
 * <p>Deeplearning4j inflates every entry of such a file, makes objects of the classes that its
 * configuration names, and reads the entry {@code preprocessor.bin} by Java serialisation. Here it
 * gets to see what it needs: a configuration whose classes are its own or ours, and weights and
 * optimiser state whose lengths fit the bytes that are there. All others are left out unread.
 */
public final class ModelZip {

  private static final String CONFIGURATION = "configuration.json";
  private static final String WEIGHTS = "coefficients.bin";
  private static final String UPDATER = "updaterState.bin";
  private static final Set<String> READ = Set.of(CONFIGURATION, WEIGHTS, UPDATER);

  /** Weights hardly shrink; those that are all zero may be so many bytes more. */
  private static final int MAX_INFLATION = 8;

  private static final long ALWAYS_ALLOWED = 64L << 20;
  private static final int MAX_CONFIGURATION = 8 << 20;

  private ModelZip() {}

  /**
   * @throws IOException when the file cannot be read, or as {@link #read(byte[], boolean)} does
   */
  public static ComputationGraph read(Path file, boolean withUpdater) throws IOException {
    return read(Files.readAllBytes(file), withUpdater);
  }

  /**
   * @param withUpdater whether the state of the optimiser is wanted too
   * @throws IOException when the bytes are no such file, or one that is refused
   * @throws RuntimeException of Deeplearning4j, when its own configuration contradicts itself
   */
  public static ComputationGraph read(byte[] zip, boolean withUpdater) throws IOException {
    Map<String, byte[]> entries = entries(zip);
    // Without weights Deeplearning4j makes some, as many as the configuration says.
    for (String needed : List.of(CONFIGURATION, WEIGHTS)) {
      if (!entries.containsKey(needed)) {
        throw new IOException("it has no entry " + needed);
      }
    }
    ModelClasses.check(entries.get(CONFIGURATION));
    for (String array : List.of(WEIGHTS, UPDATER)) {
      if (entries.containsKey(array)) {
        ArrayHeader.check(array, entries.get(array));
      }
    }
    return ModelSerializer.restoreComputationGraph(
        new ByteArrayInputStream(stored(entries)), withUpdater);
  }

  private static Map<String, byte[]> entries(byte[] bytes) throws IOException {
    long left = ALWAYS_ALLOWED + (long) MAX_INFLATION * bytes.length;
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        // Skipping an entry inflates it too, and counts.
        boolean read = READ.contains(entry.getName());
        long limit =
            entry.getName().equals(CONFIGURATION) ? Math.min(left, MAX_CONFIGURATION) : left;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        long length = inflate(zip, read ? content : null, limit, entry.getName());
        left -= length;
        if (read && entries.put(entry.getName(), content.toByteArray()) != null) {
          throw new IOException("it has two entries " + entry.getName());
        }
      }
    }
    return entries;
  }

  private static long inflate(
      ZipInputStream zip, ByteArrayOutputStream content, long limit, String name)
      throws IOException {
    byte[] part = new byte[1 << 16];
    long length = 0;
    for (int more = zip.read(part); more >= 0; more = zip.read(part)) {
      length += more;
      if (length > limit) {
        throw new IOException(
            "its entry %s inflates to more than %d bytes, the limit for a file of its size"
                .formatted(name, limit));
      }
      if (content != null) {
        content.write(part, 0, more);
      }
    }
    return length;
  }

  private static byte[] stored(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(0);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
