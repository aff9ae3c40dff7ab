package io.panoptes.operators.inference;

import io.panoptes.models.engine.ResidentMemory;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.operators.batching.ProcessExit;
import io.panoptes.operators.metrics.InferenceMetrics;
import io.panoptes.operators.metrics.SegmenterStatistics;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import java.nio.file.Path;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A process that loads, tries and retires a pack again and again, and tells what it holds. */
final class RetiredPacks {

  private RetiredPacks() {}

  /**
   * Prints the bytes of the process after each retirement, a line each.
   *
   * @param args folder of a pack, an engine, and how often
   */
  public static void main(String[] args) {
    PackModels pack = new PackModels(Path.of(args[0]), EngineKind.valueOf(args[1]));
    ServedPacks packs =
        new ServedPacks(
            pack,
            place -> {
              throw new IllegalStateException(place + " is not asked for");
            });
    InferenceSettings settings = InferenceSettings.DEFAULT;
    SharedSegmenters segmenters = new SharedSegmenters(packs, settings, ProcessExit.HALT);
    Segmenter served = segmenters.prepare(new Serving(pack.reference(), policy(0)), metrics());
    for (int change = 1; change <= Integer.parseInt(args[2]); change++) {
      Segmenter next = segmenters.prepare(new Serving(pack.reference(), policy(change)), metrics());
      served.close();
      served = next;
      System.out.println(ResidentMemory.bytes());
    }
    served.close();
  }

  /** Another each time, as segmenters with the same pack and policy are one. */
  private static Policy policy(int change) {
    return new Policy(8, 50 + change % 2, 2, 1);
  }

  private static InferenceMetrics metrics() {
    return new InferenceMetrics(
        new UnregisteredMetricsGroup(), SegmenterStatistics.none(), policy(0));
  }
}
