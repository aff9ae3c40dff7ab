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
import io.panoptes.operators.control.Command.StartShadow;
import io.panoptes.operators.control.Command.StopShadow;
import io.panoptes.operators.control.Command.Unreadable;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.inference.ServedPacks;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServingChecksTest {

  private static final LabelMap OTHERS =
      new LabelMap(List.of(new Category(7, "ground", false, 1), new Category(9, "tree", true, 2)));
  private static final String DIGEST = "ab".repeat(32);

  private static final Policy OTHER_POLICY = new Policy(16, 20, 4, 2);

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
  void rollbackIsToThePackAndLeavesThePolicy() {
    Serving previous = new Serving(find(new Deploy("next", Optional.empty())).pack(), OTHER_POLICY);
    ServingChange back = checks.find(2, new Rollback(), first(), Optional.of(previous));
    assertThat(back.serving()).isEqualTo(new Serving(previous.pack(), active.policy()));
  }

  @Test
  void previousPackThatIsAnotherNowIsRefused() {
    Serving previous = find(new Deploy("next", Optional.empty()));
    ServingChecks later =
        new ServingChecks(
            new ServedPacks(new FakeModelSource(), place -> new Found("other", OTHERS, "cd")));
    assertThatThrownBy(() -> later.find(1, new Rollback(), first(), Optional.of(previous)))
        .hasMessage(
            "the pack in next has the digest %s, and next 2 with %s is to run: put it back"
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
            "fake 1 (0123abcd), batches of 8, delay 50 ms, 2 in flight, 1 thread is what is"
                + " active: nothing to do");
  }

  @Test
  void recordThatIsNoCommandIsRefusedWithItsReason() {
    assertThatThrownBy(() -> find(new Unreadable("3 bytes are no Avro record")))
        .hasMessage("3 bytes are no Avro record");
  }

  @Test
  void packIsFoundForTheShadowAndTheOneThatIsServedStays() {
    ServingChange found = change(shadow("next", .1, .2));
    assertThat(found.serving()).isEqualTo(active);
    assertThat(found.shadow().orElseThrow().pack().place()).isEqualTo("next");
    assertThat(found.text())
        .isEqualTo(
            "fake 1 (0123abcd), batches of 8, delay 50 ms, 2 in flight, 1 thread; in its shadow"
                + " next 2 (abababab), share 0.1, capacity 0.2");
  }

  @Test
  void shadowIsRefusedForWhatADeployIsRefusedForAndForItsNumbers() {
    assertThatThrownBy(() -> change(shadow("trees", .1, .2))).hasMessageContaining("categories");
    assertThatThrownBy(() -> change(new StartShadow("next", Optional.of("cd".repeat(32)), .1, .2)))
        .hasMessageContaining("was asked for");
    assertThatThrownBy(() -> change(shadow("next", 0, .2)))
        .hasMessage("a share of 0.0: the limit is above 0 to 1");
    assertThatThrownBy(() -> change(shadow("next", .1, Double.NaN)))
        .hasMessage("a capacity of NaN: the limit is above 0 to 1");
    assertThatThrownBy(() -> change(new StopShadow()))
        .hasMessage("nothing runs in the shadow of fake 1 (0123abcd): nothing to stop");
  }

  @Test
  void packIsNeverInTheShadowOfItself() {
    ServingChange shadowed = change(shadow("next", .1, .2));
    assertThatThrownBy(() -> find(shadowed, shadow("next", .1, .2)))
        .hasMessageEndingWith("is what is active: nothing to do");

    ServingChange deployed = find(shadowed, new Deploy("next", Optional.empty()));
    assertThat(deployed.shadow()).as("the deployed pack is no candidate any more").isEmpty();
    assertThatThrownBy(() -> find(deployed, shadow("next", .1, .2)))
        .hasMessage("next 2 (abababab) is what is active: there is nothing to hold it against");
    assertThat(find(shadowed, policy(Optional.of(4), Optional.empty())).shadow())
        .as("another policy leaves it as it is")
        .isEqualTo(shadowed.shadow());
    assertThat(find(shadowed, new StopShadow()).shadow()).isEmpty();
  }

  private ServingChange find(ServingChange now, Action action) {
    return checks.find(now.number() + 1, action, now, Optional.empty());
  }

  private static StartShadow shadow(String place, double share, double capacity) {
    return new StartShadow(place, Optional.empty(), share, capacity);
  }

  private Serving find(Action action) {
    return change(action).serving();
  }

  private ServingChange change(Action action) {
    return checks.find(1, action, first(), Optional.empty());
  }

  private ServingChange first() {
    return new ServingChange(0, active);
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
