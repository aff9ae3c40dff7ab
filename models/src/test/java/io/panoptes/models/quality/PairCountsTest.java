package io.panoptes.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairCountsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 512, 513, 700, 40_000})
  void countsAreThoseOfAMapOfPairs(int side) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    PairCounts counts = new PairCounts(side, side);
    Map<List<Integer>, Integer> expected = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      int row = random.nextInt(side);
      int column = random.nextBoolean() ? row : random.nextInt(side);
      counts.add(row, column, 1 + i % 3);
      expected.merge(List.of(row, column), 1 + i % 3, Integer::sum);
    }

    Map<List<Integer>, Integer> found = new HashMap<>();
    counts.forEach((row, column, count) -> found.put(List.of(row, column), count));

    assertThat(found).as("seed %d", seed).isEqualTo(expected);
    expected.forEach(
        (pair, count) -> assertThat(counts.get(pair.get(0), pair.get(1))).isEqualTo(count));
  }
}
