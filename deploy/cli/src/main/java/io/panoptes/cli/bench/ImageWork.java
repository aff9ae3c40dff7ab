package io.panoptes.cli.bench;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.record.ImageIdentity;
import io.panoptes.operators.record.Origin;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.record.Timestamps;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.pipeline.PanopticResultEncoder;
import java.util.ArrayList;
import java.util.List;

/** What the pipeline does with a batch of images, by the same classes, one step after another. */
final class ImageWork implements PlainThreads.Work {

  private static final String TOPIC = "panoptes.panoptic";

  private final List<byte[]> images;
  private final int batch;
  private final ModelSource models;
  private final SegmentationModel model;
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
  private final CentreOffsetMerge merge;
  private final PanopticResultEncoder encoder;
  private long next;

  /**
   * @param images encoded, all of the same input size; used in turn
   * @param first place of the first one to use
   */
  ImageWork(
      ModelSource models, SchemaRegistry registry, List<byte[]> images, int batch, int first) {
    this.models = models;
    this.images = images;
    this.batch = batch;
    next = first;
    model = models.open();
    merge = new CentreOffsetMerge(models.labelMap(), models.mergeSettings());
    encoder = new PanopticResultEncoder(models.labelMap(), TOPIC, registry);
  }

  @Override
  public int next() {
    List<RgbImage> decoded = new ArrayList<>(batch);
    for (int image = 0; image < batch; image++) {
      decoded.add(decode(images.get((int) ((next + image) % images.size()))));
    }
    for (Prediction prediction : model.predict(decoded)) {
      encoder.encode(
          new PanopticImage(
              new ImageIdentity(
                  new Origin(TOPIC, 0, next, 0), List.of(), "image-" + next, "bench", 0),
              models.identity(),
              Timestamps.now(),
              batch,
              merge.merge(prediction.semantic(), prediction.instances())));
      next++;
    }
    return batch;
  }

  private RgbImage decode(byte[] encoded) {
    try {
      return decoder.decode(encoded);
    } catch (ImageRejectedException e) {
      throw new CommandFailedException("an image is refused: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
