package io.panoptes.fuzz.parser;

import io.panoptes.fuzz.AllocationBound;
import io.panoptes.fuzz.FuzzTarget;
import io.panoptes.fuzz.Parser;
import io.panoptes.models.coco.CocoDetections;
import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.CocoLists;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.coco.CocoPanopticPredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** COCO's JSON files, and the panoptic PNGs beside them. */
final class CocoTargets {

  /**
   * A number of one digit and its comma become a node of a tree, an entry of a list and a run; one
   * polygon may cross 2^20 columns.
   */
  static final AllocationBound BOUND = AllocationBound.of(512, 64);

  static final String PANOPTIC =
      """
      {"images": [{"id": 7, "file_name": "a.png", "width": 3, "height": 2, "place": "shop"}],
       "annotations": [{"image_id": 7, "file_name": "a.png", "segments_info": [
         {"id": 66051, "category_id": 1, "area": 1, "bbox": [0, 1, 1, 1], "iscrowd": 1},
         {"id": 5, "category_id": 1, "area": 2, "iscrowd": 0, "score": 0.5},
         {"id": 9, "category_id": 2, "area": 2}]}],
       "categories": [
         {"id": 1, "name": "bottle", "isthing": 1, "color": [220, 20, 60]},
         {"id": 2, "name": "shelf", "isthing": 0}]}
      """;

  static final String INSTANCES =
      """
      {"images": [{"id": 1, "file_name": "a.jpg", "width": 9, "height": 4}],
       "annotations": [
         {"id": 1, "image_id": 1, "category_id": 3, "iscrowd": 0, "area": 6,
          "bbox": [1, 1, 3, 2], "segmentation": [[1, 1, 4, 1, 4.5, 3, 1, 3]]},
         {"id": 2, "image_id": 1, "category_id": 3, "iscrowd": 1,
          "segmentation": {"size": [4, 9], "counts": [5, 4, 27]}},
         {"id": 3, "image_id": 1, "category_id": 4, "score": 0.25,
          "segmentation": {"size": [4, 9], "counts": "54k0"}}],
       "categories": [{"id": 3, "name": "bottle"}, {"id": 4, "name": "box", "color": [1, 2, 3]}]}
      """;

  private static final String RESULTS =
      """
      [{"image_id": 1, "category_id": 3, "score": 0.5,
        "segmentation": {"size": [4, 9], "counts": [5, 4, 27]}},
       {"image_id": 1, "category_id": 4, "score": 1,
        "segmentation": {"size": [4, 9], "counts": "54k0"}}]
      """;

  private final Scratch scratch = new Scratch();
  private final Path images = scratch.folder().resolve("images");
  private final Path pngs = scratch.folder().resolve("panoptic");
  private final CocoPanopticFolder truth;
  private final CocoDetections detections;

  private CocoTargets() throws IOException {
    truth = CocoPanopticFolder.open(scratch.file("truth.json", PANOPTIC), pngs, images);
    detections = CocoDetections.read(scratch.file("objects.json", INSTANCES), images);
  }

  static List<FuzzTarget> all() throws IOException {
    CocoTargets coco = new CocoTargets();
    return List.of(
        coco.json("coco-panoptic", PANOPTIC, json -> CocoPanopticFolder.open(json, coco.images)),
        coco.json(
            "coco-predictions",
            PANOPTIC,
            json -> CocoPanopticPredictions.openOfAnyCategory(json, coco.pngs, coco.truth)),
        coco.json("coco-instances", INSTANCES, json -> CocoDetections.read(json, coco.images)),
        coco.json("coco-results", RESULTS, coco::results),
        coco.json("coco-lists", INSTANCES, json -> CocoLists.read(json, coco.images)),
        new FuzzTarget(
            "panoptic-png",
            Set.of(CocoFormatException.class),
            ImageTargets.BOUND,
            List.of(Pictures.numbers(3, 5, 5, 9, 66051, 0, 9)),
            coco::png));
  }

  private FuzzTarget json(String name, String seed, FileParser parser) {
    Parser ofBytes = input -> parser.parse(scratch.file(name + ".json", input));
    return new FuzzTarget(
        name, Set.of(CocoFormatException.class), BOUND, Scratch.texts(seed), ofBytes);
  }

  private void results(Path json) throws IOException {
    try {
      detections.readResults(json);
    } finally {
      CocoDetections.readResults(json, detections.labelMap());
    }
  }

  private void png(byte[] input) throws IOException {
    scratch.file("panoptic/a.png", MendedPng.of(input));
    truth.truth(truth.images().get(0));
  }

  private interface FileParser {
    void parse(Path file) throws IOException;
  }
}
