package io.panoptes.fuzz.parser;

import io.panoptes.fuzz.AllocationBound;
import io.panoptes.fuzz.FuzzTarget;
import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.dataset.DataSet;
import io.panoptes.models.dataset.DataSetException;
import io.panoptes.models.dataset.DataSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Data sets: their descriptions, their masks, and truths put together from both. */
final class DataSetTargets {

  private static final String DESCRIPTION =
      """
      masks: labels
      void: [255]
      categories:
      - {id: 1, name: leaf, thing: true, color: "#2E9E5B", values: [1, 2]}
      - {id: 9, name: ground, thing: false, values: [0]}
      """;

  private static final String OBJECTS =
      """
      masks: labels-and-objects
      divisor: 1000
      void: [0, 1, 2, 255]
      categories:
      - id: 1
        name: leaf
        thing: true
      - id: 9
        name: ground
        thing: false
      """;

  private DataSetTargets() {}

  static List<FuzzTarget> all() throws IOException {
    return List.of(description(), masks(), voc(), coco());
  }

  private static FuzzTarget description() throws IOException {
    Scratch scratch = new Scratch();
    byte[] image = Pictures.numbers(3, 0, 0, 1, 1, 2, 255);
    scratch.file("images/a.png", image);
    scratch.file("masks/a.png", image);
    return new FuzzTarget(
        "dataset-yaml",
        Set.of(DataSetException.class),
        AllocationBound.of(512, 8),
        Scratch.texts(DESCRIPTION, OBJECTS),
        input -> {
          scratch.file("dataset.yaml", input);
          readAll(DataSets.open(scratch.folder(), "masks"));
        });
  }

  private static FuzzTarget masks() throws IOException {
    Scratch scratch = new Scratch();
    scratch.file("images/a.png", Pictures.grey(8, 1, 0));
    scratch.file("masks/a.png", Pictures.grey(8, 1, 0));
    scratch.file("dataset.yaml", DESCRIPTION);
    DataSet data = DataSets.open(scratch.folder());
    return new FuzzTarget(
        "dataset-mask",
        Set.of(DataSetException.class),
        AllocationBound.of(8 * 1032, 8),
        List.of(Pictures.grey(8, 3, 0, 0, 1, 1, 2, 255), Pictures.grey(16, 2, 1, 2, 255, 0)),
        input -> {
          scratch.file("masks/a.png", MendedPng.of(input));
          readAll(data);
        });
  }

  private static FuzzTarget voc() throws IOException {
    Scratch scratch = new Scratch();
    scratch.file("JPEGImages/a.jpg", Pictures.jpegs().get(0));
    scratch.file("SegmentationClass/a.png", Pictures.grey(8, 3, 0, 1, 1, 255, 2, 2));
    scratch.file("SegmentationObject/a.png", Pictures.grey(8, 3, 0, 1, 1, 255, 2, 3));
    DataSet data = DataSets.open(scratch.folder());
    return new FuzzTarget(
        "dataset-voc",
        Set.of(DataSetException.class),
        AllocationBound.of(8 * 1032, 8),
        List.of(Pictures.grey(8, 3, 0, 1, 1, 255, 2, 2)),
        input -> {
          scratch.file("SegmentationClass/a.png", MendedPng.of(input));
          readAll(data);
        });
  }

  private static FuzzTarget coco() throws IOException {
    Scratch scratch = new Scratch();
    scratch.file("images/a.jpg", Pictures.jpegs().get(0));
    Path json = scratch.folder().resolve("instances.json");
    return new FuzzTarget(
        "dataset-coco",
        Set.of(CocoFormatException.class, DataSetException.class),
        // The truth of an image of 64 million pixels, the most that is read.
        AllocationBound.of(512, 320),
        Scratch.texts(CocoTargets.INSTANCES),
        input -> {
          scratch.file("instances.json", input);
          readAll(DataSets.open(json, "coco-instances"));
        });
  }

  private static void readAll(DataSet data) {
    for (int index = 0; index < Math.min(1, data.size()); index++) {
      data.entry(index);
      data.truth(index);
    }
  }
}
