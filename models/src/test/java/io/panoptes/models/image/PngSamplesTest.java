package io.panoptes.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;

class PngSamplesTest {

  private static final ImageLimits LIMITS = ImageLimits.DEFAULT;

  @Test
  void pngTypedByHandIsRead() throws ImageRejectedException {
    // 2 x 1 pixels of 8-bit RGB: (1, 2, 3), then by the filter Sub (1, 1, 1) more: (2, 3, 4). The
    // zlib stream is one stored block of 7 bytes; check sums by python3's zlib.crc32 and adler32.
    byte[] png =
        HexFormat.of()
            .parseHex(
                "89504e470d0a1a0a"
                    + "0000000d49484452000000020000000108020000007b40e8dd"
                    + "00000012494441547801010700f8ff010102030101010030000bba1c1a08"
                    + "0000000049454e44ae426082");

    PngSamples samples = PngSamples.open(png, LIMITS);

    assertThat(samples.width()).isEqualTo(2);
    assertThat(samples.kind()).isEqualTo(PngKind.RGB_8);
    assertThat(samples.pixels()).containsExactly(0x030201, 0x040302);
  }

  @Test
  void everyFilterOfEveryKindEqualsImageIo() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    PngKind[] kinds = {
      PngKind.GREY_8, PngKind.GREY_16, PngKind.RGB_8, PngKind.GREY_ALPHA_8, PngKind.RGBA_8
    };
    for (int round = 0; round < 400; round++) {
      PngKind kind = kinds[random.nextInt(kinds.length)];
      int width = 1 + random.nextInt(60);
      int height = 1 + random.nextInt(40);
      byte[] samples = blobs(random, width, height, kind.bytes());
      int[] filters = random.ints(height, 0, 5).toArray();
      byte[] png =
          new HandMadePng(width, height, kind.bitDepth(), kind.colorType())
              .pixels(samples, filters)
              .bytes();
      int[] pixels = PngSamples.open(png, LIMITS).pixels();
      assertThat(pixels).as("seed %d, %s", seed, kind).isEqualTo(packed(samples, kind.bytes()));
      assertThat(pixels).as("seed %d, %s", seed, kind).isEqualTo(imageIo(png, kind));
    }
  }

  @Test
  void interlacedPngEqualsImageIo() throws Exception {
    byte[] samples = blobs(new Random(4), 13, 11, 3);
    ByteArrayOutputStream passes = new ByteArrayOutputStream();
    int[][] adam7 = {
      {0, 0, 8, 8},
      {4, 0, 8, 8},
      {0, 4, 4, 8},
      {2, 0, 4, 4},
      {0, 2, 2, 4},
      {1, 0, 2, 2},
      {0, 1, 1, 2}
    };
    for (int[] pass : adam7) {
      ByteArrayOutputStream part = new ByteArrayOutputStream();
      int columns = (13 - pass[0] + pass[2] - 1) / pass[2];
      for (int y = pass[1]; y < 11; y += pass[3]) {
        for (int x = pass[0]; x < 13; x += pass[2]) {
          part.write(samples, 3 * (13 * y + x), 3);
        }
      }
      int[] filters = {4, 3, 2, 1, 0, 4};
      passes.writeBytes(HandMadePng.filtered(part.toByteArray(), 3 * columns, 3, filters));
    }
    byte[] png =
        new HandMadePng(13, 11, 8, 2)
            .interlaced()
            .data(HandMadePng.zlib(passes.toByteArray()))
            .bytes();

    int[] pixels = PngSamples.open(png, LIMITS).pixels();

    assertThat(pixels).isEqualTo(packed(samples, 3)).isEqualTo(imageIo(png, PngKind.RGB_8));
    byte[] tiny =
        new HandMadePng(1, 1, 8, 2)
            .interlaced()
            .data(HandMadePng.zlib(new byte[] {0, 7, 8, 9}))
            .bytes();
    assertThat(PngSamples.open(tiny, LIMITS).pixels()).containsExactly(0x090807);
  }

  @Test
  void everyCutAndEveryFlippedByteOfTheDataIsRejected() throws ImageRejectedException {
    byte[] png =
        new HandMadePng(4, 4, 8, 2)
            .pixels(blobs(new Random(5), 4, 4, 3), new int[] {0, 1, 2, 4})
            .bytes();
    for (int i = 0; i < png.length; i++) {
      byte[] cut = Arrays.copyOf(png, i);
      byte[] damaged = png.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> PngSamples.open(cut, LIMITS).pixels())
          .as("%d bytes", i)
          .isInstanceOf(ImageRejectedException.class);
      assertThatThrownBy(() -> PngSamples.open(damaged, LIMITS).pixels())
          .as("byte %d", i)
          .isInstanceOf(ImageRejectedException.class);
    }
  }

  @Test
  void dataThatContradictTheHeaderAreRejected() {
    byte[] row = HandMadePng.zlib(new byte[] {0, 1, 2, 3});
    byte[] wrongSum = row.clone();
    wrongSum[wrongSum.length - 1] ^= 1;
    byte[] garbage = {0x55, 0x55, 0x55};

    assertRejected(
        new HandMadePng(1, 2, 8, 2).data(row), "the PNG's pixels end before the image does");
    assertRejected(
        new HandMadePng(20_000, 3_000, 8, 2).data(row),
        "the PNG's pixels end before the image does");
    assertRejected(
        new HandMadePng(1, 1, 8, 2).data(wrongSum),
        "the PNG cannot be decoded: incorrect data check");
    assertRejected(
        new HandMadePng(1, 1, 8, 2).data(garbage),
        "the PNG cannot be decoded: incorrect header check");
    assertRejected(
        new HandMadePng(1, 1, 8, 2).data(HandMadePng.zlib(new byte[] {5, 1, 2, 3})),
        "row 0 of the PNG has filter 5: 0 to 4 are known");
    assertRejected(
        new HandMadePng(1, 1, 16, 2).data(row),
        "the PNG is 16-bit RGB with interlacing 0: pixels of 1 to 4 whole bytes are read");
  }

  private static void assertRejected(HandMadePng png, String message) {
    byte[] bytes = png.bytes();
    assertThatThrownBy(() -> PngSamples.open(bytes, LIMITS).pixels())
        .isInstanceOf(ImageRejectedException.class)
        .hasMessage(message);
  }

  /** Rectangles of random bytes, so that neighbours are often equal, with some noise. */
  private static byte[] blobs(Random random, int width, int height, int bytes) {
    byte[] samples = new byte[width * height * bytes];
    for (int i = 0; i < 8; i++) {
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      int right = x + 1 + random.nextInt(i == 7 ? 1 : width - x);
      byte[] pixel = new byte[bytes];
      random.nextBytes(pixel);
      for (int v = y; v < Math.min(height, y + 12); v++) {
        for (int u = x; u < right; u++) {
          System.arraycopy(pixel, 0, samples, (v * width + u) * bytes, bytes);
        }
      }
    }
    return samples;
  }

  private static int[] packed(byte[] samples, int bytes) {
    int[] packed = new int[samples.length / bytes];
    for (int i = 0; i < samples.length; i++) {
      packed[i / bytes] |= (samples[i] & 0xFF) << 8 * (i % bytes);
    }
    return packed;
  }

  private static int[] imageIo(byte[] png, PngKind kind) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
      reader.setInput(in);
      Raster raster = reader.read(0).getRaster();
      int[] packed = new int[raster.getWidth() * raster.getHeight()];
      int[] pixel = new int[4];
      for (int i = 0; i < packed.length; i++) {
        raster.getPixel(i % raster.getWidth(), i / raster.getWidth(), pixel);
        if (kind.equals(PngKind.GREY_16)) {
          packed[i] = pixel[0] >> 8 | (pixel[0] & 0xFF) << 8;
        } else {
          for (int band = 0; band < kind.bytes(); band++) {
            packed[i] |= pixel[band] << 8 * band;
          }
        }
      }
      return packed;
    } finally {
      reader.dispose();
    }
  }
}
