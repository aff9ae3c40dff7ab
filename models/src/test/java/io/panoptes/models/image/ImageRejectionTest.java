package io.panoptes.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRejectionTest {

  private final ImageDecoder decoder = new ImageDecoder(new ImageLimits(100_000, 1_000_000));

  @Test
  void noByteIsEmpty() {
    assertRejected(new byte[0], ImageRejection.EMPTY, "the image has 0 bytes");
  }

  @Test
  void moreBytesThanTheLimitAreTooLarge() {
    assertRejected(
        new byte[100_001],
        ImageRejection.TOO_LARGE,
        "the image has 100001 bytes: the limit is 100000");
  }

  @Test
  void textIsUnsupportedWhateverItsName() {
    assertRejected(
        "hello, world".getBytes(StandardCharsets.UTF_8),
        ImageRejection.UNSUPPORTED_FORMAT,
        "the image is neither JPEG nor PNG: its 12 bytes start with 68656c6c6f2c2077");
  }

  @Test
  void pngBombIsKnownByItsHeader() throws IOException {
    assertRejected(
        png(30_000, 30_000, new byte[100]),
        ImageRejection.TOO_MANY_PIXELS,
        "the PNG's header tells 30000 x 30000 = 900000000 pixels: the limit is 1000000");
  }

  @Test
  void jpegBombIsKnownByItsHeader() {
    byte[] jpeg = TestImage.bytes("rgb.jpg");
    int frame = indexOf(jpeg, (byte) 0xC0);
    Arrays.fill(jpeg, frame + 4, frame + 8, (byte) 0xFF);
    assertRejected(
        jpeg,
        ImageRejection.TOO_MANY_PIXELS,
        "the JPEG's header tells 65535 x 65535 = 4294836225 pixels: the limit is 1000000");
  }

  /** 64 MiB of text or colour profile in each chunk: a decoder that inflates them has no room. */
  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
  void compressedChunksBesideThePixelsAreNotInflated(String type) throws Exception {
    byte[] zeros = HandMadePng.zlib(new byte[64 << 20]);
    byte[] keyword = "name\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] flags = type.equals("iTXt") ? new byte[] {1, 0, 0, 0} : new byte[] {0};
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(keyword);
    body.write(flags);
    body.write(zeros);
    HandMadePng png =
        new HandMadePng(2, 2, 8, 3)
            .chunk("PLTE", new byte[] {(byte) 0xFF, 0, 0})
            .chunk(type, body.toByteArray());
    for (int copies = 0; copies < 20; copies++) {
      png.chunk(type, body.toByteArray());
    }
    byte[] content = png.pixels(new byte[4], new int[2]).bytes();

    RgbImage image = new ImageDecoder(new ImageLimits(content.length, 4)).decode(content);

    assertThat(image.pixels()).startsWith(0xFF, 0, 0);
  }

  @Test
  void jpegWithMoreScansThanAnyNeedsIsCorrupt() {
    byte[] jpeg = TestImage.bytes("progressive.jpg");
    int scan = indexOf(jpeg, (byte) 0xDA) - 1;
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(jpeg, 0, scan);
    for (int scans = 0; scans < 101; scans++) {
      bomb.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 0, 0});
    }
    bomb.write(jpeg, scan, jpeg.length - scan);
    assertRejected(bomb.toByteArray(), ImageRejection.CORRUPT, "the JPEG has more than 100 scans");
  }

  @Test
  void pngWithoutEnoughPixelsIsTruncated() throws IOException {
    assertThat(rejection(png(40, 40, new byte[121 * 30]))).isEqualTo(ImageRejection.TRUNCATED);
  }

  @Test
  void jpegWhoseScanStopsBeforeTheEndMarkerIsTruncated() {
    byte[] jpeg = TestImage.bytes("rgb.jpg");
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length - 12);
    cut[cut.length - 2] = (byte) 0xFF;
    cut[cut.length - 1] = (byte) 0xD9;
    assertThat(rejection(cut)).isEqualTo(ImageRejection.TRUNCATED);
  }

  @Test
  void wrongCheckSumIsCorrupt() {
    byte[] content = TestImage.bytes("rgb.png");
    content[content.length - 20] ^= 1;
    assertThat(rejection(content)).isEqualTo(ImageRejection.CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb.png", "palette.png", "rgb.jpg", "progressive.jpg", "cmyk.jpg"})
  void cutAnywhereIsTruncated(String name) {
    byte[] content = TestImage.bytes(name);
    for (int length = 2; length < content.length; length++) {
      assertThat(rejection(Arrays.copyOf(content, length)))
          .as("%s cut to %d of %d bytes", name, length, content.length)
          .isEqualTo(ImageRejection.TRUNCATED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.png",
        "palette-trns.png",
        "interlaced.png",
        "grey16.png",
        "exif6.png",
        "rgb.jpg",
        "progressive.jpg",
        "cmyk.jpg",
        "cmyk-adobe.jpg",
        "ycck.jpg",
        "exif6.jpg",
        "grey.jpg"
      })
  void damagedBytesAreAnImageOrRejectedAndNothingElse(String name) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 150; i++) {
      byte[] content = TestImage.bytes(name);
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        content[2 + random.nextInt(content.length - 2)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        RgbImage image = decoder.decode(content);
        assertThat((long) image.width() * image.height()).isLessThanOrEqualTo(1_000_000);
      } catch (ImageRejectedException e) {
        assertThat(e.getMessage()).as("seed %d, round %d", seed, i).isNotEmpty().hasLineCount(1);
      } catch (RuntimeException e) {
        throw new AssertionError("%s, seed %d, round %d".formatted(name, seed, i), e);
      }
    }
  }

  private void assertRejected(byte[] content, ImageRejection rejection, String message) {
    ImageRejectedException e =
        catchThrowableOfType(ImageRejectedException.class, () -> decoder.decode(content));
    assertThat(e.rejection()).isEqualTo(rejection);
    assertThat(e).hasMessage(message);
  }

  private ImageRejection rejection(byte[] content) {
    try {
      decoder.decode(content);
      return null;
    } catch (ImageRejectedException e) {
      return e.rejection();
    }
  }

  private static int indexOf(byte[] content, byte marker) {
    for (int i = 0; ; i++) {
      if (content[i] == (byte) 0xFF && content[i + 1] == marker) {
        return i + 1;
      }
    }
  }

  /** A PNG of 8-bit RGB with right check sums around the given scan lines. */
  private static byte[] png(int width, int height, byte[] lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(0x89504E470D0A1A0AL);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {8, 2, 0, 0, 0});
    chunk(out, "IHDR", header.toByteArray());
    Deflater deflater = new Deflater();
    deflater.setInput(lines);
    deflater.finish();
    byte[] deflated = new byte[lines.length + 100];
    int length = deflater.deflate(deflated);
    deflater.end();
    chunk(out, "IDAT", Arrays.copyOf(deflated, length));
    chunk(out, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] body) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.US_ASCII));
    crc.update(body);
    out.writeInt(body.length);
    out.writeBytes(type);
    out.write(body);
    out.writeInt((int) crc.getValue());
  }
}
