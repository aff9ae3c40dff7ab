package io.panoptes.cli.chaos.guarantee;

import io.panoptes.cli.chaos.guarantee.Answer.DeadLettered;
import io.panoptes.cli.chaos.guarantee.Answer.Result;
import io.panoptes.cli.chaos.guarantee.Expectation.DeadLetterOf;
import io.panoptes.cli.chaos.guarantee.Expectation.ResultOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Each answer is the one that was expected, and of an image that was sent; a shed is none, for no
 * source is answered latest-only here.
 */
public final class EqualToOracle implements Guarantee {

  private final Map<String, Expectation> expected = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();

  @Override
  public String breach() {
    return "wrong";
  }

  @Override
  public void sent(SentImage image) {
    expected.put(image.id(), image.expectation());
  }

  @Override
  public void answered(Answer answer) {
    difference(answer).ifPresent(what -> wrong.add("%s: %s".formatted(answer.id(), what)));
  }

  private Optional<String> difference(Answer answer) {
    Expectation expectation = expected.get(answer.id());
    if (expectation == null) {
      return Optional.of("was never sent");
    }
    return isExpected(expectation, answer)
        ? Optional.empty()
        : Optional.of("%s, not %s".formatted(answer, expectation));
  }

  private static boolean isExpected(Expectation expectation, Answer answer) {
    if (answer instanceof Result result) {
      return expectation.equals(new ResultOf(result.digest()));
    }
    return answer instanceof DeadLettered letter
        && expectation.equals(new DeadLetterOf(letter.reason()));
  }

  @Override
  public List<String> broken() {
    return List.copyOf(wrong);
  }
}
