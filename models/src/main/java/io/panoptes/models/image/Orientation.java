package io.panoptes.models.image;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * How the stored pixels must be turned to stand upright: the eight orientations of EXIF tag 0x0112.
 * Unreadable metadata counts as upright.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  FLIPPED(false, false, true),
  TRANSPOSED(true, false, false),
  TURN_RIGHT(true, true, false),
  TRANSVERSED(true, true, true),
  TURN_LEFT(true, false, true);

  private final boolean swapsAxes;
  private final boolean mirrorsX;
  private final boolean mirrorsY;

  /** The axes are swapped first; the mirrors are those of the upright image. */
  Orientation(boolean swapsAxes, boolean mirrorsX, boolean mirrorsY) {
    this.swapsAxes = swapsAxes;
    this.mirrorsX = mirrorsX;
    this.mirrorsY = mirrorsY;
  }

  static Orientation ofJpeg(byte[] content) {
    try {
      return of(
          JpegMetadataReader.readMetadata(
              new ByteArrayInputStream(content), List.of(new ExifReader())));
    } catch (JpegProcessingException | IOException | RuntimeException e) {
      return UPRIGHT;
    }
  }

  /**
   * @param exif a TIFF structure, as the body of a PNG's eXIf chunk
   */
  static Orientation ofExif(byte[] exif) {
    try {
      Metadata metadata = new Metadata();
      new ExifReader().extract(new ByteArrayReader(exif), metadata);
      return of(metadata);
    } catch (RuntimeException e) {
      return UPRIGHT;
    }
  }

  private static Orientation of(Metadata metadata) {
    for (ExifIFD0Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
      Integer tag = directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      if (tag != null && tag >= 1 && tag <= values().length) {
        return values()[tag - 1];
      }
    }
    return UPRIGHT;
  }

  RgbImage apply(RgbImage stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int width = swapsAxes ? stored.height() : stored.width();
    int height = swapsAxes ? stored.width() : stored.height();
    byte[] from = stored.pixels();
    byte[] to = new byte[from.length];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int u = mirrorsX ? width - 1 - x : x;
        int v = mirrorsY ? height - 1 - y : y;
        int source = 3 * (swapsAxes ? u * stored.width() + v : v * stored.width() + u);
        to[at++] = from[source];
        to[at++] = from[source + 1];
        to[at++] = from[source + 2];
      }
    }
    return new RgbImage(width, height, to);
  }
}
