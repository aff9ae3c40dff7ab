package io.panoptes.operators.inference;

import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.SourceKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;

/**
 * Images in flight as keyed state: those of one source are one list, in their order, and go where
 * their source goes whatever the parallelism is after a restart.
 */
final class InFlightState {

  static final String NAME = "images-in-flight";

  private final KeyedStateBackend<String> backend;
  private final ListStateDescriptor<ImageRecord> descriptor;
  private final ListState<ImageRecord> images;
  private final Set<String> written = new HashSet<>();

  InFlightState(KeyedStateBackend<String> backend, TypeSerializer<ImageRecord> serializer)
      throws Exception {
    this.backend = backend;
    descriptor = new ListStateDescriptor<>(NAME, serializer);
    images =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor);
  }

  /**
   * The images that were in flight when the state was written, those of a source in their order.
   */
  List<ImageRecord> restored() throws Exception {
    List<ImageRecord> restored = new ArrayList<>();
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        descriptor,
        (key, ofSource) -> {
          written.add(key);
          ofSource.get().forEach(restored::add);
        });
    return restored;
  }

  /** Replaces all. */
  void update(Map<SourceKey, List<ImageRecord>> bySource) throws Exception {
    for (String key : written) {
      backend.setCurrentKey(key);
      images.clear();
    }
    written.clear();
    for (Map.Entry<SourceKey, List<ImageRecord>> source : bySource.entrySet()) {
      String key = SourceOrder.key(source.getKey());
      backend.setCurrentKey(key);
      images.update(source.getValue());
      written.add(key);
    }
  }
}
