package io.panoptes.operators.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.control.Command.Action;
import io.panoptes.operators.control.Command.Deploy;
import io.panoptes.operators.control.Command.Rollback;
import io.panoptes.operators.control.Command.SetPolicy;
import io.panoptes.operators.control.Command.Unreadable;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.inference.ServedPacks;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServingChecksTest {

  private static final LabelMap OTHERS =
      new LabelMap(List.of(new Category(7, "ground", false, 1), new Category(9, "tree", true, 2)));
  private static final String DIGEST = "ab".repeat(32);

  private final Serving active =
      new Serving(new FakeModelSource().reference(), new Policy(8, 50, 2, 1));
  private final ServingChecks checks =
      new ServingChecks(
          new ServedPacks(
              new FakeModelSource(),
              place ->
                  new Found(place, place.equals("trees") ? OTHERS : FakeSegmentationModel.LABELS)));

  @Test
  void packOfTheSameCategoriesIsFoundAndKeepsThePolicy() {
    Serving found = find(new Deploy("next", Optional.of(DIGEST)));
    assertThat(found.pack().identity()).isEqualTo(new PackIdentity("next", "2", DIGEST));
    assertThat(found.policy()).isEqualTo(active.policy());
  }

  @Test
  void wrongDigestIsRefused() {
    assertThatThrownBy(() -> find(new Deploy("next", Optional.of("cd".repeat(32)))))
        .hasMessage(
            "the pack in next has the digest %s on the job manager's machine, and %s was asked for:"
                    .formatted(DIGEST, "cd".repeat(32))
                + " put the same pack there");
  }

  @Test
  void otherCategoriesAreRefused() {
    assertThatThrownBy(() -> find(new Deploy("trees", Optional.empty())))
        .hasMessage(
            "pack trees 2 has the categories [7 ground (stuff), 9 tree], and results of this job"
                + " have [7 ground (stuff), 9 bar]: run another job for it");
  }

  @Test
  void rollbackWithoutAPreviousPackIsRefused() {
    assertThatThrownBy(() -> find(new Rollback()))
        .hasMessage("nothing was served before fake 1 (0123abcd): deploy a pack first");
  }

  @Test
  void previousPackThatIsAnotherNowIsRefused() {
    Serving previous = find(new Deploy("next", Optional.empty()));
    ServingChecks later =
        new ServingChecks(
            new ServedPacks(new FakeModelSource(), place -> new Found("other", OTHERS, "cd")));
    assertThatThrownBy(() -> later.find(new Rollback(), active, Optional.of(previous)))
        .hasMessage(
            "the pack in next has the digest %s, and next 2 with %s is to be served: put it back"
                .formatted("cd".repeat(32), DIGEST));
  }

  @Test
  void policyOutOfItsRangeIsRefused() {
    assertThatThrownBy(() -> find(policy(Optional.of(2000), Optional.empty())))
        .hasMessage("a batch size of 2000: the limit is 1 to 1024");
    assertThatThrownBy(() -> find(policy(Optional.empty(), Optional.of(3))))
        .hasMessage(
            "3 threads and 2 batches in flight: threads would never all have a batch, allow as"
                + " many");
  }

  @Test
  void partsOfAPolicyThatAreNotToldStay() {
    assertThat(find(policy(Optional.of(4), Optional.empty())).policy())
        .isEqualTo(new Policy(4, 50, 2, 1));
  }

  @Test
  void whatIsActiveAlreadyIsRefused() {
    assertThatThrownBy(() -> find(policy(Optional.of(8), Optional.empty())))
        .hasMessage(
            "fake 1 (0123abcd) with batches of 8, delay 50 ms, 2 in flight, 1 thread is what is"
                + " active: nothing to do");
  }

  @Test
  void recordThatIsNoCommandIsRefusedWithItsReason() {
    assertThatThrownBy(() -> find(new Unreadable("3 bytes are no Avro record")))
        .hasMessage("3 bytes are no Avro record");
  }

  private Serving find(Action action) {
    return checks.find(action, active, Optional.empty());
  }

  private static SetPolicy policy(Optional<Integer> batchSize, Optional<Integer> threads) {
    return new SetPolicy(new PolicyChange(batchSize, Optional.empty(), Optional.empty(), threads));
  }

  private record Found(String place, LabelMap labelMap, String digits) implements ModelSource {

    private static final long serialVersionUID = 1;

    Found(String place, LabelMap labelMap) {
      this(place, labelMap, "ab");
    }

    @Override
    public PackIdentity identity() {
      return new PackIdentity(place, "2", digits.repeat(32));
    }

    @Override
    public CentreOffsetSettings mergeSettings() {
      return new FakeModelSource().mergeSettings();
    }

    @Override
    public SegmentationModel open() {
      return new FakeSegmentationModel();
    }
  }
}
