package io.panoptes.fuzz.parser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small pictures of every kind that the JDK writes. */
final class Pictures {

  private static final int WIDTH = 9;
  private static final int HEIGHT = 7;

  /** EXIF: little-endian TIFF, one directory with one entry, orientation 6. */
  private static final byte[] EXIF = {
    'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0
  };

  private Pictures() {}

  /** PNGs: grey, palette, RGB and alpha; 1, 8 and 16 bits; interlaced; turned by EXIF. */
  static List<byte[]> pngs() {
    List<byte[]> pngs = new ArrayList<>();
    for (int type :
        new int[] {
          BufferedImage.TYPE_BYTE_GRAY,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_BYTE_BINARY,
          BufferedImage.TYPE_BYTE_INDEXED,
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_4BYTE_ABGR
        }) {
      pngs.add(written("png", type, false));
    }
    pngs.add(written("png", BufferedImage.TYPE_3BYTE_BGR, true));
    pngs.add(withChunk(pngs.get(4), "eXIf", EXIF));
    pngs.add(withChunk(pngs.get(4), "tRNS", new byte[] {0, 1, 0, 2, 0, 3}));
    return pngs;
  }

  /** JPEGs: grey and colour, in one scan and progressive, turned by EXIF. */
  static List<byte[]> jpegs() {
    byte[] color = written("jpeg", BufferedImage.TYPE_3BYTE_BGR, false);
    return List.of(
        color,
        written("jpeg", BufferedImage.TYPE_BYTE_GRAY, false),
        written("jpeg", BufferedImage.TYPE_3BYTE_BGR, true),
        withExif(color));
  }

  /** A PNG of 8-bit RGB whose pixels, row-major, are these numbers: {@code R + 256 G + 65536 B}. */
  static byte[] numbers(int width, int... values) {
    BufferedImage image =
        new BufferedImage(width, values.length / width, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < values.length; i++) {
      image.setRGB(i % width, i / width, 0xFF000000 | Integer.reverseBytes(values[i]) >>> 8);
    }
    return written("png", image, false);
  }

  /** A grey PNG of 8 or 16 bits whose pixels, row-major, are these numbers. */
  static byte[] grey(int bits, int width, int... values) {
    int type = bits == 8 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_USHORT_GRAY;
    BufferedImage image = new BufferedImage(width, values.length / width, type);
    for (int i = 0; i < values.length; i++) {
      image.getRaster().setSample(i % width, i / width, 0, values[i]);
    }
    return written("png", image, false);
  }

  private static byte[] written(String format, int type, boolean progressive) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      image.setRGB(i % WIDTH, i / WIDTH, 0xFF000000 | i * 0x040B17);
    }
    return written(format, image, progressive);
  }

  private static byte[] written(String format, BufferedImage image, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (progressive) {
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Puts a chunk after the header. */
  private static byte[] withChunk(byte[] png, String type, byte[] body) {
    byte[] typed =
        (type + new String(body, StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(typed);
    ByteBuffer chunk = ByteBuffer.allocate(8 + typed.length);
    chunk.putInt(body.length).put(typed).putInt((int) sum.getValue());
    return inserted(png, 33, chunk.array());
  }

  private static byte[] withExif(byte[] jpeg) {
    ByteBuffer segment = ByteBuffer.allocate(10 + EXIF.length);
    segment.putShort((short) 0xFFE1).putShort((short) (8 + EXIF.length));
    segment.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put(EXIF);
    return inserted(jpeg, 2, segment.array());
  }

  private static byte[] inserted(byte[] file, int at, byte[] part) {
    byte[] longer = Arrays.copyOf(file, file.length + part.length);
    System.arraycopy(part, 0, longer, at, part.length);
    System.arraycopy(file, at, longer, at + part.length, file.length - at);
    return longer;
  }
}
