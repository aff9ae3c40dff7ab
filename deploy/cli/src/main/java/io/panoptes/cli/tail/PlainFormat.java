package io.panoptes.cli.tail;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.panoptes.cli.ByteSize;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.PixelBox;
import io.panoptes.schemas.QualityWindow;
import io.panoptes.schemas.Reference;
import io.panoptes.schemas.Replay;
import io.panoptes.schemas.ResultSegment;
import io.panoptes.schemas.SegmentRecord;
import io.panoptes.schemas.ShedImage;
import io.panoptes.schemas.TruthSegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A readable line: partition and offset, then what matters most. What comes from records is shown
 * without control characters, which could steer a terminal.
 */
public final class PlainFormat implements TailFormat {

  @Override
  public String line(ConsumerRecord<byte[], byte[]> record, SpecificRecord value) {
    return place(record) + printable(describe(value));
  }

  @Override
  public String unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
    return place(record) + printable("unreadable: " + reason);
  }

  private static String place(ConsumerRecord<byte[], byte[]> record) {
    return "%d:%d  ".formatted(record.partition(), record.offset());
  }

  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", "?");
  }

  private static String describe(SpecificRecord value) {
    if (value instanceof ImageEvent image) {
      return image(image);
    } else if (value instanceof PanopticResult result) {
      return result(result);
    } else if (value instanceof SegmentRecord segment) {
      return segment(segment);
    } else if (value instanceof GroundTruth truth) {
      return truth(truth);
    } else if (value instanceof QualityWindow window) {
      return quality(window);
    } else if (value instanceof DeadLetter letter) {
      return deadLetter(letter);
    } else if (value instanceof ShedImage shed) {
      return shed(shed);
    } else if (value instanceof Replay replay) {
      return replay(replay);
    }
    return value.toString();
  }

  private static String image(ImageEvent image) {
    String content =
        image.getContent() instanceof Reference reference
            ? reference.getUri()
            : ByteSize.text(((ByteBuffer) image.getContent()).remaining());
    return "%s  %s/%s  %s  %s"
        .formatted(
            image.getCapturedAt(),
            image.getSourceId(),
            image.getImageId(),
            image.getMediaType() == null ? "unknown type" : image.getMediaType(),
            content);
  }

  private static String result(PanopticResult result) {
    return "%s  %s/%s  %dx%d  %s  %s"
        .formatted(
            result.getCapturedAt(),
            result.getSourceId(),
            result.getImageId(),
            result.getWidth(),
            result.getHeight(),
            counts(result.getSegments().stream().map(ResultSegment::getCategory).toList()),
            pack(result.getPack()));
  }

  private static String segment(SegmentRecord segment) {
    PixelBox box = segment.getBbox();
    return String.format(
        Locale.ROOT,
        "%s  %s/%s  %d of %d  %s  score %.2f  area %d  box %d,%d %dx%d",
        segment.getCapturedAt(),
        segment.getSourceId(),
        segment.getImageId(),
        segment.getIndex(),
        segment.getCount(),
        segment.getCategory(),
        segment.getScore(),
        segment.getArea(),
        box.getX(),
        box.getY(),
        box.getWidth(),
        box.getHeight());
  }

  private static String truth(GroundTruth truth) {
    return "%s/%s  %dx%d  %s  annotated %s"
        .formatted(
            truth.getSourceId(),
            truth.getImageId(),
            truth.getWidth(),
            truth.getHeight(),
            counts(truth.getSegments().stream().map(TruthSegment::getCategory).toList()),
            truth.getAnnotatedAt());
  }

  private static String quality(QualityWindow window) {
    return String.format(
        Locale.ROOT,
        "%s to %s  %s  %s%s  %s  PQ %.3f  SQ %.3f  RQ %.3f  tp %d  fp %d  fn %d  images %d",
        window.getWindowStart(),
        window.getWindowEnd(),
        window.getSourceId(),
        pack(window.getPack()),
        comparison(window),
        window.getCategory() == null ? window.getScope() : window.getCategory(),
        window.getPq(),
        window.getSq(),
        window.getRq(),
        window.getTp(),
        window.getFp(),
        window.getFn(),
        window.getImages());
  }

  /** Nothing for results against the truth, which is what goes without saying. */
  private static String comparison(QualityWindow window) {
    return switch (window.getComparison()) {
      case RESULT_TRUTH -> "";
      case SHADOW_TRUTH -> " in the shadow against truth";
      case SHADOW_RESULT ->
          " in the shadow against results of "
              + (window.getAgainst() == null ? "an unknown pack" : pack(window.getAgainst()));
      case UNKNOWN -> " by a comparison of a newer version";
    };
  }

  private static String deadLetter(DeadLetter letter) {
    String image =
        letter.getImageId() == null
            ? "an unknown image"
            : letter.getSourceId() + "/" + letter.getImageId();
    return "%s  %s  %s at %s: %s  from %s"
        .formatted(
            letter.getFailedAt(),
            image,
            letter.getReason(),
            letter.getStage(),
            letter.getMessage(),
            text(letter.getOrigin()));
  }

  private static String shed(ShedImage shed) {
    return "%s  %s/%s  shed %s for %s"
        .formatted(
            shed.getShedAt(),
            shed.getSourceId(),
            shed.getImageId(),
            text(shed.getOrigin()),
            text(shed.getReplacedBy()));
  }

  private static String replay(Replay replay) {
    return "%s  %s  of %s, dead letter %s"
        .formatted(
            replay.getReplayedAt(),
            text(replay.getOrigin()),
            replay.getEvent(),
            text(replay.getDeadLetter()));
  }

  private static String text(Origin origin) {
    return "%s %d:%d".formatted(origin.getTopic(), origin.getPartition(), origin.getOffset());
  }

  private static String pack(PackVersion pack) {
    return pack.getName() + " " + pack.getVersion();
  }

  /** Such as {@code 3 segments: 2 bottle, 1 rail}. */
  private static String counts(List<String> categories) {
    Map<String, Long> counts =
        new TreeMap<>(categories.stream().collect(groupingBy(name -> name, counting())));
    String each =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(joining(", "));
    return categories.isEmpty()
        ? "no segment"
        : "%d segments: %s".formatted(categories.size(), each);
  }
}
