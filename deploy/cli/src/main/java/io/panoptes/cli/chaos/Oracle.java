package io.panoptes.cli.chaos;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.chaos.guarantee.Expectation;
import io.panoptes.cli.chaos.guarantee.ResultDigest;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.record.ImageIdentity;
import io.panoptes.operators.record.Origin;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.record.Timestamps;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.pipeline.PanopticResultEncoder;
import java.util.List;

/**
 * What the pipeline has to answer: the same pack on the same image, one image after the other in
 * one thread, with neither Kafka nor Flink. For one thread.
 */
final class Oracle implements AutoCloseable {

  private final ModelSource models;
  private final SegmentationModel model;
  private final CentreOffsetMerge merge;
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
  private final PanopticResultEncoder encoder;
  private final AvroCodec<PanopticResult> codec;

  /**
   * @param topic of the results
   */
  Oracle(ModelSource models, SchemaRegistry registry, String topic) {
    this.models = requireNonNull(models, "models is null");
    model = models.open();
    merge = new CentreOffsetMerge(models.labelMap(), models.mergeSettings());
    encoder = new PanopticResultEncoder(models.labelMap(), topic, registry);
    codec = new AvroCodec<>(PanopticResult.class, registry);
  }

  /**
   * @param encoded an image that has a result
   */
  Expectation expect(byte[] encoded) {
    try {
      Prediction prediction = model.predict(List.of(decoder.decode(encoded))).get(0);
      PanopticImage image =
          new PanopticImage(
              new ImageIdentity(new Origin("oracle", 0, 0, 0), List.of(), "oracle", "oracle", 0),
              models.identity(),
              Timestamps.now(),
              1,
              merge.merge(prediction.semantic(), prediction.instances()));
      return new Expectation.ResultOf(ResultDigest.of(codec.decode(encoder.encode(image))));
    } catch (ImageRejectedException e) {
      throw new IllegalArgumentException("an image without a result: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
