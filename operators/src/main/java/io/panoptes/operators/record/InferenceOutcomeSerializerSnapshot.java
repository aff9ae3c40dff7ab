package io.panoptes.operators.record;

import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.InferenceOutcome.Shed;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What state tells about an {@link InferenceOutcomeSerializer}: the snapshots of its parts. */
public final class InferenceOutcomeSerializerSnapshot
    extends CompositeTypeSerializerSnapshot<InferenceOutcome, InferenceOutcomeSerializer> {

  private static final int VERSION = 2;

  /** Called by Flink when it reads state. */
  public InferenceOutcomeSerializerSnapshot() {}

  InferenceOutcomeSerializerSnapshot(InferenceOutcomeSerializer serializer) {
    super(serializer);
  }

  @Override
  protected int getCurrentOuterSnapshotVersion() {
    return VERSION;
  }

  @Override
  protected TypeSerializer<?>[] getNestedSerializers(InferenceOutcomeSerializer serializer) {
    return serializer.nested();
  }

  @Override
  @SuppressWarnings("unchecked")
  protected InferenceOutcomeSerializer createOuterSerializerWithNestedSerializers(
      TypeSerializer<?>[] nested) {
    return new InferenceOutcomeSerializer(
        (TypeSerializer<Predicted>) nested[0],
        (TypeSerializer<Rejected>) nested[1],
        (TypeSerializer<Shed>) nested[2]);
  }
}
