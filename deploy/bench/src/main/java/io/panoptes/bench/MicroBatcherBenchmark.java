package io.panoptes.bench;

import io.panoptes.models.image.RgbImage;
import io.panoptes.operators.batching.BatchAnswer;
import io.panoptes.operators.batching.BatchSettings;
import io.panoptes.operators.batching.BatcherParts;
import io.panoptes.operators.batching.HangSettings;
import io.panoptes.operators.batching.MicroBatcher;
import io.panoptes.operators.batching.ProcessExit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
import org.openjdk.jmh.annotations.TearDown;

/**
 * Images a second through a micro-batcher of one thread, from a backlog of full batches and with a
 * model that takes no time: an upper limit that batching itself sets.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MicroBatcherBenchmark extends MeasuredBenchmark {

  /** A multiple of each batch size, so that no batch waits to be filled. */
  private static final int BACKLOG = 64;

  /** Images of a batch. */
  @Param({"1", "8"})
  public int batchSize;

  private final RgbImage image = new RgbImage(1, 1, new byte[3]);
  private MicroBatcher batcher;

  /** Starts the thread. */
  @Setup
  public void start() {
    BatchSettings settings =
        new BatchSettings(batchSize, 16_000_000, Duration.ofMillis(50), Duration.ofMillis(5), 3);
    batcher =
        MicroBatcher.start(
            new BatcherParts(
                settings,
                HangSettings.DEFAULT,
                1,
                InstantModel::new,
                size -> {},
                ProcessExit.HALT));
  }

  /** Ends the thread. */
  @TearDown
  public void close() {
    batcher.close();
  }

  /** Hands in the backlog and waits for its answers. */
  @Benchmark
  @OperationsPerInvocation(BACKLOG)
  public List<BatchAnswer> submit() {
    for (int i = 0; i < BACKLOG; i++) {
      batcher.announce();
    }
    List<CompletableFuture<BatchAnswer>> answers = new ArrayList<>(BACKLOG);
    for (int i = 0; i < BACKLOG; i++) {
      answers.add(batcher.submit(image));
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }
}
