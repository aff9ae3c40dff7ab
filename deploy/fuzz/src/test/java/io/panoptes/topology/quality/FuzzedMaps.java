package io.panoptes.topology.quality;

import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.PanopticResult;

/** The way to {@link RecordMaps} from outside of its package, for fuzzing. */
public final class FuzzedMaps {

  public static final Class<? extends Exception> REFUSAL = UnfitRecordException.class;

  private final RecordMaps maps;

  public FuzzedMaps(long maxPixels) {
    maps = new RecordMaps(maxPixels);
  }

  public void truth(GroundTruth truth) throws Exception {
    maps.of(truth);
  }

  public void result(PanopticResult result) throws Exception {
    maps.of(result);
  }
}
