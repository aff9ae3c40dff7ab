package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.schemas.PackVersion;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/**
 * The sum over the images of one window. Additive: averages are made of it, never added to it.
 *
 * @param pack whose results are judged
 * @param against the pack whose results stand for the truth; empty for the truth itself
 * @param images 0 or more
 * @param categories by category id; only those that count
 */
record WindowTotals(
    PackVersion pack,
    Optional<PackVersion> against,
    long images,
    SortedMap<Integer, CategoryTotals> categories) {

  private static final int VERSION = 2;

  static final Serde<WindowTotals> SERDE =
      BinarySerde.versioned(VERSION, WindowTotals::write, WindowTotals::read);

  WindowTotals {
    requireNonNull(pack, "pack is null");
    requireNonNull(against, "against is null");
    categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
  }

  static WindowTotals none(PackVersion pack, Optional<PackVersion> against) {
    return new WindowTotals(pack, against, 0, Collections.emptySortedMap());
  }

  WindowTotals plus(ComparedImage image) {
    SortedMap<Integer, CategoryTotals> sum = new TreeMap<>(categories);
    image.categories().forEach((id, totals) -> sum.merge(id, totals, CategoryTotals::plus));
    return new WindowTotals(pack, against, images + 1, sum);
  }

  private static void write(WindowTotals totals, DataOutputStream out) throws IOException {
    write(totals.pack, out);
    out.writeBoolean(totals.against.isPresent());
    if (totals.against.isPresent()) {
      write(totals.against.get(), out);
    }
    out.writeLong(totals.images);
    out.writeInt(totals.categories.size());
    for (var entry : totals.categories.entrySet()) {
      QualityStatistics statistics = entry.getValue().statistics();
      out.writeInt(entry.getKey());
      StoredText.write(entry.getValue().name(), out);
      out.writeBoolean(entry.getValue().isThing());
      out.writeDouble(statistics.iou());
      out.writeLong(statistics.tp());
      out.writeLong(statistics.fp());
      out.writeLong(statistics.fn());
    }
  }

  private static void write(PackVersion pack, DataOutputStream out) throws IOException {
    StoredText.write(pack.getName(), out);
    StoredText.write(pack.getVersion(), out);
    StoredText.write(pack.getDigest(), out);
  }

  private static PackVersion pack(DataInputStream in) throws IOException {
    return new PackVersion(StoredText.read(in), StoredText.read(in), StoredText.read(in));
  }

  private static WindowTotals read(int version, DataInputStream in) throws IOException {
    PackVersion pack = pack(in);
    Optional<PackVersion> against =
        version == VERSION && in.readBoolean() ? Optional.of(pack(in)) : Optional.empty();
    long images = in.readLong();
    int count = in.readInt();
    SortedMap<Integer, CategoryTotals> categories = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      int id = in.readInt();
      String name = StoredText.read(in);
      boolean isThing = in.readBoolean();
      QualityStatistics statistics =
          new QualityStatistics(in.readDouble(), in.readLong(), in.readLong(), in.readLong());
      categories.put(id, new CategoryTotals(name, isThing, statistics));
    }
    return new WindowTotals(pack, against, images, categories);
  }
}
