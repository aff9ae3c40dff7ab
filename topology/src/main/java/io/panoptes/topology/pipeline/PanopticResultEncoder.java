package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.SchemaRegistry;

/** The bytes of results as the job writes them, label planes deflated. For one thread. */
public final class PanopticResultEncoder {

  private final String topic;
  private final PanopticResultMapping mapping;
  private final AvroCodec<PanopticResult> codec;

  /**
   * @param topic under whose subject the schema is registered
   */
  public PanopticResultEncoder(LabelMap labelMap, String topic, SchemaRegistry registry) {
    this.topic = requireNonNull(topic, "topic is null");
    mapping = new PanopticResultMapping(labelMap);
    codec = new AvroCodec<>(PanopticResult.class, registry);
  }

  public byte[] encode(PanopticImage image) {
    return codec.encode(topic, mapping.map(image).value());
  }
}
