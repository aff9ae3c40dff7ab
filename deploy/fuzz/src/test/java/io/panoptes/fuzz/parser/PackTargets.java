package io.panoptes.fuzz.parser;

import io.panoptes.fuzz.AllocationBound;
import io.panoptes.fuzz.FuzzTarget;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackCardFile;
import io.panoptes.models.pack.PackException;
import java.util.List;
import java.util.Set;

/** The two files of a pack that people write: pack.yaml and card.yaml. */
final class PackTargets {

  private static final AllocationBound BOUND = AllocationBound.of(1024, 8);

  /** The digest is that of the text "x". */
  private static final String MANIFEST =
      """
      format: 1
      name: tiny
      version: 1.0.0
      categories:
      - {id: 1, name: bottle, thing: true, color: dc143c}
      - {id: 2, name: shelf, thing: false, color: "464646"}
      normalisation:
        low_percentile: 1.0
        high_percentile: 99.5
        dark_background: true
      input:
        size_buckets: [64, 128]
        max_pixels: 2000000
        stride: 16
      networks:
      - file: network.zip
        sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
        outputs: [semantic, centre, offset]
      merge:
        centre_threshold: 0.35
        nms_kernel: 9
        max_centres: 1000
        min_stuff_area: 64
        min_thing_area: 0.5%
        min_thing_score: 0.5
      training:
        command: "panoptes train --data DIR"
        seed: "1"
      tests:
      - image:
          file: network.zip
          sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
        expected:
          file: network.zip
          sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
        min_pq: 0.9
      licence: CC0-1.0
      credit: nobody
      """;

  private static final String ONNX =
      MANIFEST
          .replace("network.zip", "network.onnx")
          .replace(
              "outputs: [semantic, centre, offset]",
              """
              outputs: [semantic, centre, offset]
                onnx:
                  input: images
                  layout: nchw
                  outputs:
                    semantic: {name: a, values: logits}
                    centre: {name: b, values: probabilities}
                    offset: {name: c, values: probabilities}\
              """)
          .replace(
              "low_percentile: 1.0\n  high_percentile: 99.5\n  dark_background: true",
              "mean: [0.5, 0.5, 0.5]\n  std: [1, 1, 1]");

  private static final String CARD =
      """
      pack: 97b4d6e3ea9195cb042afd8f95b1c4c3cabec632e257627758532552221e0e52
      command: 'panoptes pack measure tiny'
      data: "60 images"
      images: 60
      figures:
      - {of: bottle, pq: 0.7, sq: 0.8, rq: 0.9, tp: 16, fp: 1, fn: 4}
      - {of: All, pq: 0.7, sq: 0.8, rq: 0.9, tp: 16, fp: 1, fn: 4}
      objects:
      - {of: kind day, images: 6, share: 0.83, tp: 5, fp: 1, fn: 0}
      failures:
      - "Bottles in the dark are missed"
      examples:
      - picture:
          file: example-1.jpg
          sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
        caption: a shelf
      """;

  private PackTargets() {}

  static List<FuzzTarget> all() {
    return List.of(manifest(), card());
  }

  private static FuzzTarget manifest() {
    Scratch scratch = withNetwork();
    return new FuzzTarget(
        "pack-yaml",
        Set.of(PackException.class),
        BOUND,
        Scratch.texts(MANIFEST, ONNX),
        input -> {
          scratch.file("pack.yaml", input);
          Pack pack = Pack.load(scratch.folder());
          pack.labelMap();
          pack.merge();
          pack.isOnnx();
          pack.size();
        });
  }

  private static FuzzTarget card() {
    Scratch scratch = withNetwork();
    scratch.file("pack.yaml", MANIFEST);
    PackCardFile file = new PackCardFile(Pack.load(scratch.folder()));
    return new FuzzTarget(
        "card-yaml",
        Set.of(PackException.class),
        BOUND,
        Scratch.texts(CARD),
        input -> {
          scratch.file("card.yaml", input);
          file.read();
          file.json();
        });
  }

  private static Scratch withNetwork() {
    Scratch scratch = new Scratch();
    scratch.file("network.zip", "x");
    scratch.file("network.onnx", "x");
    return scratch;
  }
}
