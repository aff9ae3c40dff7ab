package io.panoptes.cli.chaos.guarantee;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** No image has two answers, whatever they are. */
public final class NoDuplicate implements Guarantee {

  private final Set<String> answered = new HashSet<>();
  private final Set<String> doubled = new LinkedHashSet<>();

  @Override
  public String breach() {
    return "doubled";
  }

  @Override
  public void sent(SentImage image) {
    // Only answers count.
  }

  @Override
  public void answered(Answer answer) {
    if (!answered.add(answer.id())) {
      doubled.add(answer.id());
    }
  }

  @Override
  public List<String> broken() {
    return List.copyOf(doubled);
  }
}
