package io.panoptes.cli.tail;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityWindow;
import io.panoptes.schemas.Replay;
import io.panoptes.schemas.SegmentRecord;
import io.panoptes.schemas.ShedImage;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What a topic holds, which its name ends in. */
public enum TopicKind {
  IMAGES("images", ImageEvent.class),
  PANOPTIC("panoptic", PanopticResult.class),
  SEGMENTS("segments", SegmentRecord.class),
  TRUTH("truth", GroundTruth.class),
  QUALITY("quality", QualityWindow.class),
  DEAD_LETTERS("dead-letters", DeadLetter.class),
  SHED("shed", ShedImage.class),
  SHADOW("shadow", PanopticResult.class),
  SHADOW_QUALITY("shadow-quality", QualityWindow.class),
  REPLAYS("replays", Replay.class);

  private final String suffix;
  private final Class<? extends SpecificRecord> recordType;

  TopicKind(String suffix, Class<? extends SpecificRecord> recordType) {
    this.suffix = suffix;
    this.recordType = recordType;
  }

  /** What the topic's name ends in, after the dot. */
  public String suffix() {
    return suffix;
  }

  Class<? extends SpecificRecord> recordType() {
    return recordType;
  }

  /**
   * @param name the end alone, such as {@code images}, or a whole name
   */
  public static Optional<TopicKind> of(String name) {
    return Arrays.stream(values())
        .filter(kind -> name.equals(kind.suffix) || name.endsWith("." + kind.suffix))
        .findFirst();
  }
}
