package io.panoptes.fuzz.parser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panoptes.fuzz.AllocationBound;
import io.panoptes.fuzz.FuzzTarget;
import io.panoptes.fuzz.Parser;
import io.panoptes.operators.record.Header;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.Origin;
import io.panoptes.operators.record.ReplayMark;
import io.panoptes.operators.reference.ReferencePolicy;
import io.panoptes.operators.reference.ReferenceReader;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.ModelCommand;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.Replay;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.MalformedRecordException;
import io.panoptes.topology.control.CommandMapping;
import io.panoptes.topology.pipeline.FuzzedImageEvents;
import io.panoptes.topology.quality.FuzzedMaps;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** The values, headers and references of Kafka's records. */
final class RecordTargets {

  private static final AllocationBound BOUND = AllocationBound.of(256, 4);

  private RecordTargets() {}

  static List<FuzzTarget> all() {
    Records records = new Records();
    Scratch files = new Scratch();
    ReferenceReader references =
        new ReferenceReader(
            new ReferencePolicy(
                List.of(files.folder().toString()),
                List.of("images.invalid:1"),
                List.of(),
                1 << 16,
                Duration.ofSeconds(10)));
    files.file("a.png", "x");
    FuzzedMaps maps = new FuzzedMaps(ImageTargets.LIMITS.maxPixels());
    FuzzedImageEvents events = new FuzzedImageEvents(records.codec(ImageEvent.class));
    CommandMapping commands = new CommandMapping(records.codec(ModelCommand.class));
    return List.of(
        new FuzzTarget(
            "image-event",
            Set.of(ImageFailure.class),
            BOUND,
            records.seeds(Records.imageEvents()),
            events::parse),
        new FuzzTarget(
            "ground-truth",
            Set.of(MalformedRecordException.class, FuzzedMaps.REFUSAL),
            ImageTargets.BOUND,
            records.seeds(Records.truths()),
            with(records.codec(GroundTruth.class), maps::truth)),
        new FuzzTarget(
            "panoptic-result",
            Set.of(MalformedRecordException.class, FuzzedMaps.REFUSAL),
            ImageTargets.BOUND,
            records.seeds(Records.results()),
            with(records.codec(PanopticResult.class), maps::result)),
        decoded("dead-letter", DeadLetter.class, records, Records.deadLetters()),
        decoded("replay", Replay.class, records, Records.replays()),
        decoded("model-status", ModelStatus.class, records, Records.statuses()),
        // What is no command becomes one that is refused.
        new FuzzTarget(
            "model-command",
            Set.of(),
            BOUND,
            records.seeds(Records.commands()),
            input -> commands.command(input, "panoptes.models-0-1")),
        new FuzzTarget(
            "replay-mark",
            Set.of(),
            BOUND,
            Scratch.texts("panoptes.images-2-17"),
            input ->
                ReplayMark.event(
                    new Origin("panoptes.images", 0, 1, 2),
                    List.of(new Header(ReplayMark.HEADER, input)))),
        new FuzzTarget(
            "reference",
            Set.of(ImageFailure.class),
            BOUND,
            Scratch.texts(files.folder().resolve("a.png").toUri().toString()),
            input -> references.read(new String(input, UTF_8))));
  }

  private static <T extends SpecificRecord> FuzzTarget decoded(
      String name, Class<T> type, Records records, List<? extends SpecificRecord> seeds) {
    AvroCodec<T> codec = records.codec(type);
    return new FuzzTarget(
        name,
        Set.of(MalformedRecordException.class),
        BOUND,
        records.seeds(seeds),
        input -> codec.encode("topic", codec.decode(input)));
  }

  private static <T extends SpecificRecord> Parser with(AvroCodec<T> codec, Use<T> use) {
    return input -> use.of(codec.decode(input));
  }

  private interface Use<T> {
    void of(T record) throws Exception;
  }
}
