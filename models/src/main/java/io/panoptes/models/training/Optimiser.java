package io.panoptes.models.training;

import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.schedule.ISchedule;

/** How weights are moved by their gradients. */
public sealed interface Optimiser {

  /** Kingma and Ba 2015, with the decays .9 and .999. */
  record Adam() implements Optimiser {
    @Override
    public IUpdater updater(ISchedule rate) {
      return new org.nd4j.linalg.learning.config.Adam(rate);
    }
  }

  /**
   * Stochastic gradient descent with Nesterov's momentum. Gradients are sums over the pixels of a
   * crop: it takes learning rates about a thousand times lower than Adam's, or clipping.
   *
   * @param momentum 0 (none) to below 1
   */
  record Sgd(double momentum) implements Optimiser {
    public Sgd {
      requireShare("momentum", momentum);
    }

    @Override
    public IUpdater updater(ISchedule rate) {
      return new Nesterovs(rate, momentum);
    }
  }

  /**
   * Gradients over a moving root mean square of theirs (Tieleman and Hinton 2012).
   *
   * @param decay of the mean, 0 to below 1
   */
  record RootMeanSquare(double decay) implements Optimiser {
    public RootMeanSquare {
      requireShare("decay of RMSProp", decay);
    }

    @Override
    public IUpdater updater(ISchedule rate) {
      RmsProp updater = new RmsProp(rate);
      updater.setRmsDecay(decay);
      return updater;
    }
  }

  IUpdater updater(ISchedule rate);

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException("%s of %s: 0 to below 1".formatted(name, value));
    }
  }
}
