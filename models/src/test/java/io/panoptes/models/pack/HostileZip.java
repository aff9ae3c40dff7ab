package io.panoptes.models.pack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Networks of Deeplearning4j with something in them that does not belong there. */
final class HostileZip {

  private HostileZip() {}

  /** The configuration asks for an object of a class. */
  static byte[] naming(byte[] network, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(network));
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        byte[] content = from.readAllBytes();
        to.write(
            entry.getName().equals("configuration.json")
                ? new String(content, StandardCharsets.UTF_8)
                    .replaceFirst("org[.]nd4j[.][A-Za-z.]+", name)
                    .getBytes(StandardCharsets.UTF_8)
                : content);
      }
    }
    return bytes.toByteArray();
  }
}
