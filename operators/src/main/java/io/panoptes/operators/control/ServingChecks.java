package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.pack.PackException;
import io.panoptes.operators.control.Command.Action;
import io.panoptes.operators.control.Command.Deploy;
import io.panoptes.operators.control.Command.Rollback;
import io.panoptes.operators.control.Command.SetPolicy;
import io.panoptes.operators.control.Command.Unreadable;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.inference.ServedPacks;
import io.panoptes.operators.serving.Serving;
import java.util.Optional;

/** What a command asks to serve, looked at before any subtask loads it. Thread-safe. */
record ServingChecks(ServedPacks packs) {

  ServingChecks {
    requireNonNull(packs, "packs is null");
  }

  /**
   * Reads packs, which may take seconds.
   *
   * @throws IllegalArgumentException when it cannot be served; the message is one line
   * @throws PackException likewise
   */
  Serving find(Action action, Serving active, Optional<Serving> previous) {
    Serving found = serving(action, active, previous);
    if (found.equals(active)) {
      throw new IllegalArgumentException(
          "%s with %s is what is active: nothing to do"
              .formatted(active.packText(), active.policy()));
    }
    return found;
  }

  private Serving serving(Action action, Serving active, Optional<Serving> previous) {
    if (action instanceof Deploy deploy) {
      return new Serving(pack(deploy).reference(), active.policy());
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
      return back;
    }
    throw new IllegalArgumentException(((Unreadable) action).reason());
  }

  private ModelSource pack(Deploy deploy) {
    ModelSource pack = packs.others().find(deploy.place());
    String digest = pack.identity().digest();
    if (deploy.digest().filter(told -> !told.equals(digest)).isPresent()) {
      throw new PackException(
          "the pack in %s has the digest %s on the job manager's machine, and %s was asked for: put"
                  .formatted(pack.place(), digest, deploy.digest().orElseThrow())
              + " the same pack there");
    }
    return packs.comparable(pack);
  }
}
