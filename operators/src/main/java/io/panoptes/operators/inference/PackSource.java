package io.panoptes.operators.inference;

import java.io.Serializable;

/** Where packs are found that are named while the job runs, on each process of the job. */
@FunctionalInterface
public interface PackSource extends Serializable {

  /**
   * Reads a pack and checks that its files are what it says. May take seconds.
   *
   * @param place a name or a path, from outside and not trusted
   * @throws io.panoptes.models.pack.PackException when there is no such pack, when it is not where
   *     packs may be, or is not whole; the message is one line
   */
  ModelSource find(String place);
}
