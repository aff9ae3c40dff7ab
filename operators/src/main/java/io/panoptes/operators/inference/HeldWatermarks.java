package io.panoptes.operators.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.LongPredicate;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Watermarks that wait for the images that came in before them. For one thread. */
final class HeldWatermarks {

  private record Held(long arrived, Watermark watermark) {}

  private final Queue<Held> held = new ArrayDeque<>();

  /**
   * @param arrived how many images came in before it
   */
  void hold(Watermark watermark, long arrived) {
    held.add(new Held(arrived, watermark));
  }

  /**
   * Those that wait for nothing any more, in their order.
   *
   * @param haveLeft whether so many images that came in first have gone out
   */
  List<Watermark> take(LongPredicate haveLeft) {
    List<Watermark> ready = new ArrayList<>();
    while (!held.isEmpty() && haveLeft.test(held.peek().arrived())) {
      ready.add(held.remove().watermark());
    }
    return ready;
  }
}
