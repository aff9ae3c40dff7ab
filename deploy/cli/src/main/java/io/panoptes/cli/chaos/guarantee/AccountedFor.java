package io.panoptes.cli.chaos.guarantee;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every image ends as a result, a dead letter or a recorded shed; those under way count as lost
 * until they do.
 */
public final class AccountedFor implements Guarantee {

  private final Set<String> waiting = new LinkedHashSet<>();

  @Override
  public String breach() {
    return "lost";
  }

  @Override
  public void sent(SentImage image) {
    waiting.add(image.id());
  }

  @Override
  public void answered(Answer answer) {
    waiting.remove(answer.id());
  }

  @Override
  public List<String> broken() {
    return List.copyOf(waiting);
  }
}
