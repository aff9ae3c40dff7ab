package io.panoptes.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** One record of each type, with only the fields its first version had. */
public final class SampleRecords {

  private static final Instant CAPTURED = Instant.parse("2026-11-21T09:30:00.123456Z");
  private static final Instant LATER = Instant.parse("2026-11-21T09:30:00.654321Z");

  /** The image: 4 x 3 pixels, a bottle of 2 pixels above a rail of 8. */
  private static final String PNG =
      "89504e470d0a1a0a0000000d49484452000000040000000308020000003b9639910000"
          + "00194944415478da6350505038d0004240c0b060c1043842e10000303612018e324850"
          + "0000000049454e44ae426082";

  /** Its truth, the rail as id 1193046 and the bottle as id 7. */
  private static final String TRUTH_PNG =
      "89504e470d0a1a0a0000000d49484452000000040000000308020000003b9639910000"
          + "00164944415478da63606060600723100833118223140e00437c04ef959d8daa000000"
          + "0049454e44ae426082";

  /** Its label plane: 0 2 2 0, 1 1 1 1, 1 1 1 1, deflated. */
  private static final String PLANE = "78da6360626260840200005a000d";

  private SampleRecords() {}

  public static List<SpecificRecordBase> all() {
    return List.of(
        imageEvent(),
        panopticResult(),
        segmentRecord(),
        groundTruth(),
        qualityWindow(),
        deadLetter(),
        shedImage(),
        replay(),
        modelCommand(),
        modelStatus());
  }

  public static ImageEvent imageEvent() {
    return ImageEvent.newBuilder()
        .setImageId("shelf-0001")
        .setSourceId("aisle-7")
        .setCapturedAt(CAPTURED)
        .setContent(hex(PNG))
        .setMediaType("image/png")
        .setAttributes(Map.of("store", "42"))
        .build();
  }

  public static PanopticResult panopticResult() {
    return PanopticResult.newBuilder()
        .setResultId("panoptes.images-2-17-3b1f0c9a")
        .setImageId("shelf-0001")
        .setSourceId("aisle-7")
        .setCapturedAt(CAPTURED)
        .setProducedAt(LATER)
        .setOrigin(origin())
        .setPack(pack())
        .setBatchSize(8)
        .setWidth(4)
        .setHeight(3)
        .setLabelPlane(plane())
        .setSegments(
            List.of(
                segment(1, 1, "rail", false, .875f, 8, new PixelBox(0, 1, 4, 2), 2f, 2f),
                segment(2, 4, "bottle", true, .5f, 2, new PixelBox(1, 0, 2, 1), 2f, .5f)))
        .build();
  }

  public static SegmentRecord segmentRecord() {
    return SegmentRecord.newBuilder()
        .setResultId("panoptes.images-2-17-3b1f0c9a")
        .setIndex(2)
        .setCount(2)
        .setImageId("shelf-0001")
        .setSourceId("aisle-7")
        .setCapturedAt(CAPTURED)
        .setProducedAt(LATER)
        .setOrigin(origin())
        .setPack(pack())
        .setCategoryId(4)
        .setCategory("bottle")
        .setIsThing(true)
        .setScore(.5f)
        .setArea(2)
        .setBbox(new PixelBox(1, 0, 2, 1))
        .setCentroidX(2f)
        .setCentroidY(.5f)
        .setMask(new Mask(4, 3, "31203"))
        .build();
  }

  public static GroundTruth groundTruth() {
    return GroundTruth.newBuilder()
        .setImageId("shelf-0001")
        .setSourceId("aisle-7")
        .setAnnotatedAt(LATER)
        .setWidth(4)
        .setHeight(3)
        .setLabels(new PanopticPng(hex(TRUTH_PNG)))
        .setSegments(
            List.of(
                new TruthSegment(1193046, 1, "rail", false, false),
                new TruthSegment(7, 4, "bottle", true, true)))
        .build();
  }

  public static QualityWindow qualityWindow() {
    return QualityWindow.newBuilder()
        .setWindowStart(Instant.parse("2026-11-21T09:30:00Z"))
        .setWindowEnd(Instant.parse("2026-11-21T09:31:00Z"))
        .setSourceId("aisle-7")
        .setPack(pack())
        .setScope(QualityScope.CATEGORY)
        .setCategoryId(4)
        .setCategory("bottle")
        .setCategories(1)
        .setImages(3)
        .setIou(1.5)
        .setTp(2)
        .setFp(1)
        .setFn(1)
        .setPq(.5)
        .setSq(.75)
        .setRq(2.0 / 3)
        .build();
  }

  public static DeadLetter deadLetter() {
    return DeadLetter.newBuilder()
        .setReason(DeadLetterReason.TRUNCATED_IMAGE)
        .setMessage("image ends after 17 of 40 rows: publish the whole file")
        .setStage("decode")
        .setFailedAt(LATER)
        .setOrigin(origin())
        .setImageId("shelf-0001")
        .setSourceId("aisle-7")
        .setKey(ascii("aisle-7"))
        .setValue(ascii("first bytes"))
        .setValueSize(123456)
        .setValueTruncated(true)
        .setHeaders(
            List.of(new RecordHeader("traceparent", ascii("00-1-2")), new RecordHeader("x", null)))
        .build();
  }

  public static ShedImage shedImage() {
    return ShedImage.newBuilder()
        .setResultId("panoptes.images-2-17-3b1f0c9a")
        .setImageId("shelf-0001")
        .setSourceId("aisle-7")
        .setCapturedAt(CAPTURED)
        .setShedAt(LATER)
        .setOrigin(origin())
        .setReplacedBy(new Origin("panoptes.images", 2, 19L))
        .build();
  }

  public static Replay replay() {
    return Replay.newBuilder()
        .setOrigin(origin())
        .setDeadLetter(new Origin("panoptes.dead-letters", 1, 4L))
        .setEvent("panoptes.images-2-17")
        .setReplayedAt(LATER)
        .build();
  }

  public static ModelCommand modelCommand() {
    return ModelCommand.newBuilder()
        .setCommandId("5e1f0a52-6f0d-4a7e-9a07-0a2f3b5a9c11")
        .setIssuedAt(LATER)
        .setAction(ModelAction.DEPLOY)
        .setPack("shelf-2")
        .setDigest("3b1f0c9a".repeat(8))
        .build();
  }

  public static ModelStatus modelStatus() {
    return ModelStatus.newBuilder()
        .setCommandId("5e1f0a52-6f0d-4a7e-9a07-0a2f3b5a9c11")
        .setState(ModelState.ACTIVE)
        .setMessage("shelf 1.0.0")
        .setCheckpointId(12L)
        .setActive(new ServedPack(pack(), "/packs/shelf-2", 8, 50L, 2, 1))
        .setPrevious(new ServedPack(pack(), "/packs/shelf", 8, 50L, 2, 1))
        .setToldAt(LATER)
        .build();
  }

  private static Origin origin() {
    return new Origin("panoptes.images", 2, 17L);
  }

  private static PackVersion pack() {
    return new PackVersion("shelf", "1.0.0", "3b1f0c9a".repeat(8));
  }

  private static DeflatedPlane plane() {
    return new DeflatedPlane(8, hex(PLANE));
  }

  private static ResultSegment segment(
      int id,
      int categoryId,
      String category,
      boolean isThing,
      float score,
      int area,
      PixelBox box,
      float x,
      float y) {
    return new ResultSegment(id, categoryId, category, isThing, score, area, box, x, y);
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static ByteBuffer hex(String digits) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(digits));
  }
}
