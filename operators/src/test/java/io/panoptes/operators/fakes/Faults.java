package io.panoptes.operators.fakes;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.panoptes.models.image.RgbImage;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** What a test knows of its {@link FaultyModel}s and does to them. Thread-safe. */
public final class Faults {

  private final CountDownLatch released = new CountDownLatch(1);
  private final Semaphore hangs = new Semaphore(0);
  private volatile int room = Integer.MAX_VALUE;

  /** From now on a batch of more images runs out of memory. */
  public void memoryFor(int images) {
    room = images;
  }

  /** Waits until one more run hangs. */
  public void awaitHang() throws InterruptedException {
    if (!hangs.tryAcquire(30, SECONDS)) {
      throw new AssertionError("no run hangs");
    }
  }

  /** Lets all runs that hang return, now and later. */
  public void release() {
    released.countDown();
  }

  void before(List<RgbImage> images) {
    if (images.size() > room || marked(images, Fault.EXHAUSTS)) {
      throw new OutOfMemoryError("Cannot allocate new FloatPointer(1048576)");
    }
    if (marked(images, Fault.HANGS)) {
      hang();
    }
    if (marked(images, Fault.THROWS)) {
      throw new IllegalStateException("a marked image");
    }
  }

  private void hang() {
    hangs.release();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean marked(List<RgbImage> images, Fault fault) {
    return images.stream().anyMatch(image -> color(image) == fault.mark());
  }

  private static int color(RgbImage image) {
    int[] bytes = new int[3];
    Arrays.setAll(bytes, i -> image.pixels()[i] & 0xFF);
    return bytes[0] << 16 | bytes[1] << 8 | bytes[2];
  }
}
