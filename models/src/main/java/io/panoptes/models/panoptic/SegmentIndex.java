package io.panoptes.models.panoptic;

import java.util.Arrays;

/**
 * Maps segment ids to places 1 to n in the order given; 0 (void) maps to 0. Look-ups cost an array
 * access while ids are small, and a probe of a hash table otherwise (ids of COCO go up to 2^24-1).
 * Immutable and thread-safe.
 */
public final class SegmentIndex {

  /** What {@link #place} says of an id that no segment has. */
  public static final int UNKNOWN = -1;

  private static final int DENSE_LIMIT = 1 << 16;

  /** Place of an id where ids are small, else null. */
  private final int[] dense;

  /**
   * Open addressing: ids and their places, a power of two long and mostly free, so that a second
   * probe is rare; id 0 marks a free slot.
   */
  private final int[] hashedIds;

  private final int[] hashedPlaces;

  /**
   * @throws IllegalArgumentException when an id is below 1 or occurs twice
   */
  public SegmentIndex(int[] ids) {
    int max = Arrays.stream(ids).max().orElse(0);
    if (max < DENSE_LIMIT) {
      dense = new int[max + 1];
      Arrays.fill(dense, UNKNOWN);
      dense[0] = 0;
      hashedIds = null;
      hashedPlaces = null;
    } else {
      dense = null;
      int size = Integer.highestOneBit(Math.max(4, ids.length)) * 16;
      hashedIds = new int[size];
      hashedPlaces = new int[size];
    }
    for (int i = 0; i < ids.length; i++) {
      put(ids[i], i + 1);
    }
  }

  /** The places of a map's segments, in the order of its list. */
  public static SegmentIndex of(PanopticMap map) {
    return new SegmentIndex(map.segments().stream().mapToInt(Segment::id).toArray());
  }

  /** The place of an id, 0 for void, or {@link #UNKNOWN}. */
  public int place(int id) {
    if (dense != null) {
      return id >= 0 && id < dense.length ? dense[id] : UNKNOWN;
    }
    if (id == 0) {
      return 0;
    }
    int slot = slot(id);
    return hashedIds[slot] == id ? hashedPlaces[slot] : UNKNOWN;
  }

  private void put(int id, int place) {
    if (id < 1) {
      throw new IllegalArgumentException("segment id %d: 0 is void, ids start at 1".formatted(id));
    }
    if (place(id) != UNKNOWN) {
      throw new IllegalArgumentException("segment id %d occurs twice".formatted(id));
    }
    if (dense != null) {
      dense[id] = place;
    } else {
      int slot = slot(id);
      hashedIds[slot] = id;
      hashedPlaces[slot] = place;
    }
  }

  /** The slot that holds the id, or the free one where it belongs. */
  private int slot(int id) {
    int mask = hashedIds.length - 1;
    int slot = (id * 0x9E3779B1 >>> 7) & mask;
    while (hashedIds[slot] != 0 && hashedIds[slot] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
