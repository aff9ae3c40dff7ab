package io.panoptes.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

/** Files that a stranger made, each from one that is right. */
class ModelZipTest {

  private static final String CONFIGURATION = "configuration.json";
  private static final String WEIGHTS = "coefficients.bin";

  private static Map<String, byte[]> whole;
  private static ComputationGraph network;

  @BeforeAll
  static void write() throws IOException {
    OneDnn.enable();
    network =
        new ComputationGraph(
            new UNet(1, 2, 64, 2, List.of(Head.values())).configuration(3, new Adam(.1)));
    network.init();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, bytes, true);
    whole = entries(bytes.toByteArray());
  }

  @Test
  void networkAndItsOptimiserAreReadAsTheyWereWritten() throws IOException {
    ComputationGraph read = ModelZip.read(zip(whole), true);
    assertThat(read.params()).isEqualTo(network.params());
    assertThat(read.getUpdater().getStateViewArray())
        .isEqualTo(network.getUpdater().getStateViewArray());
    read.close();
  }

  /** What is done to whoever reads it by Java serialisation. */
  private static final class Trap implements Serializable {
    @Serial private static final long serialVersionUID = 1L;
    private static boolean sprung;

    @Serial
    private void readObject(ObjectInputStream in) {
      sprung = true;
    }
  }

  @Test
  void serialisedObjectsBesideTheNetworkAreNotRead() throws IOException {
    ByteArrayOutputStream serialised = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(serialised)) {
      out.writeObject(new Trap());
    }
    for (String entry : List.of("preprocessor.bin", "normalizer.bin", "other.bin")) {
      ModelZip.read(zip(with(entry, serialised.toByteArray())), true).close();
    }
    assertThat(Trap.sprung).isFalse();
  }

  @Test
  void classesOfOthersAreRefusedBeforeTheyAreLoaded() {
    for (String name :
        List.of(
            "javax.swing.JEditorPane",
            "org.nd4j.List<java.net.URL>",
            "[Lorg.nd4j.X;",
            "org.deeplearning4jx.X")) {
      String configuration = configuration().replaceFirst("org[.]nd4j[.][A-Za-z.]+", name);
      assertRefused(
          with(CONFIGURATION, utf8(configuration)),
          "its configuration names the class '%s': only classes of org.deeplearning4j., org.nd4j.,"
              .formatted(name));
    }
  }

  @Test
  void classNamedByAnEscapedKeyIsRefused() {
    String configuration =
        configuration().replaceFirst("\\{", "{\"\\\\u0040class\": \"java.net.URL\",");
    assertRefused(
        with(CONFIGURATION, utf8(configuration)),
        "its configuration names the class 'java.net.URL'");
  }

  @Test
  void configurationInAnotherEncodingOrTooDeepIsRefused() {
    assertRefused(
        with(CONFIGURATION, configuration().getBytes(StandardCharsets.UTF_16BE)),
        "its configuration is no JSON as expected");
    assertRefused(
        with(CONFIGURATION, new byte[] {'{', (byte) 0xC3, '}'}),
        "its configuration is not in UTF-8");
    assertRefused(
        with(CONFIGURATION, utf8("[".repeat(1000))), "its configuration is no JSON as expected");
  }

  @Test
  void entryThatInflatesToMuchMoreIsRefusedBeforeAllOfItIs() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("bomb"));
      byte[] zeros = new byte[1 << 20];
      for (int megabyte = 0; megabyte < 100; megabyte++) {
        zip.write(zeros);
      }
    }
    assertThatThrownBy(() -> ModelZip.read(bytes.toByteArray(), false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its entry bomb inflates to more than");
    assertRefused(
        with(CONFIGURATION, new byte[9 << 20]),
        "its entry configuration.json inflates to more than 8388608 bytes");
  }

  @Test
  void weightsWhoseHeadTellsMoreThanThereIsAreRefused() {
    byte[] weights = whole.get(WEIGHTS);
    int shape = 2 + "MIXED_DATA_TYPES".length() + 8 + 2 + "LONG".length();
    int values = shape + 6 * 8 + 2 + "MIXED_DATA_TYPES".length();
    assertRefused(changed(weights, values, 1L << 40), "tells of 1099511627776 values of 4 bytes");
    assertRefused(changed(weights, values, -1), "tells of -1 values of 4 bytes");
    assertRefused(changed(weights, shape + 8, 1L << 40), "tells of a shape of 1099511627776");
    assertRefused(changed(weights, shape + 16, 1L << 40), "tells of a shape of");
    assertRefused(changed(weights, shape, 2), "tells of a shape of rank 2 in 6 numbers");
    assertRefused(with(WEIGHTS, new byte[3]), "coefficients.bin is no array");
    assertRefused(with(WEIGHTS, Arrays.copyOf(weights, 100)), "coefficients.bin is no array");
  }

  @Test
  void whatIsNoZipOrHasNoConfigurationIsRefused() {
    assertThatThrownBy(() -> ModelZip.read(new byte[] {1, 2}, false))
        .isInstanceOf(IOException.class)
        .hasMessage("it has no entry configuration.json");
  }

  @Test
  void networkWithoutWeightsIsRefusedBeforeItIsMade() {
    Map<String, byte[]> marked = with("noParams.marker", new byte[0]);
    marked.remove(WEIGHTS);
    assertRefused(marked, "it has no entry coefficients.bin");
  }

  private static Map<String, byte[]> changed(byte[] weights, int at, long value) {
    byte[] copy = weights.clone();
    ByteBuffer.wrap(copy).putLong(at, value);
    return with(WEIGHTS, copy);
  }

  private static void assertRefused(Map<String, byte[]> entries, String message) {
    assertThatThrownBy(() -> ModelZip.read(zip(entries), false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message)
        .message()
        .hasLineCount(1);
  }

  private static String configuration() {
    return new String(whole.get(CONFIGURATION), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> with(String name, byte[] content) {
    Map<String, byte[]> entries = new LinkedHashMap<>(whole);
    entries.put(name, content);
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> entries(byte[] bytes) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }
}
