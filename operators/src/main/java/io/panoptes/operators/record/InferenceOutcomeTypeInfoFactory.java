package io.panoptes.operators.record;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Tells Flink's type extraction how to carry an {@link InferenceOutcome}. */
public final class InferenceOutcomeTypeInfoFactory extends TypeInfoFactory<InferenceOutcome> {

  @Override
  public TypeInformation<InferenceOutcome> createTypeInfo(
      Type type, Map<String, TypeInformation<?>> genericParameters) {
    return new InferenceOutcomeTypeInfo();
  }
}
