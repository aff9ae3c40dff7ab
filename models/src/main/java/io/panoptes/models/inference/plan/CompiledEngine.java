package io.panoptes.models.inference.plan;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.HeadOutputs;
import io.panoptes.models.inference.HeadOutputs.Semantics;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.network.Head;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Compiled programs on the CPU. Images run one at a time: an image's activations then stay in the
 * caches of its core, and its result cannot depend on the rest of the batch. Threads share the
 * images of a batch out, each with plans of its own; a batch of one large image is run by the
 * OpenMP threads of oneDNN instead, which changes no bit of its result.
 *
 * <p>For ND4J's CPU backend only: concatenation, upsampling, padding and element-wise steps write
 * native memory from Java, several times as fast as ND4J's own operations there. On the CUDA
 * backend that memory is a stale copy of the GPU's, so {@code dl4j-cuda} runs the layers of
 * Deeplearning4j instead: steps of ND4J operations alone have to be tried on a GPU that CUDA 11.6
 * has code for before anyone may rely on them.
 *
 * <p>The arrays of a result belong to the engine and are written over by the next run.
 */
public final class CompiledEngine implements Engine {

  /** Outputs of which scores are enough; {@link HeadOutputs} says that they are. */
  public static final Set<String> SCORES = Set.of(Head.SEMANTIC.output());

  /**
   * Pixels from which one image is worth OpenMP threads. They meet after each operation and spin
   * until all are there: on cores that others use too, images of 256x256 became ten times slower.
   */
  private static final long LARGE_IMAGE = 1 << 18;

  private final SharedPrograms.Lease programs;
  private final List<PlanCache> caches = new ArrayList<>();
  private final ImageThreads threads;
  private final Semantics semantics;
  private final Map<Head, float[]> values = new EnumMap<>(Head.class);

  /**
   * @param programs compiled with {@link #SCORES}; closed with the engine, or here where there is
   *     none
   * @param threads 1 or more, of which the caller's is one
   */
  public CompiledEngine(SharedPrograms.Lease programs, int threads, PlanLimits limits) {
    this.programs = requireNonNull(programs, "programs is null");
    try {
      requireNonNull(limits, "limits is null");
      semantics = semantics(programs.programs());
      for (int thread = 0; thread < threads; thread++) {
        caches.add(new PlanCache(programs.programs(), 1, limits));
      }
      this.threads = new ImageThreads(threads); // last: it is not closed where this fails
    } catch (RuntimeException | Error e) {
      programs.close();
      throw e;
    }
  }

  /** A semantic head that does not end in softmax is taken as it is, as by all engines. */
  private static Semantics semantics(List<Program> programs) {
    return programs.stream().anyMatch(p -> p.scores().contains(Head.SEMANTIC.output()))
        ? Semantics.SCORES
        : Semantics.PROBABILITIES;
  }

  /**
   * Of networks as they are now: neither closing them nor training them further changes the engine.
   *
   * @throws UnsupportedGraphException when a layer is not known; the message names it
   */
  public static CompiledEngine of(List<ComputationGraph> networks, int threads) {
    SharedPrograms programs =
        new SharedPrograms(
            () -> networks.stream().map(network -> Program.compile(network, SCORES)).toList());
    return new CompiledEngine(programs.acquire(), threads, PlanLimits.DEFAULT);
  }

  @Override
  public HeadOutputs run(float[] input, int batch, InputSize size) {
    int image = input.length / batch;
    List<Plan> first = caches.get(0).of(size);
    for (Plan plan : first) {
      plan.outputs().forEach(output -> reserve(output, batch * plan.length(output)));
    }
    int nativeThreads = size.pixels() < LARGE_IMAGE ? 1 : caches.size();
    threads.forEach(
        batch,
        nativeThreads,
        (thread, index) -> run(caches.get(thread).of(size), input, index * image, index));
    return new HeadOutputs(values, semantics);
  }

  private void run(List<Plan> plans, float[] input, int start, int index) {
    for (Plan plan : plans) {
      plan.run(input, start);
      for (String output : plan.outputs()) {
        plan.copy(output, values.get(head(output)), index * plan.length(output));
      }
    }
  }

  private void reserve(String output, int length) {
    values.compute(
        head(output),
        (head, array) -> array == null || array.length != length ? new float[length] : array);
  }

  private static Head head(String output) {
    for (Head head : Head.values()) {
      if (head.output().equals(output)) {
        return head;
      }
    }
    throw new IllegalArgumentException("output %s is no head".formatted(output));
  }

  @Override
  public void close() {
    threads.close();
    caches.forEach(PlanCache::close);
    programs.close();
  }
}
