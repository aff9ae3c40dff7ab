package io.panoptes.models.inference.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.inference.HeadOutputs;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.UNet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;

class CompiledEngineTest {

  private static final InputSize SIZE = new InputSize(48, 32);
  private static final int IMAGE = 3 * 48 * 32;

  private final AtomicInteger compilations = new AtomicInteger();
  private final SharedPrograms programs = new SharedPrograms(this::compile);
  private CompiledEngine engine = engine(1, PlanLimits.DEFAULT);

  private List<Program> compile() {
    compilations.incrementAndGet();
    ComputationGraph graph =
        new ComputationGraph(
            new UNet(2, 4, 64, 3, List.of(Head.values())).configuration(5, new Sgd(.1)));
    graph.init();
    return List.of(Program.compile(graph, CompiledEngine.SCORES));
  }

  private CompiledEngine engine(int threads, PlanLimits limits) {
    return new CompiledEngine(programs.acquire(), threads, limits);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void imageIsAnsweredTheSameBitsWhateverItsBatchMatesBatchSizeAndThreads() {
    long seed = 3;
    try (CompiledEngine two = engine(2, PlanLimits.DEFAULT)) {
      for (int batch : new int[] {1, 2, 4, 7, 16}) {
        Random random = new Random(seed);
        float[] image = images(random, 1);
        float[] alone = semantic(engine.run(image, 1, SIZE), 0);
        float[] many = images(random, batch);
        int place = random.nextInt(batch);
        System.arraycopy(image, 0, many, place * IMAGE, IMAGE);
        for (CompiledEngine each : List.of(engine, two)) {
          assertThat(semantic(each.run(many, batch, SIZE), place))
              .as("seed %d, batch of %d", seed, batch)
              .containsExactly(alone);
        }
      }
    }
  }

  /** The program would allow larger plans to be served, if engines ever do. */
  @Test
  void planOfManyImagesGivesTheSameBitsAsPlanOfOne() {
    float[] images = images(new Random(8), 4);
    try (Program program = compile().get(0);
        Plan one = Plan.of(program, 1, SIZE);
        Plan four = Plan.of(program, 4, SIZE)) {
      one.run(images, 2 * IMAGE);
      four.run(images, 0);
      float[] alone = new float[one.length("offset")];
      float[] among = new float[four.length("offset")];
      one.copy("offset", alone, 0);
      four.copy("offset", among, 0);
      assertThat(Arrays.copyOfRange(among, 2 * alone.length, 3 * alone.length))
          .containsExactly(alone);
    }
  }

  @Test
  void openMpThreadsOfOneLargeImageChangeNoBit() {
    InputSize large = new InputSize(512, 512);
    float[] input = new float[3 * (int) large.pixels()];
    System.arraycopy(images(new Random(4), 1), 0, input, 0, IMAGE);
    try (CompiledEngine two = engine(2, PlanLimits.DEFAULT)) {
      float[] one = engine.run(input, 1, large).values().get(Head.OFFSET);
      assertThat(two.run(input, 1, large).values().get(Head.OFFSET)).containsExactly(one);
    }
  }

  @Test
  void sizesMayAlternate() {
    float[] images = images(new Random(1), 1);
    InputSize other = new InputSize(32, 48);
    float[] before = semantic(engine.run(images, 1, SIZE), 0);
    engine.run(images, 1, other);
    assertThat(semantic(engine.run(images, 1, SIZE), 0)).containsExactly(before);
  }

  @Test
  void planUsedLongestAgoIsFreedAtTheLimit() {
    try (Program program = compile().get(0);
        PlanCache cache =
            new PlanCache(List.of(program), 1, new PlanLimits(2, PlanLimits.DEFAULT.bytes()))) {
      List<Plan> first = cache.of(SIZE);
      List<Plan> second = cache.of(new InputSize(16, 16));
      assertThat(cache.of(SIZE)).isSameAs(first);
      cache.of(new InputSize(8, 8));
      assertThat(cache.size()).isEqualTo(2);
      assertThat(cache.of(SIZE)).isSameAs(first);
      assertThat(cache.of(new InputSize(16, 16))).isNotSameAs(second);
    }
  }

  @Test
  void plansStayBelowTheirBytesButOneIsAlwaysAllowed() {
    try (Program program = compile().get(0);
        PlanCache cache = new PlanCache(List.of(program), 1, new PlanLimits(8, 1))) {
      long bytes = cache.of(SIZE).get(0).bytes();
      cache.of(new InputSize(16, 16));
      assertThat(cache.size()).isEqualTo(1);
      assertThat(cache.bytes()).isLessThan(bytes);
    }
  }

  @Test
  void enginesShareTheWeightsAndTheLastOneFreesThem() {
    engine.run(images(new Random(1), 1), 1, SIZE);
    CompiledEngine second = engine(1, PlanLimits.DEFAULT);
    assertThat(compilations).hasValue(1);
    engine.close();
    engine.close();
    second.run(images(new Random(1), 1), 1, SIZE);
    second.close();
    engine = engine(1, PlanLimits.DEFAULT);
    assertThat(compilations).hasValue(2);
  }

  @Test
  void sizeThatTheGraphCannotTakeIsRefusedByName() {
    assertThatThrownBy(() -> engine.run(new float[3 * 46 * 32], 1, new InputSize(46, 32)))
        .hasMessage(
            "layer up1-skip: 16x22x8 and 16x23x8 are not of one size: "
                + "sides of the input must be multiples of the graph's stride");
  }

  private static float[] semantic(HeadOutputs outputs, int image) {
    float[] values = outputs.values().get(Head.SEMANTIC);
    int length = 3 * (int) SIZE.pixels();
    return Arrays.copyOfRange(values, image * length, (image + 1) * length);
  }

  private static float[] images(Random random, int count) {
    float[] images = new float[count * IMAGE];
    for (int at = 0; at < images.length; at++) {
      images[at] = (float) random.nextGaussian();
    }
    return images;
  }
}
