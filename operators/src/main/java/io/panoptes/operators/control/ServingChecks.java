package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.pack.PackException;
import io.panoptes.operators.control.Command.Action;
import io.panoptes.operators.control.Command.Deploy;
import io.panoptes.operators.control.Command.Rollback;
import io.panoptes.operators.control.Command.SetPolicy;
import io.panoptes.operators.control.Command.StartShadow;
import io.panoptes.operators.control.Command.StopShadow;
import io.panoptes.operators.control.Command.Unreadable;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.inference.ServedPacks;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.Shadow;
import java.util.Optional;

/** What a command asks to serve, looked at before any subtask loads it. Thread-safe. */
record ServingChecks(ServedPacks packs) {

  ServingChecks {
    requireNonNull(packs, "packs is null");
  }

  /**
   * What is to be served and to run in its shadow. Reads packs, which may take seconds.
   *
   * @param number that the change will have
   * @throws IllegalArgumentException when it cannot be served; the message is one line
   * @throws PackException likewise
   */
  ServingChange find(long number, Action action, ServingChange active, Optional<Serving> previous) {
    if (action instanceof StartShadow start) {
      return differing(active, active.shadow(number, Optional.of(shadow(start))));
    }
    if (action instanceof StopShadow) {
      if (active.shadow().isEmpty()) {
        throw new IllegalArgumentException(
            "nothing runs in the shadow of %s: nothing to stop"
                .formatted(active.serving().packText()));
      }
      return active.shadow(number, Optional.empty());
    }
    return differing(active, active.serve(number, serving(action, active.serving(), previous)));
  }

  private static ServingChange differing(ServingChange active, ServingChange found) {
    if (found.serving().equals(active.serving()) && found.shadow().equals(active.shadow())) {
      throw new IllegalArgumentException(
          "%s is what is active: nothing to do".formatted(active.text()));
    }
    return found;
  }

  private Serving serving(Action action, Serving active, Optional<Serving> previous) {
    if (action instanceof Deploy deploy) {
      return new Serving(pack(deploy.place(), deploy.digest()).reference(), active.policy());
    }
    if (action instanceof SetPolicy policy) {
      return new Serving(active.pack(), policy.change().on(active.policy()));
    }
    if (action instanceof Rollback) {
      Serving back =
          previous.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "nothing was served before %s: deploy a pack first"
                          .formatted(active.packText())));
      packs.models(back.pack());
      return new Serving(back.pack(), active.policy());
    }
    throw new IllegalArgumentException(((Unreadable) action).reason());
  }

  private Shadow shadow(StartShadow start) {
    return new Shadow(
        pack(start.place(), start.digest()).reference(), start.share(), start.capacity());
  }

  private ModelSource pack(String place, Optional<String> wanted) {
    ModelSource pack = packs.others().find(place);
    String digest = pack.identity().digest();
    if (wanted.filter(told -> !told.equals(digest)).isPresent()) {
      throw new PackException(
          "the pack in %s has the digest %s on the job manager's machine, and %s was asked for: put"
                  .formatted(pack.place(), digest, wanted.orElseThrow())
              + " the same pack there");
    }
    return packs.comparable(pack);
  }
}
