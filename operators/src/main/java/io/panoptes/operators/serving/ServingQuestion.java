package io.panoptes.operators.serving;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.streaming.api.operators.collect.CollectCoordinationResponse;

/**
 * From a subtask that goes on from a checkpoint to the coordinator: what is to be served? That may
 * be another pack than the checkpoint has, where a rollback came while the job could not run.
 */
public record ServingQuestion() implements CoordinationRequest {

  private static final long serialVersionUID = 1;

  /**
   * The answer. It travels in a class of Flink's, as the process that gets it looks for classes in
   * Flink's libraries only.
   */
  public static CoordinationResponse answer(ServingChange served) {
    requireNonNull(served, "served is null");
    DataOutputSerializer bytes = new DataOutputSerializer(256);
    try {
      serializer().serialize(served, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CollectCoordinationResponse("", 0, List.of(bytes.getCopyOfBuffer()));
  }

  /**
   * What an answer says.
   *
   * @param answer null where nobody coordinates
   */
  public static Optional<ServingChange> served(CoordinationResponse answer) {
    try {
      return answer instanceof CollectCoordinationResponse known
          ? known.getResults(serializer()).stream().findFirst()
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TypeSerializer<ServingChange> serializer() {
    return TypeInformation.of(ServingChange.class).createSerializer(new SerializerConfigImpl());
  }
}
