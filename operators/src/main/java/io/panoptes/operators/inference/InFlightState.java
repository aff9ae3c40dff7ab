package io.panoptes.operators.inference;

import io.panoptes.operators.record.ImageRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamElementSerializer;

/**
 * Images in flight, in the state of an operator. An entry holds those of one source, in their
 * order, so that they stay together whatever the parallelism is after a restart.
 */
final class InFlightState {

  static final String NAME = "images-in-flight";

  /** Of Flink's operator for asynchronous functions, which was in the place of ours. */
  static final String FORMER_NAME = "_async_wait_operator_state_";

  private final ListState<List<ImageRecord>> images;
  private final List<ImageRecord> restored;

  private InFlightState(ListState<List<ImageRecord>> images, List<ImageRecord> restored) {
    this.images = images;
    this.restored = restored;
  }

  static InFlightState open(OperatorStateStore store, TypeSerializer<ImageRecord> serializer)
      throws Exception {
    List<ImageRecord> restored = former(store, serializer);
    ListState<List<ImageRecord>> images =
        store.getListState(new ListStateDescriptor<>(NAME, new ListSerializer<>(serializer)));
    images.get().forEach(restored::addAll);
    return new InFlightState(images, List.copyOf(restored));
  }

  /** The images that were in flight when the state was written. */
  List<ImageRecord> restored() {
    return restored;
  }

  /**
   * @param bySource the images of each source together
   */
  void update(List<List<ImageRecord>> bySource) throws Exception {
    images.update(bySource);
  }

  private static List<ImageRecord> former(
      OperatorStateStore store, TypeSerializer<ImageRecord> serializer) throws Exception {
    List<ImageRecord> images = new ArrayList<>();
    if (store.getRegisteredStateNames().contains(FORMER_NAME)) {
      ListState<StreamElement> former =
          store.getListState(
              new ListStateDescriptor<>(FORMER_NAME, new StreamElementSerializer<>(serializer)));
      for (StreamElement element : former.get()) {
        if (element.isRecord()) {
          images.add(element.<ImageRecord>asRecord().getValue());
        }
      }
      former.clear();
    }
    return images;
  }
}
