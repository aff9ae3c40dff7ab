package io.panoptes.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.schemas.QualityWindow;
import io.panoptes.schemas.SampleRecords;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {

  private final Serde<QualityWindow> serde =
      AvroSerdes.of(QualityWindow.class, new InMemorySchemaRegistry());

  @Test
  void recordComesBack() {
    QualityWindow window = SampleRecords.qualityWindow();

    byte[] bytes = serde.serializer().serialize("panoptes.quality", window);

    assertThat(serde.deserializer().deserialize("panoptes.quality", bytes)).isEqualTo(window);
  }

  @Test
  void nothingStaysNothing() {
    assertThat(serde.serializer().serialize("panoptes.quality", null)).isNull();
    assertThat(serde.deserializer().deserialize("panoptes.quality", null)).isNull();
  }

  @Test
  void keysAreRefused() {
    assertThatThrownBy(() -> serde.serializer().configure(Map.of(), true))
        .hasMessage("keys are UTF-8 strings: use a StringSerializer");
    assertThatThrownBy(() -> serde.deserializer().configure(Map.of(), true))
        .hasMessage("keys are UTF-8 strings: use a StringDeserializer");
  }

  @Test
  void subjectIsNamedAfterTheTopic() {
    assertThat(AvroCodec.subject("panoptes.quality")).isEqualTo("panoptes.quality-value");
  }
}
