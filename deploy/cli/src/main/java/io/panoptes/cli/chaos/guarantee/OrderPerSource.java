package io.panoptes.cli.chaos.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of a source come in the order of its images. What is no result is on a topic of its
 * own and has no place in that order; a second result of an image is out of it.
 */
public final class OrderPerSource implements Guarantee {

  private record Place(String source, long number) {}

  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Long> last = new HashMap<>();
  private final List<String> outOfOrder = new ArrayList<>();

  @Override
  public String breach() {
    return "out_of_order";
  }

  @Override
  public void sent(SentImage image) {
    places.put(image.id(), new Place(image.source(), places.size()));
  }

  @Override
  public void answered(Answer answer) {
    Place place = places.get(answer.id());
    if (place == null || !(answer instanceof Answer.Result)) {
      return;
    }
    long before = last.getOrDefault(place.source(), -1L);
    if (place.number() <= before) {
      outOfOrder.add(answer.id());
    } else {
      last.put(place.source(), place.number());
    }
  }

  @Override
  public List<String> broken() {
    return List.copyOf(outOfOrder);
  }
}
