package io.panoptes.operators.inference;

import io.panoptes.operators.record.ImageRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamElementSerializer;

/**
 * Images in flight in savepoints of when inference was an asynchronous function of Flink's, under
 * the same uid: each subtask gets some, wherever their source goes now.
 */
final class FormerState {

  /** As Flink's operator names it. */
  static final String NAME = "_async_wait_operator_state_";

  private FormerState() {}

  /** Takes the images out, in their order. */
  static List<ImageRecord> take(OperatorStateStore store, TypeSerializer<ImageRecord> serializer)
      throws Exception {
    List<ImageRecord> images = new ArrayList<>();
    if (store.getRegisteredStateNames().contains(NAME)) {
      ListState<StreamElement> state =
          store.getListState(
              new ListStateDescriptor<>(NAME, new StreamElementSerializer<>(serializer)));
      for (StreamElement element : state.get()) {
        if (element.isRecord()) {
          images.add(element.<ImageRecord>asRecord().getValue());
        }
      }
      state.clear();
    }
    return images;
  }
}
