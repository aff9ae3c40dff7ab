package io.panoptes.models.image;

import static io.panoptes.models.image.ImageRejection.CORRUPT;
import static io.panoptes.models.image.ImageRejection.TRUNCATED;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The data chunks (IDAT) of a PNG, inflated as one stream. Not thread-safe. */
final class PngData implements AutoCloseable {

  /** No deflate stream inflates to more than this many times its length. */
  private static final long MAX_INFLATION = 1032;

  private final Iterator<ByteBuffer> chunks;
  private final long length;
  private final Inflater inflater = new Inflater();

  PngData(List<ByteBuffer> chunks) {
    this.chunks = chunks.iterator();
    length = chunks.stream().mapToLong(ByteBuffer::remaining).sum();
  }

  /** Refuses a header that promises more than the data can hold, before memory is taken for it. */
  void checkCanHold(long bytes) throws ImageRejectedException {
    if (bytes > length * MAX_INFLATION) {
      throw cut();
    }
  }

  /** Fills the first {@code bytes} of the buffer. */
  void read(byte[] buffer, int bytes) throws ImageRejectedException {
    int filled = 0;
    while (filled < bytes) {
      int more = inflate(buffer, filled, bytes - filled);
      filled += more;
      if (more == 0 && (inflater.finished() || inflater.needsDictionary() || !feed())) {
        throw cut();
      }
    }
  }

  /** Reads on to the check sum of the stream, so that zlib compares it. */
  void finish() throws ImageRejectedException {
    byte[] rest = new byte[64];
    while (!inflater.finished()) {
      if (inflate(rest, 0, rest.length) == 0 && !inflater.finished() && !feed()) {
        throw cut();
      }
    }
  }

  private int inflate(byte[] buffer, int from, int bytes) throws ImageRejectedException {
    try {
      return inflater.inflate(buffer, from, bytes);
    } catch (DataFormatException e) {
      throw new ImageRejectedException(
          CORRUPT, "the PNG cannot be decoded: %s".formatted(e.getMessage()), e);
    }
  }

  private boolean feed() {
    if (!inflater.needsInput() || !chunks.hasNext()) {
      return false;
    }
    inflater.setInput(chunks.next());
    return true;
  }

  private static ImageRejectedException cut() {
    return new ImageRejectedException(TRUNCATED, "the PNG's pixels end before the image does");
  }

  @Override
  public void close() {
    inflater.end();
  }
}
