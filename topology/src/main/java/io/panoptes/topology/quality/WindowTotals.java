package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.schemas.PackVersion;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/**
 * The sum over the images of one window. Additive: averages are made of it, never added to it.
 *
 * @param images 0 or more
 * @param categories by category id; only those that count
 */
record WindowTotals(PackVersion pack, long images, SortedMap<Integer, CategoryTotals> categories) {

  static final Serde<WindowTotals> SERDE =
      BinarySerde.versioned(1, WindowTotals::write, WindowTotals::read);

  WindowTotals {
    requireNonNull(pack, "pack is null");
    categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
  }

  static WindowTotals none(PackVersion pack) {
    return new WindowTotals(pack, 0, Collections.emptySortedMap());
  }

  WindowTotals plus(ComparedImage image) {
    SortedMap<Integer, CategoryTotals> sum = new TreeMap<>(categories);
    image.categories().forEach((id, totals) -> sum.merge(id, totals, CategoryTotals::plus));
    return new WindowTotals(pack, images + 1, sum);
  }

  private static void write(WindowTotals totals, DataOutputStream out) throws IOException {
    StoredText.write(totals.pack.getName(), out);
    StoredText.write(totals.pack.getVersion(), out);
    StoredText.write(totals.pack.getDigest(), out);
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

  private static WindowTotals read(DataInputStream in) throws IOException {
    PackVersion pack =
        new PackVersion(StoredText.read(in), StoredText.read(in), StoredText.read(in));
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
    return new WindowTotals(pack, images, categories);
  }
}
