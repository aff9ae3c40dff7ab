package io.panoptes.models.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.merge.CentreOffsetGrouping;
import java.util.List;

/** The networks of a pack, and the grouping of their pixels to objects. */
public final class NetworkModel implements SegmentationModel {

  private final DenseNetwork network;
  private final CentreOffsetGrouping grouping;

  public NetworkModel(DenseNetwork network, CentreOffsetGrouping grouping) {
    this.network = requireNonNull(network, "network is null");
    this.grouping = requireNonNull(grouping, "grouping is null");
  }

  @Override
  public InputSize inputSize(int width, int height) {
    return network.inputSize(width, height);
  }

  @Override
  public List<Prediction> predict(List<RgbImage> images) {
    return network.predict(images).stream().map(dense -> dense.group(grouping)).toList();
  }

  @Override
  public void close() {
    network.close();
  }
}
