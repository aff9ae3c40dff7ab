package io.panoptes.topology.quality;

import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.schemas.PackVersion;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/**
 * The way to what the state stores of quality hold, for fuzzing. The first byte of an input says
 * which of them the others are.
 */
public final class FuzzedStores {

  private static final ImageKey IMAGE = new ImageKey("cam", "1");
  private static final Answerer PACK = new Answerer(false, "3b1f");
  private static final ClockKey CLOCK = new ClockKey("cam", new Answerer(true, "5c2e"));

  private record Kind<T>(Serde<T> serde, T example) {

    byte[] seed(int number) {
      byte[] stored = serde.serializer().serialize(null, example);
      return ByteBuffer.allocate(1 + stored.length).put((byte) number).put(stored).array();
    }
  }

  private static final List<Kind<?>> KINDS =
      List.of(
          new Kind<>(ImageKey.SERDE, IMAGE),
          new Kind<>(ResultKey.SERDE, new ResultKey(IMAGE, PACK)),
          new Kind<>(StoredResult.SERDE, new StoredResult(1, true, Optional.of(new byte[] {1, 2}))),
          new Kind<>(StoredTruth.SERDE, new StoredTruth(1, 2, 3, new byte[] {1, 2})),
          new Kind<>(ClockKey.SERDE, CLOCK),
          new Kind<>(SourceClock.SERDE, SourceClock.first(1, 2)),
          new Kind<>(
              WindowKey.SERDE, new WindowKey(new Series(CLOCK, Optional.of("3b1f")), 60_000)),
          new Kind<>(
              WindowTotals.SERDE,
              new WindowTotals(
                  new PackVersion("shelf", "1.1.0", "5c2e"),
                  Optional.of(new PackVersion("shelf", "1.0.0", "3b1f")),
                  1,
                  new TreeMap<>(
                      Map.of(
                          1,
                          new CategoryTotals(
                              "bottle", true, new QualityStatistics(.8, 1, 2, 3)))))));

  private FuzzedStores() {}

  /** Of each kind one. */
  public static List<byte[]> seeds() {
    return KINDS.stream().map(kind -> kind.seed(KINDS.indexOf(kind))).toList();
  }

  public static void parse(byte[] input) {
    if (input.length > 0) {
      ByteBuffer bytes = ByteBuffer.wrap(input);
      Kind<?> kind = KINDS.get(Math.floorMod(bytes.get(), KINDS.size()));
      byte[] stored = new byte[bytes.remaining()];
      bytes.get(stored);
      kind.serde().deserializer().deserialize(null, stored);
    }
  }
}
