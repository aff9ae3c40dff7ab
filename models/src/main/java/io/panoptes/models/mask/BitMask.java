package io.panoptes.models.mask;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;

/**
 * A mask as bits inside a box of an image: the form in which merges count and paint, 64 pixels a
 * step. Immutable as long as nobody writes to its words; then thread-safe.
 *
 * @param box where the bits lie in the image, at least at 0, 0; may be larger than what is set, and
 *     may have no pixel
 * @param words the box's rows from the top, each {@link #wordsARow} long: column {@code x} of the
 *     box is bit {@code x % 64}, from the lowest, of word {@code x / 64}; bits past the width are
 *     0; not copied, so the giver must not change it afterwards
 */
public record BitMask(BoundingBox box, long[] words) {

  /** Whether a pixel of the image is set. */
  @FunctionalInterface
  public interface Shape {
    boolean contains(int x, int y);
  }

  public BitMask {
    requireNonNull(box, "box is null");
    requireNonNull(words, "words is null");
    if (box.x() < 0 || box.y() < 0 || box.width() < 0 || box.height() < 0) {
      throw new IllegalArgumentException(
          "a mask in the %s: no number may be below 0".formatted(box));
    }
    int wordsARow = wordsARow(box.width());
    if (words.length != (long) wordsARow * box.height()) {
      throw new IllegalArgumentException(
          "%d words for a mask of %d x %d pixels: %d rows of %d words are expected"
              .formatted(words.length, box.width(), box.height(), box.height(), wordsARow));
    }
    long padding = box.width() % Long.SIZE == 0 ? 0 : -1L << box.width() % Long.SIZE;
    for (int last = wordsARow - 1; padding != 0 && last < words.length; last += wordsARow) {
      if ((words[last] & padding) != 0) {
        throw new IllegalArgumentException(
            "row %d of a mask %d pixels wide has bits past its width: they must be 0"
                .formatted(last / wordsARow, box.width()));
      }
    }
  }

  /** The pixels of the box that are in the shape; columns and rows are the image's. */
  public static BitMask of(BoundingBox box, Shape shape) {
    int wordsARow = wordsARow(box.width());
    long[] words = new long[Math.multiplyExact(wordsARow, box.height())];
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        if (shape.contains(box.x() + x, box.y() + y)) {
          words[y * wordsARow + x / Long.SIZE] |= 1L << x;
        }
      }
    }
    return new BitMask(box, words);
  }

  /**
   * @param mask {@code width * height} flags of a whole image, row-major
   */
  public static BitMask of(int width, int height, boolean[] mask) {
    if (mask.length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d flags for %d x %d pixels".formatted(mask.length, width, height));
    }
    return of(new BoundingBox(0, 0, width, height), (x, y) -> mask[y * width + x]);
  }

  /** The pixels of a segment, in its box. */
  public static BitMask of(PanopticMap map, Segment segment) {
    int[] ids = map.ids();
    int width = map.width();
    int id = segment.id();
    return of(segment.box(), (x, y) -> ids[y * width + x] == id);
  }

  /** Words that hold a row of so many pixels. */
  public static int wordsARow(int width) {
    return (width + Long.SIZE - 1) / Long.SIZE;
  }

  /** Whether the pixel of the image is set; false outside of the box. */
  public boolean contains(int x, int y) {
    int column = x - box.x();
    int row = y - box.y();
    return column >= 0
        && column < box.width()
        && row >= 0
        && row < box.height()
        && (words[row * wordsARow(box.width()) + column / Long.SIZE] >>> column & 1) != 0;
  }

  /** Pixels set. */
  public int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Pixels set here and there; looks only where the boxes meet. */
  public int intersection(BitMask other) {
    int top = Math.max(box.y(), other.box.y());
    int bottom = Math.min(box.y() + box.height(), other.box.y() + other.box.height());
    int left = Math.max(box.x(), other.box.x());
    int right = Math.min(box.x() + box.width(), other.box.x() + other.box.width());
    int wordsARow = wordsARow(box.width());
    int otherWordsARow = wordsARow(other.box.width());
    int count = 0;
    for (int y = top; y < bottom && left < right; y++) {
      int row = (y - box.y()) * wordsARow;
      int otherRow = (y - other.box.y()) * otherWordsARow;
      for (int x = left; x < right; x += Long.SIZE) {
        count +=
            Long.bitCount(
                bits(words, row, wordsARow, x - box.x())
                    & bits(other.words, otherRow, otherWordsARow, x - other.box.x()));
      }
    }
    return count;
  }

  /** 64 bits of a row from the column on, the first lowest; 0 past the row's end. */
  static long bits(long[] words, int row, int wordsARow, int column) {
    int at = column / Long.SIZE;
    int shift = column % Long.SIZE;
    long low = words[row + at] >>> shift;
    return shift == 0 || at + 1 == wordsARow ? low : low | words[row + at + 1] << Long.SIZE - shift;
  }
}
