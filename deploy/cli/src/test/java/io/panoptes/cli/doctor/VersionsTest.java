package io.panoptes.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionsTest {

  @Test
  void versionsAreThoseInTheNamesOfJars() {
    String classPath =
        String.join(
            File.pathSeparator,
            "/m/nd4j-native-1.0.0-M2.1.jar",
            "/m/nd4j-native-1.0.0-M2.1-linux-x86_64-onednn-avx2.jar",
            "/m/nd4j-native-api-1.0.0-M2.1.jar",
            "/m/onnxruntime-1.28.0.jar",
            "/m/classes");
    assertThat(Versions.on(classPath))
        .isEqualTo(Map.of("nd4j-native", "1.0.0-M2.1", "onnxruntime", "1.28.0"));
  }
}
