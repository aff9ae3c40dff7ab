package io.panoptes.operators.inference;

import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.SourceKey;
import io.panoptes.operators.serving.ServingChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;

/** All that inference has in a checkpoint: the images in flight, and what is served. */
final class InferenceState {

  private final InFlightState inFlight;
  private final List<ImageRecord> former;
  private final ServingState serving;

  InferenceState(KeyedStateBackend<String> keyed, OperatorStateStore store, SerializerConfig config)
      throws Exception {
    TypeSerializer<ImageRecord> images =
        TypeInformation.of(ImageRecord.class).createSerializer(config);
    inFlight = new InFlightState(keyed, images);
    former = FormerState.take(store, images);
    serving =
        new ServingState(store, TypeInformation.of(ServingChange.class).createSerializer(config));
  }

  /** Images of an earlier version's state, whose source may go elsewhere now. */
  List<ImageRecord> former() {
    return former;
  }

  /** The other images, those of a source in their order. */
  List<ImageRecord> images() throws Exception {
    return inFlight.restored();
  }

  /** The last change; empty where nothing ever changed. */
  Optional<ServingChange> serving() throws Exception {
    return serving.restored();
  }

  /** Replaces all. */
  void update(Map<SourceKey, List<ImageRecord>> bySource, ServingChange change) throws Exception {
    inFlight.update(bySource);
    serving.update(change);
  }
}
