package io.panoptes.operators.control;

import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.serving.PackReference;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.Shadow;
import java.util.List;
import java.util.Optional;

/** The way to {@link DeploymentState} from outside of its package, for fuzzing. */
public final class FuzzedDeployments {

  private static final Serving SERVING =
      new Serving(
          new PackReference(
              "/packs/shelf", new PackIdentity("shelf", "1.0.0", "3b1f0c9a".repeat(8))),
          new Policy(8, 50, 2, 1));

  private static final Shadow CANDIDATE =
      new Shadow(
          new PackReference("/packs/next", new PackIdentity("next", "1.0.0", "5c2e0c9a".repeat(8))),
          .1,
          .2);

  private FuzzedDeployments() {}

  /** Of a job that began, and of one whose pack was changed. */
  public static List<byte[]> seeds() {
    DeploymentState changed =
        new DeploymentState(
            new ServingChange(2, SERVING, CANDIDATE),
            Optional.of(SERVING),
            17,
            List.of("a1", "b2"),
            Optional.of(new DeploymentState.Announcement("b2", 9)));
    return List.of(DeploymentState.first(SERVING).bytes(), changed.bytes());
  }

  public static void parse(byte[] state) {
    DeploymentState.of(state).bytes();
  }
}
