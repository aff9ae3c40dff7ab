package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import java.io.Serializable;
import java.util.stream.Stream;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelSourceTest {

  static Stream<Serializable> parts() {
    return Stream.of(
        FakeModelSource.IDENTITY,
        FakeSegmentationModel.LABELS,
        new CentreOffsetSettings(.1f, 7, 200, 0, 0),
        InferenceSettings.DEFAULT);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void whatASourceHoldsTravelsToTheTaskManagers(Serializable part) throws Exception {
    assertThat(InstantiationUtil.<Serializable>clone(part)).isEqualTo(part);
  }
}
