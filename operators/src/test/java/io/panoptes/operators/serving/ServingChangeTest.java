package io.panoptes.operators.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.operators.record.PackIdentity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.junit.jupiter.api.Test;

class ServingChangeTest {

  private static final Serving SERVING =
      new Serving(pack("shelf", "3b1f0c9a"), new Policy(8, 50, 2, 1));
  private static final Shadow SHADOW = new Shadow(pack("next", "5c2e0c9a"), .1, .2);

  private final TypeSerializer<ServingChange> serializer =
      TypeInformation.of(ServingChange.class)
          .createSerializer(new ExecutionConfig().getSerializerConfig());

  @Test
  void stateOfAJobThatKnewOfNoShadowIsRead() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/state/serving-change-1.bin")) {
      DataInputViewStreamWrapper in = new DataInputViewStreamWrapper(file);
      TypeSerializerSnapshot<ServingChange> before =
          TypeSerializerSnapshot.readVersionedSnapshot(in, getClass().getClassLoader());
      assertThat(
              serializer
                  .snapshotConfiguration()
                  .resolveSchemaCompatibility(before)
                  .isCompatibleAfterMigration())
          .isTrue();
      assertThat(before.restoreSerializer().deserialize(in))
          .isEqualTo(new ServingChange(3, SERVING));
    }
  }

  @Test
  void shadowIsPartOfTheState() throws IOException {
    ServingChange change = new ServingChange(3, SERVING).shadow(4, Optional.of(SHADOW));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    serializer.serialize(change, new DataOutputViewStreamWrapper(bytes));
    assertThat(
            serializer.deserialize(
                new DataInputViewStreamWrapper(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(change);
  }

  @Test
  void packThatIsServedIsInNoShadow() {
    ServingChange change = new ServingChange(3, SERVING).shadow(4, Optional.of(SHADOW));
    Serving next = new Serving(SHADOW.pack(), SERVING.policy());
    assertThat(change.serve(5, next).shadow()).isEmpty();
    assertThatThrownBy(() -> new ServingChange(5, next, SHADOW))
        .hasMessage("next 1.0.0 (5c2e0c9a) is what is active: there is nothing to hold it against");
  }

  private static PackReference pack(String name, String digits) {
    return new PackReference("/packs/" + name, new PackIdentity(name, "1.0.0", digits.repeat(8)));
  }
}
