package io.panoptes.fuzz.parser;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.DeadLetterReason;
import io.panoptes.schemas.DeflatedPlane;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.ModelAction;
import io.panoptes.schemas.ModelCommand;
import io.panoptes.schemas.ModelState;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.PanopticPng;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.PixelBox;
import io.panoptes.schemas.RecordHeader;
import io.panoptes.schemas.Reference;
import io.panoptes.schemas.Replay;
import io.panoptes.schemas.ResultSegment;
import io.panoptes.schemas.ServedPack;
import io.panoptes.schemas.ServedShadow;
import io.panoptes.schemas.TruthSegment;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.InMemorySchemaRegistry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records in the wire format. The registry knows each type and, as anybody who may write to it can
 * make it, a version of each with fields that take no bytes or nest without end.
 */
final class Records {

  private static final Instant NOW = Instant.parse("2026-11-21T09:30:00.123456Z");
  private static final PanopticMap MAP =
      Segments.of(
          3,
          2,
          new int[] {1, 1, 2, 1, 0, 2},
          List.of(
              SegmentLabel.truth(1, new Category(1, "bottle", true, 0)),
              SegmentLabel.truth(2, new Category(2, "shelf", false, 0))));

  private static final int HEADER_BYTES = 5;

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

  <T extends SpecificRecord> AvroCodec<T> codec(Class<T> type) {
    return new AvroCodec<>(type, registry);
  }

  /** Each record as its type writes it, and as the strange version of its type. */
  List<byte[]> seeds(List<? extends SpecificRecord> records) {
    List<byte[]> seeds = new ArrayList<>();
    for (SpecificRecord record : records) {
      seeds.add(plain(record));
      seeds.add(strange(record));
    }
    return seeds;
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> byte[] plain(T record) {
    return codec((Class<T>) record.getClass()).encode("topic", record);
  }

  /** Avro's fields follow each other without anything between: the strange ones go before. */
  private byte[] strange(SpecificRecord record) {
    byte[] plain = plain(record);
    int id = registry.register("strange", Strange.versionOf(record.getSchema()));
    int body = plain.length - HEADER_BYTES;
    return ByteBuffer.allocate(HEADER_BYTES + Strange.FIELDS.length + body)
        .put((byte) 0)
        .putInt(id)
        .put(Strange.FIELDS)
        .put(plain, HEADER_BYTES, body)
        .array();
  }

  static List<ImageEvent> imageEvents() {
    ImageEvent.Builder event =
        ImageEvent.newBuilder().setImageId("1").setSourceId("cam").setCapturedAt(NOW);
    return List.of(
        event
            .setContent(ByteBuffer.wrap(Pictures.pngs().get(0)))
            .setMediaType("image/png")
            .setAttributes(Map.of("shop", "7"))
            .build(),
        event.setContent(new Reference("file:///images/1.png")).build());
  }

  static List<GroundTruth> truths() {
    GroundTruth.Builder truth =
        GroundTruth.newBuilder()
            .setImageId("1")
            .setSourceId("cam")
            .setAnnotatedAt(NOW)
            .setWidth(MAP.width())
            .setHeight(MAP.height())
            .setSegments(
                List.of(
                    new TruthSegment(1, 1, "bottle", true, true),
                    new TruthSegment(2, 2, "shelf", false, false)));
    byte[] png = Pictures.numbers(MAP.width(), MAP.ids());
    return List.of(
        truth.setLabels(plane()).build(),
        truth.setLabels(new PanopticPng(ByteBuffer.wrap(png))).build());
  }

  static List<PanopticResult> results() {
    PixelBox box = new PixelBox(0, 0, 1, 1);
    return List.of(
        PanopticResult.newBuilder()
            .setResultId("panoptes.images-0-1-3b1f")
            .setImageId("1")
            .setSourceId("cam")
            .setCapturedAt(NOW)
            .setProducedAt(NOW)
            .setOrigin(new Origin("panoptes.images", 0, 1L))
            .setPack(new PackVersion("shelf", "1.0.0", "3b1f"))
            .setBatchSize(1)
            .setWidth(MAP.width())
            .setHeight(MAP.height())
            .setLabelPlane(plane())
            .setSegments(
                List.of(
                    new ResultSegment(1, 1, "bottle", true, .5f, 3, box, 0f, 0f),
                    new ResultSegment(2, 2, "shelf", false, .5f, 2, box, 0f, 0f)))
            .build());
  }

  static List<DeadLetter> deadLetters() {
    return List.of(
        DeadLetter.newBuilder()
            .setReason(DeadLetterReason.TRUNCATED_IMAGE)
            .setMessage("the PNG ends after 17 bytes")
            .setStage("decode")
            .setFailedAt(NOW)
            .setOrigin(new Origin("panoptes.images", 0, 1L))
            .setImageId("1")
            .setSourceId("cam")
            .setKey(ByteBuffer.wrap(new byte[] {1}))
            .setValue(ByteBuffer.wrap(new byte[] {2}))
            .setValueSize(1)
            .setValueTruncated(false)
            .setHeaders(List.of(new RecordHeader("a", null)))
            .build());
  }

  static List<ModelCommand> commands() {
    ModelCommand.Builder command = ModelCommand.newBuilder().setCommandId("a1").setIssuedAt(NOW);
    return List.of(
        command.setAction(ModelAction.ROLLBACK).build(),
        command
            .setAction(ModelAction.DEPLOY)
            .setPack("shelf")
            .setDigest("3b1f0c9a".repeat(8))
            .build(),
        command.setAction(ModelAction.SHADOW).setShare(.1).setCapacity(.2).build(),
        command.setAction(ModelAction.SET_POLICY).setBatchSize(8).setMaxDelayMs(50L).build());
  }

  static List<ModelStatus> statuses() {
    ServedPack served =
        new ServedPack(new PackVersion("shelf", "1.0.0", "3b1f"), "/packs/shelf", 8, 50L, 2, 1);
    return List.of(
        ModelStatus.newBuilder()
            .setCommandId("a1")
            .setState(ModelState.ACTIVE)
            .setMessage("in force")
            .setCheckpointId(7L)
            .setActive(served)
            .setPrevious(served)
            .setShadow(new ServedShadow(served.getPack(), "/packs/next", .1, .2))
            .setToldAt(NOW)
            .build());
  }

  static List<Replay> replays() {
    return List.of(
        Replay.newBuilder()
            .setOrigin(new Origin("panoptes.images", 2, 17L))
            .setDeadLetter(new Origin("panoptes.dead-letters", 1, 4L))
            .setEvent("panoptes.images-2-17")
            .setReplayedAt(NOW)
            .build());
  }

  private static DeflatedPlane plane() {
    LabelPlane plane = LabelPlane.of(MAP);
    return new DeflatedPlane(plane.bits(), ByteBuffer.wrap(plane.deflated()));
  }
}
