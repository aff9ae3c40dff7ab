package io.panoptes.cli.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panoptes.cli.ByteSize;
import io.panoptes.cli.tail.AvroJson;
import io.panoptes.models.text.OneLine;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.schemas.DeadLetter;
import java.util.List;

/** Dead letters as lines, without control characters, which could steer a terminal. */
public final class LetterText {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private LetterText() {}

  /** One line: place, time, image, reason and message. */
  public static String line(StoredLetter stored) {
    DeadLetter letter = stored.letter();
    return OneLine.of(
        "%d:%d  %s  %s  %s at %s: %s%s"
            .formatted(
                stored.place().getPartition(),
                stored.place().getOffset(),
                letter.getFailedAt(),
                image(letter),
                letter.getReason(),
                letter.getStage(),
                letter.getMessage(),
                stored.replayed() ? "  (replayed)" : ""));
  }

  /** All that is known of it, with what the reason means and what to do. */
  public static List<String> details(StoredLetter stored) {
    DeadLetter letter = stored.letter();
    return List.of(
        "dead letter  " + StoredLetter.text(stored.place()),
        "image        " + OneLine.of(image(letter)),
        "reason       " + letter.getReason() + ", at " + OneLine.of(letter.getStage()),
        "message      " + OneLine.of(letter.getMessage()),
        "meaning      "
            + stored.reason().map(DeadLetterReason::meaning).orElse("newer than this version"),
        "remedy       "
            + stored.reason().map(DeadLetterReason::remedy).orElse("upgrade this command"),
        "failed at    " + letter.getFailedAt(),
        "origin       " + StoredLetter.text(letter.getOrigin()),
        "result id    " + (letter.getResultId() == null ? "none" : letter.getResultId()),
        "value        " + value(letter),
        "headers      " + headers(letter),
        "replayed     " + (stored.replayed() ? "yes" : "no"));
  }

  /** One JSON object, in ASCII: where it lies, whether it was replayed, and its fields. */
  public static String json(StoredLetter stored, boolean full) {
    ObjectNode node = MAPPER.createObjectNode();
    AvroJson avro = new AvroJson(full);
    node.set("place", avro.record(stored.place()));
    node.put("replayed", stored.replayed());
    node.put("remedy", stored.reason().map(DeadLetterReason::remedy).orElse(null));
    node.set("dead_letter", avro.record(stored.letter()));
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes was not written", e);
    }
  }

  private static String image(DeadLetter letter) {
    return letter.getImageId() == null
        ? "an unknown image"
        : letter.getSourceId() + "/" + letter.getImageId();
  }

  private static String value(DeadLetter letter) {
    String size = ByteSize.text(letter.getValueSize());
    String kept =
        letter.getValueTruncated()
            ? "%s, of which the first %d bytes are kept: the rest is at the origin"
                .formatted(size, letter.getValue() == null ? 0 : letter.getValue().remaining())
            : size + ", kept";
    return letter.getValueSha256() == null ? kept : kept + ", SHA-256 " + letter.getValueSha256();
  }

  private static String headers(DeadLetter letter) {
    if (letter.getKeyAndHeadersLeftOut()) {
      return "left out, as the key: at the origin";
    }
    return OneLine.of(
        letter.getHeaders().isEmpty()
            ? "none"
            : String.join(
                ", ", letter.getHeaders().stream().map(header -> header.getKey()).toList()));
  }
}
