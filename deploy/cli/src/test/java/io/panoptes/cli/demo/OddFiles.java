package io.panoptes.cli.demo;

import io.panoptes.models.image.PngWriter;
import io.panoptes.models.scenes.ShelfScenes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Ten files as they come in real life: four that cannot be images, six that are odd ones. */
final class OddFiles {

  static final int DAMAGED = 4;
  static final int UNUSUAL = 6;

  private static final Path FIXTURES =
      Path.of("../../models/src/test/resources/io/panoptes/models/image");

  private OddFiles() {}

  static void write(Path folder) throws IOException {
    byte[] scene = PngWriter.encode(new ShelfScenes().scene(5).image());
    Files.write(folder.resolve("cut.png"), Arrays.copyOf(scene, scene.length / 2));
    Files.write(folder.resolve("empty.png"), new byte[0]);
    Files.writeString(folder.resolve("text.png"), "a shopping list, by another name");
    Files.write(folder.resolve("bomb.png"), bomb());
    for (String fixture :
        new String[] {
          "cmyk-adobe.jpg", "rgb16.png", "palette.png", "grey.png", "rgba.png", "exif6.jpg"
        }) {
      Files.copy(FIXTURES.resolve(fixture), folder.resolve(fixture));
    }
  }

  /** A whole PNG by its form, whose header promises 30000 x 30000 pixels. */
  private static byte[] bomb() {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(30_000).putInt(30_000).put((byte) 8);
    chunk(png, "IHDR", header.array());
    chunk(png, "IDAT", new byte[64]);
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String name, byte[] data) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(type);
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(type);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
