package io.panoptes.bench;

import io.panoptes.models.mask.BitMask;
import io.panoptes.models.mask.RunLengths;
import io.panoptes.models.mask.SegmentRunLengths;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The run lengths of a map of 2048 x 1024 with 100 segments, and back. An operation is a pixel of
 * the map, so a score is in Mpixel/s, and {@code -prof gc} tells bytes a pixel.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RunLengthsBenchmark extends MeasuredBenchmark {

  private static final long SEED = 27;
  private static final int PIXELS = DrawnPair.WIDTH * DrawnPair.HEIGHT;

  /** How segments are numbered. */
  @Param({"SMALL", "LARGE"})
  public DrawnPair.Ids ids;

  private PanopticMap map;
  private int[] segmentIds;
  private List<RunLengths> masks;
  private Segment largest;
  private RunLengths largestMask;

  /** Draws the map and encodes it. */
  @Setup
  public void draw() {
    map = DrawnPair.draw(SEED, ids).truth();
    segmentIds = map.segments().stream().mapToInt(Segment::id).toArray();
    masks = SegmentRunLengths.of(map);
    largest = map.segments().get(0);
    largestMask = masks.get(0);
  }

  /** The yardstick of encoding: reads the plane. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public int scan() {
    int sum = 0;
    for (int id : map.ids()) {
      sum += id;
    }
    return sum;
  }

  /** The yardstick of decoding: writes a new plane. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public int[] copy() {
    return map.ids().clone();
  }

  /** All segments to run lengths. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public List<RunLengths> encode() {
    return SegmentRunLengths.of(map);
  }

  /** The run lengths of all segments to a plane of ids. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public int[] decode() {
    return SegmentRunLengths.ids(segmentIds, masks);
  }

  /** One segment to run lengths: stuff whose box is half of the image. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public RunLengths encodeOne() {
    return RunLengths.of(map, largest);
  }

  /** That one to flags. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public boolean[] decodeOne() {
    return largestMask.mask();
  }

  /** That one to bits. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public BitMask decodeOneToBits() {
    return largestMask.bits();
  }
}
