package io.panoptes.operators.inference;

import static java.util.Comparator.comparingLong;

import io.panoptes.operators.serving.ServingChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What is served, as each subtask writes it and all of them read it, whatever the parallelism. */
final class ServingState {

  static final String NAME = "serving";

  private final ListState<ServingChange> state;

  ServingState(OperatorStateStore store, TypeSerializer<ServingChange> serializer)
      throws Exception {
    state = store.getUnionListState(new ListStateDescriptor<>(NAME, serializer));
  }

  /** The last change; empty where nothing ever changed. */
  Optional<ServingChange> restored() throws Exception {
    return StreamSupport.stream(state.get().spliterator(), false)
        .max(comparingLong(ServingChange::number));
  }

  /** What is configured is not written: another configuration may be restored. */
  void update(ServingChange change) throws Exception {
    state.update(change.number() == 0 ? List.of() : List.of(change));
  }
}
