package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.pack.PackException;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.serving.PackReference;
import java.io.Serializable;
import java.util.List;

/**
 * The pack that the job was started with, and all others that may be served in its place.
 *
 * @param configured known without a look at its folder
 */
public record ServedPacks(ModelSource configured, PackSource others) implements Serializable {

  public ServedPacks {
    requireNonNull(configured, "configured is null");
    requireNonNull(others, "others is null");
  }

  /**
   * The models of a pack that was found before.
   *
   * @throws PackException when it is not there any more, or is another one now
   */
  public ModelSource models(PackReference pack) {
    PackIdentity wanted = pack.identity();
    if (wanted.digest().equals(configured.identity().digest())) {
      return configured;
    }
    ModelSource found;
    try {
      found = others.find(pack.place());
    } catch (PackException e) {
      throw new PackException(
          "pack %s %s is to run: %s".formatted(wanted.name(), wanted.version(), e.getMessage()), e);
    }
    if (!found.identity().digest().equals(wanted.digest())) {
      throw new PackException(
          "the pack in %s has the digest %s, and %s %s with %s is to run: put it back"
              .formatted(
                  pack.place(),
                  found.identity().digest(),
                  wanted.name(),
                  wanted.version(),
                  wanted.digest()));
    }
    return comparable(found);
  }

  /**
   * The same models.
   *
   * @throws PackException when their categories are not those that results of the job have
   */
  public ModelSource comparable(ModelSource found) {
    List<String> wanted = configured.labelMap().inWords();
    if (!found.labelMap().inWords().equals(wanted)) {
      throw new PackException(
          "pack %s %s has the categories %s, and results of this job have %s: run another job for it"
              .formatted(
                  found.identity().name(),
                  found.identity().version(),
                  found.labelMap().inWords(),
                  wanted));
    }
    return found;
  }
}
