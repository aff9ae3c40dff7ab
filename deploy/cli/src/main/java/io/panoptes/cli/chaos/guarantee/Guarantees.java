package io.panoptes.cli.chaos.guarantee;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that the pipeline promises. Safe for use by several threads. */
public final class Guarantees {

  private final List<Guarantee> all =
      List.of(new AccountedFor(), new NoDuplicate(), new OrderPerSource(), new EqualToOracle());

  public synchronized void sent(SentImage image) {
    all.forEach(guarantee -> guarantee.sent(image));
  }

  public synchronized void answered(Answer answer) {
    all.forEach(guarantee -> guarantee.answered(answer));
  }

  /** By the word for the breach, which images there are; each word is there. */
  public synchronized Map<String, List<String>> broken() {
    Map<String, List<String>> broken = new LinkedHashMap<>();
    all.forEach(guarantee -> broken.put(guarantee.breach(), guarantee.broken()));
    return broken;
  }
}
