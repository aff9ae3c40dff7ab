package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.pack.PackException;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rehearsal of a pack that is shipped. */
class PackModelsTest {

  private final PackModels pack =
      new PackModels(Path.of("..", "models", "packs", "nuclei"), EngineKind.DL4J);
  private final List<Integer> batches = new ArrayList<>();

  @Test
  void packRunsItsTestImagesAndThenAFullBatchOfTheirSize() {
    try (SegmentationModel model = pack.open()) {
      pack.rehearse(counted(model), InferenceSettings.DEFAULT);
    }
    assertThat(batches).containsExactly(1, InferenceSettings.DEFAULT.batch().maxBatchSize());
  }

  @Test
  void modelThatFindsSomethingElseInATestImageIsRefused() {
    assertThatThrownBy(
            () -> pack.rehearse(counted(new FakeSegmentationModel()), InferenceSettings.DEFAULT))
        .isInstanceOf(PackException.class)
        .hasMessageMatching(
            "the pack in .*nuclei has PQ 0\\.[0-8][0-9]* on its own test image test-.*\\.png: at"
                + " least 0\\.900 is expected");
    assertThat(batches).containsExactly(1);
  }

  private SegmentationModel counted(SegmentationModel model) {
    return new SegmentationModel() {
      @Override
      public InputSize inputSize(int width, int height) {
        return model.inputSize(width, height);
      }

      @Override
      public List<Prediction> predict(List<RgbImage> images) {
        batches.add(images.size());
        return model.predict(images);
      }

      @Override
      public void close() {}
    };
  }
}
