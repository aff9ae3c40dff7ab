package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.Origin;
import io.panoptes.operators.record.SourceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The guarantee: each image is answered exactly once, and those of a source in their order. */
final class Answers {

  private final Map<Origin, SourceKey> images = new HashMap<>();
  private final List<Origin> committed = new ArrayList<>();

  /** An image was handed in, maybe for the second time after a failure. */
  void handedIn(ImageRecord image) {
    images.put(image.source().origin(), SourceKey.of(image));
  }

  /** Outcomes became visible, those of a source in this order. */
  void committed(List<Origin> outcomes) {
    committed.addAll(outcomes);
  }

  void check() {
    assertThat(committed)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(images.keySet());
    Map<SourceKey, Long> last = new HashMap<>();
    for (Origin outcome : committed) {
      SourceKey source = images.get(outcome);
      assertThat(outcome.offset()).as("%s", source).isGreaterThan(last.getOrDefault(source, -1L));
      last.put(source, outcome.offset());
    }
  }
}
