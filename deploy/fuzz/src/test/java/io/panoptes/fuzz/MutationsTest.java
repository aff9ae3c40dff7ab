package io.panoptes.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutationsTest {

  private static final List<byte[]> SEEDS = List.of("{\"a\": 12}".getBytes(), new byte[] {1, 2, 3});

  @Test
  void sameSeedGivesTheSameInputs() {
    Mutations one = new Mutations(SEEDS, 7);
    Mutations other = new Mutations(SEEDS, 7);
    for (int i = 0; i < 1000; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
  }

  @Test
  void inputsAreManyAndTheSeedsStayAsTheyWere() {
    Mutations mutations = new Mutations(SEEDS, 7);
    Set<String> inputs = new HashSet<>();
    Stream.generate(mutations::next).limit(1000).map(Arrays::toString).forEach(inputs::add);
    assertThat(inputs).hasSizeGreaterThan(600);
    assertThat(SEEDS.get(1)).containsExactly(1, 2, 3);
  }
}
