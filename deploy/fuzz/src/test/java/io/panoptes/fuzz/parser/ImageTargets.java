package io.panoptes.fuzz.parser;

import io.panoptes.fuzz.AllocationBound;
import io.panoptes.fuzz.FuzzTarget;
import io.panoptes.fuzz.Parser;
import io.panoptes.models.cityscapes.InstanceIds;
import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.TwoChannelPng;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.PngSamples;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Images, and PNGs whose samples are numbers. */
final class ImageTargets {

  /** 1 MiB and 65,536 pixels. */
  static final ImageLimits LIMITS = new ImageLimits(1 << 20, 1 << 16);

  /** Of the fixed part, 64 bytes a pixel are for the largest image that is allowed. */
  static final AllocationBound BOUND = AllocationBound.of(64, 8);

  private static final LabelMap LABELS =
      new LabelMap(List.of(new Category(1, "bottle", true, 1), new Category(2, "shelf", false, 2)));

  private ImageTargets() {}

  static List<FuzzTarget> all() {
    ImageDecoder decoder = new ImageDecoder(LIMITS);
    List<byte[]> both = new ArrayList<>(Pictures.pngs());
    both.addAll(Pictures.jpegs());
    List<byte[]> wholeBytes =
        List.of(Pictures.grey(8, 2, 1, 2), Pictures.grey(16, 2, 1, 2), Pictures.numbers(2, 1, 2));
    return List.of(
        rejecting("image", both, decoder::decode),
        rejecting("image-header", both, decoder::pixels),
        rejecting("jpeg", Pictures.jpegs(), decoder::decode),
        rejecting("png", Pictures.pngs(), png -> decoder.decode(MendedPng.of(png))),
        rejecting("png-samples", wholeBytes, ImageTargets::samples),
        new FuzzTarget(
            "two-channel-png",
            Set.of(ImageRejectedException.class, CocoFormatException.class),
            BOUND,
            List.of(Pictures.numbers(3, 0x101, 0x201, 2, 2, 0, 0)),
            png -> TwoChannelPng.read(MendedPng.of(png), LABELS, TwoChannelPng.VOID, LIMITS)),
        new FuzzTarget(
            "cityscapes-png",
            Set.of(ImageRejectedException.class, IllegalArgumentException.class),
            BOUND,
            List.of(Pictures.grey(16, 3, 26001, 26002, 7, 7, 24, 0)),
            png -> InstanceIds.read(MendedPng.of(png), LIMITS)));
  }

  private static void samples(byte[] png) throws ImageRejectedException {
    PngSamples samples = PngSamples.open(MendedPng.of(png), LIMITS);
    samples.hasTransparentColor();
    samples.pixels();
  }

  private static FuzzTarget rejecting(String name, List<byte[]> seeds, Parser parser) {
    return new FuzzTarget(name, Set.of(ImageRejectedException.class), BOUND, seeds, parser);
  }
}
