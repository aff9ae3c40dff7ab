package io.panoptes.operators.record;

import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.InferenceOutcome.Shed;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** An {@link InferenceOutcome}, which is one of two records Flink knows by itself. */
public final class InferenceOutcomeTypeInfo extends TypeInformation<InferenceOutcome> {

  @Override
  public TypeSerializer<InferenceOutcome> createSerializer(SerializerConfig config) {
    return new InferenceOutcomeSerializer(
        TypeInformation.of(Predicted.class).createSerializer(config),
        TypeInformation.of(Rejected.class).createSerializer(config),
        TypeInformation.of(Shed.class).createSerializer(config));
  }

  @Override
  public Class<InferenceOutcome> getTypeClass() {
    return InferenceOutcome.class;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof InferenceOutcomeTypeInfo;
  }

  @Override
  public boolean equals(Object other) {
    return canEqual(other);
  }

  @Override
  public int hashCode() {
    return InferenceOutcome.class.hashCode();
  }

  @Override
  public String toString() {
    return "InferenceOutcome";
  }
}
