package io.panoptes.models.image;

/**
 * What the pixels of a PNG are.
 *
 * @param colorType 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha; others as the
 *     header has them
 * @param bitDepth bits a sample
 */
public record PngKind(int colorType, int bitDepth) {

  public static final PngKind GREY_8 = new PngKind(0, 8);
  public static final PngKind GREY_16 = new PngKind(0, 16);
  public static final PngKind RGB_8 = new PngKind(2, 8);
  public static final PngKind GREY_ALPHA_8 = new PngKind(4, 8);
  public static final PngKind RGBA_8 = new PngKind(6, 8);

  /** Bytes of a pixel; 0 when it is less than one or the colour type is not known. */
  int bytes() {
    int samples =
        switch (colorType) {
          case 0, 3 -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 0;
        };
    return samples * bitDepth / Byte.SIZE;
  }

  /** Such as {@code 8-bit RGB}. */
  @Override
  public String toString() {
    String name =
        switch (colorType) {
          case 0 -> "grey";
          case 2 -> "RGB";
          case 3 -> "palette";
          case 4 -> "grey and alpha";
          case 6 -> "RGB and alpha";
          default -> "colour type " + colorType;
        };
    return "%d-bit %s".formatted(bitDepth, name);
  }
}
