package io.panoptes.topology.topics;

import java.util.List;

/** What became of one topic. */
public sealed interface TopicOutcome {

  String topic();

  /** One line for the user. */
  String line();

  record Created(String topic, int partitions) implements TopicOutcome {
    @Override
    public String line() {
      return "%s: created with %d partition%s"
          .formatted(topic, partitions, partitions == 1 ? "" : "s");
    }
  }

  record Present(String topic) implements TopicOutcome {
    @Override
    public String line() {
      return "%s: exists as wanted".formatted(topic);
    }
  }

  /** It exists, was left as it is, and is not what was wanted. */
  record Different(String topic, List<String> differences) implements TopicOutcome {

    public Different {
      differences = List.copyOf(differences);
    }

    @Override
    public String line() {
      return "%s: exists and differs, left as it is: %s"
          .formatted(topic, String.join(", ", differences));
    }
  }
}
