package io.panoptes.models.network;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.layers.normalization.BatchNormalizationHelper;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Broadcast;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The way back through a batch-norm that is frozen: it normalises by the statistics it has, and so
 * is a scale and a shift of each channel. Deeplearning4j 1.0.0-M2.1 goes back through it as if it
 * had normalised by those of the batch, which fails on oneDNN. Channels in the second dimension.
 */
final class FrozenBatchNorm implements BatchNormalizationHelper {

  private final BatchNormalization layer;

  FrozenBatchNorm(BatchNormalization layer) {
    this.layer = requireNonNull(layer, "layer is null");
  }

  /** Left to the layer. */
  @Override
  public INDArray preOutput(
      INDArray x,
      boolean training,
      long[] shape,
      INDArray gamma,
      INDArray beta,
      INDArray mean,
      INDArray variance,
      double decay,
      double epsilon,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    return null;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray x,
      INDArray error,
      long[] shape,
      INDArray gamma,
      INDArray beta,
      INDArray gammaGradient,
      INDArray betaGradient,
      double epsilon,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    INDArray scale = Transforms.sqrt(getVarCache(x.dataType()).addi(epsilon), false);
    scale.rdivi(gamma.reshape(scale.shape()));
    INDArray below =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, error.dataType(), error.shape(), 'c');
    Gradient gradient = new DefaultGradient();
    gradient.setGradientFor(BatchNormalizationParamInitializer.GAMMA, gammaGradient);
    gradient.setGradientFor(BatchNormalizationParamInitializer.BETA, betaGradient);
    return new Pair<>(gradient, Broadcast.mul(error, scale, below, 1));
  }

  /** A copy: the layer adds to it. */
  @Override
  public INDArray getMeanCache(DataType type) {
    return layer.getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN).dup().reshape(-1);
  }

  /** A copy: the layer adds to it. */
  @Override
  public INDArray getVarCache(DataType type) {
    INDArray variance = layer.getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
    if (variance != null) {
      return variance.dup().reshape(-1);
    }
    INDArray deviation = layer.getParam(BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
    return Transforms.exp(deviation.mul(2 * Math.log(10)), false).reshape(-1);
  }

  @Override
  public boolean checkSupported(double epsilon, boolean fixedGammaBeta) {
    return !fixedGammaBeta;
  }

  @Override
  public boolean checkSupported() {
    return true;
  }

  @Override
  public Map<String, Long> helperMemoryUse() {
    return Map.of();
  }
}
