package io.panoptes.models.pack;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.TwoChannelPng;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.Quality;
import java.util.List;

/**
 * The test images of a pack: does it find here what it found where it was made? Immutable and
 * thread-safe.
 */
public record PackTests(Pack pack) {

  private static final ImageLimits LIMITS = new ImageLimits(4 << 20, 4_000_000);

  public PackTests {
    requireNonNull(pack, "pack is null");
  }

  /**
   * What became of a test.
   *
   * @param image the file's name
   * @param pq over all categories, against what is expected; 0 to 1
   * @param minPq that it must reach
   */
  public record Outcome(String image, double pq, double minPq) {

    public boolean passed() {
      return pq >= minPq;
    }
  }

  /**
   * Runs each test, in the order of the manifest; nothing where the pack has none.
   *
   * @param model of this pack; stays open
   * @throws PackException when a test cannot be read
   */
  public List<Outcome> run(SegmentationModel model) {
    Segmenter segmenter = new Segmenter(pack, model);
    return pack.manifest().tests().stream()
        .map(
            test ->
                new Outcome(
                    test.image().file(), pq(test, segmenter.segment(image(test))), test.minPq()))
        .toList();
  }

  private double pq(TestImage test, PanopticMap found) {
    PanopticMap expected = expected(test);
    if (expected.width() != found.width() || expected.height() != found.height()) {
      throw new PackException(
          "%s is %d x %d pixels, and its image %s is %d x %d"
              .formatted(
                  pack.folder().resolve(test.expected().file()),
                  expected.width(),
                  expected.height(),
                  test.image().file(),
                  found.width(),
                  found.height()));
    }
    return PanopticQuality.summarise(pack.labelMap(), PanopticQuality.evaluate(expected, found))
        .all()
        .map(Quality::pq)
        .orElse(0.0);
  }

  /**
   * The image of a test.
   *
   * @throws PackException when it cannot be read
   */
  public RgbImage image(TestImage test) {
    try {
      return new ImageDecoder(LIMITS).decode(pack.bytes(test.image()));
    } catch (ImageRejectedException e) {
      throw unreadable(test.image(), e);
    }
  }

  private PanopticMap expected(TestImage test) {
    try {
      return TwoChannelPng.read(
          pack.bytes(test.expected()), pack.labelMap(), TwoChannelPng.VOID, LIMITS);
    } catch (ImageRejectedException | CocoFormatException e) {
      throw unreadable(test.expected(), e);
    }
  }

  private PackException unreadable(FileEntry file, Exception reason) {
    return new PackException(
        "%s: %s".formatted(pack.folder().resolve(file.file()), reason.getMessage()), reason);
  }
}
