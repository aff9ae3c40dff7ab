package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.inference.InferenceOperatorFactory;
import io.panoptes.operators.inference.InferenceSettings;
import io.panoptes.operators.inference.ServedPacks;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;

/** Lets a log of commands change what a job serves while it runs. */
public record ServingControl(ServedPacks packs, InferenceSettings settings, ControlTopics topics)
    implements InferenceOperatorFactory.Coordination {

  public ServingControl {
    requireNonNull(packs, "packs is null");
    requireNonNull(settings, "settings is null");
    requireNonNull(topics, "topics is null");
  }

  @Override
  public OperatorCoordinator.Provider of(OperatorID operator) {
    return new ServingCoordinator.Provider(operator, packs, settings, topics);
  }
}
