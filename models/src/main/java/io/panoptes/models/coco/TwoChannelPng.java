package io.panoptes.models.coco;

import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.PngKind;
import io.panoptes.models.image.PngSamples;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The two-channel form of panoptic results (Kirillov et al. 2019; panopticapi's {@code
 * 2channels2panoptic_coco_format.py}): the first channel of a pixel is its category's id, the
 * second its instance, 0 for stuff. A third and fourth channel are not looked at. A pair is a
 * segment, whose id here is its place in the order of category and instance. Read and written.
 */
public final class TwoChannelPng {

  /** The category that panopticapi takes for void unless told otherwise. */
  public static final int VOID = 0;

  private static final int MAX = 255;
  private static final int PAIRS = 1 << 2 * Byte.SIZE;
  private static final Set<PngKind> KINDS =
      Set.of(PngKind.RGB_8, PngKind.GREY_ALPHA_8, PngKind.RGBA_8);

  private TwoChannelPng() {}

  /**
   * Reads a map of segments 1 to n.
   *
   * @param voidCategory what void pixels have in their first channel, 0 to 255, such as {@link
   *     #VOID} or 255; their second is not looked at
   * @throws CocoFormatException when the file is not a whole PNG of 8-bit channels, at least two;
   *     has a category that is not in the label map, or stuff with an instance; the message names
   *     the file
   * @throws IOException when it cannot be read
   */
  public static PanopticMap read(Path file, LabelMap labels, int voidCategory, ImageLimits limits)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    try {
      return read(Files.readAllBytes(file), labels, voidCategory, limits);
    } catch (ImageRejectedException | CocoFormatException e) {
      throw new CocoFormatException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Likewise of the bytes of a file; the message names none.
   *
   * @throws ImageRejectedException when it is not a PNG or beyond the limits
   */
  public static PanopticMap read(byte[] png, LabelMap labels, int voidCategory, ImageLimits limits)
      throws ImageRejectedException, CocoFormatException {
    PngSamples samples = PngSamples.open(png, limits);
    if (!KINDS.contains(samples.kind())) {
      throw new CocoFormatException(
          "the PNG is %s: expected 8-bit channels, the first for categories, the second for"
                  .formatted(samples.kind())
              + " instances");
    }
    int[] pixels = samples.pixels();
    BitSet present = new BitSet(PAIRS);
    for (int i = 0; i < pixels.length; i++) {
      int category = pixels[i] & 0xFF;
      pixels[i] = category == voidCategory ? -1 : category << Byte.SIZE | pixels[i] >> 8 & 0xFF;
      if (pixels[i] >= 0) {
        present.set(pixels[i]);
      }
    }
    List<SegmentLabel> segments = segments(present, labels);
    int[] ids = new int[PAIRS];
    int[] pairs = present.stream().toArray();
    for (int i = 0; i < pairs.length; i++) {
      ids[pairs[i]] = i + 1;
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixels[i] < 0 ? 0 : ids[pixels[i]];
    }
    return Segments.of(samples.width(), samples.height(), pixels, segments);
  }

  /**
   * A map as a PNG of 8-bit RGB, void as {@link #VOID}; the third channel is 0.
   *
   * @throws IllegalArgumentException when a category's id or the number of things of a category is
   *     above 255
   */
  public static byte[] write(PanopticMap map) {
    Map<Integer, Integer> instances = new HashMap<>();
    Map<Integer, int[]> pairs = new HashMap<>();
    pairs.put(0, new int[] {VOID, 0});
    for (Segment segment : map.segments()) {
      int category = segment.categoryId();
      int instance = segment.isThing() ? instances.merge(category, 1, Integer::sum) : 0;
      if (Math.max(category, instance) > MAX) {
        throw new IllegalArgumentException(
            "category %d, instance %d: a two-channel PNG holds neither above %d"
                .formatted(category, instance, MAX));
      }
      pairs.put(segment.id(), new int[] {category, instance});
    }
    byte[] pixels = new byte[3 * map.ids().length];
    for (int at = 0; at < map.ids().length; at++) {
      int[] pair = pairs.get(map.ids()[at]);
      pixels[3 * at] = (byte) pair[0];
      pixels[3 * at + 1] = (byte) pair[1];
    }
    return PngWriter.encode(new RgbImage(map.width(), map.height(), pixels));
  }

  private static List<SegmentLabel> segments(BitSet pairs, LabelMap labels)
      throws CocoFormatException {
    List<SegmentLabel> segments = new ArrayList<>();
    for (int pair = pairs.nextSetBit(0); pair >= 0; pair = pairs.nextSetBit(pair + 1)) {
      int id = pair >> Byte.SIZE;
      int instance = pair & 0xFF;
      Optional<Category> category = labels.byId(id);
      if (category.isEmpty()) {
        throw new CocoFormatException(
            "a pixel has category %d in the first channel, which is not in the list of categories"
                .formatted(id));
      }
      if (!category.get().isThing() && instance != 0) {
        throw new CocoFormatException(
            "category %d is stuff and has instance %d: stuff has instance 0"
                .formatted(id, instance));
      }
      segments.add(SegmentLabel.truth(segments.size() + 1, category.get()));
    }
    return segments;
  }
}
