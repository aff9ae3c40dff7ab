package io.panoptes.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.cli.deadletters.ReplayOutcome.Impossible;
import io.panoptes.cli.deadletters.ReplayOutcome.Replayed;
import io.panoptes.cli.deadletters.ReplayOutcome.ReplayedBefore;
import io.panoptes.cli.kafka.TopicScan;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.DeadLetterReason;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.serde.InMemorySchemaRegistry;
import io.panoptes.topology.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayerTest {

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final Replayer replayer =
      new Replayer(
          producer, new TopicScan(consumer), Topics.of("panoptes"), new InMemorySchemaRegistry());

  @BeforeEach
  void start() {
    producer.initTransactions();
    TopicPartition images = new TopicPartition("panoptes.images", 0);
    consumer.updateBeginningOffsets(Map.of(images, 1000L));
    consumer.updateEndOffsets(Map.of(images, 2000L));
  }

  @Test
  void letterWhoseRecordIsGoneIsNotTakenForReplayedHoweverManyThereAreOfIt() {
    for (int letter = 0; letter < 2; letter++) {
      assertThat(replayer.replay(letter(letter, 7, true)))
          .isInstanceOfSatisfying(
              Impossible.class,
              impossible ->
                  assertThat(impossible.reason())
                      .endsWith(
                          "keeps only a part of its record, and the whole one at panoptes.images-0-7"
                              + " is gone: publish the image again"));
    }
    replayer.commit();
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void secondLetterOfARecordIsPassedOver() {
    assertThat(replayer.replay(letter(0, 7, false))).isInstanceOf(Replayed.class);
    assertThat(replayer.replay(letter(1, 7, false))).isInstanceOf(ReplayedBefore.class);
  }

  @Test
  void noTransactionIsOpenWhileLettersAreReadAndEachIsBounded() {
    for (int letter = 0; letter < 199; letter++) {
      replayer.replay(letter(letter, letter, false));
    }
    assertThat(producer.transactionInFlight()).isFalse();
    assertThat(producer.history()).isEmpty();

    replayer.replay(letter(199, 199, false));
    assertThat(producer.commitCount()).isEqualTo(1);
    assertThat(producer.history()).hasSize(400);

    replayer.replay(letter(200, 200, false));
    assertThat(producer.transactionInFlight()).isFalse();
    replayer.commit();
    replayer.commit();
    assertThat(producer.commitCount()).isEqualTo(2);
    assertThat(producer.history()).hasSize(402);
  }

  private static StoredLetter letter(long place, long origin, boolean truncated) {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setReason(DeadLetterReason.REFERENCE_DENIED)
            .setMessage("why")
            .setStage("read")
            .setFailedAt(Instant.EPOCH)
            .setOrigin(new Origin("panoptes.images", 0, origin))
            .setValue(ByteBuffer.wrap(new byte[3]))
            .setValueSize(3)
            .setValueTruncated(truncated)
            .build();
    return new StoredLetter(new Origin("panoptes.dead-letters", 0, place), letter, false);
  }
}
