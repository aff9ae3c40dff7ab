package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.InferenceOutcome.Shed;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A tag byte and then the record, by the serialiser Flink has for it. A copy is the same object, as
 * outcomes are immutable and hold whole label planes.
 */
public final class InferenceOutcomeSerializer extends TypeSerializer<InferenceOutcome> {

  private static final byte PREDICTED = 1;
  private static final byte REJECTED = 2;
  private static final byte SHED = 3;

  private final TypeSerializer<Predicted> predicted;
  private final TypeSerializer<Rejected> rejected;
  private final TypeSerializer<Shed> shed;

  InferenceOutcomeSerializer(
      TypeSerializer<Predicted> predicted,
      TypeSerializer<Rejected> rejected,
      TypeSerializer<Shed> shed) {
    this.predicted = requireNonNull(predicted, "predicted is null");
    this.rejected = requireNonNull(rejected, "rejected is null");
    this.shed = requireNonNull(shed, "shed is null");
  }

  TypeSerializer<?>[] nested() {
    return new TypeSerializer<?>[] {predicted, rejected, shed};
  }

  @Override
  public void serialize(InferenceOutcome outcome, DataOutputView target) throws IOException {
    if (outcome instanceof Predicted answer) {
      target.writeByte(PREDICTED);
      predicted.serialize(answer, target);
    } else if (outcome instanceof Rejected refusal) {
      target.writeByte(REJECTED);
      rejected.serialize(refusal, target);
    } else if (outcome instanceof Shed passedOver) {
      target.writeByte(SHED);
      shed.serialize(passedOver, target);
    }
  }

  @Override
  public InferenceOutcome deserialize(DataInputView source) throws IOException {
    byte tag = source.readByte();
    return switch (tag) {
      case PREDICTED -> predicted.deserialize(source);
      case REJECTED -> rejected.deserialize(source);
      case SHED -> shed.deserialize(source);
      default ->
          throw new IOException("an inference outcome of kind %d: 1 to 3 are known".formatted(tag));
    };
  }

  @Override
  public InferenceOutcome deserialize(InferenceOutcome reuse, DataInputView source)
      throws IOException {
    return deserialize(source);
  }

  @Override
  public InferenceOutcome copy(InferenceOutcome from) {
    return from;
  }

  @Override
  public InferenceOutcome copy(InferenceOutcome from, InferenceOutcome reuse) {
    return from;
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public InferenceOutcomeSerializer duplicate() {
    return new InferenceOutcomeSerializer(
        predicted.duplicate(), rejected.duplicate(), shed.duplicate());
  }

  @Override
  public InferenceOutcome createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<InferenceOutcome> snapshotConfiguration() {
    return new InferenceOutcomeSerializerSnapshot(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InferenceOutcomeSerializer that
        && predicted.equals(that.predicted)
        && rejected.equals(that.rejected)
        && shed.equals(that.shed);
  }

  @Override
  public int hashCode() {
    return Objects.hash(predicted, rejected, shed);
  }
}
