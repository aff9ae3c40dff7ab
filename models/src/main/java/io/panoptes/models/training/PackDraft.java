package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.pack.PackManifest;
import io.panoptes.models.panoptic.LabelMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of a pack before it is trained.
 *
 * @param merge to validate with, and to start the choice of merge settings from
 * @param command that was given to train it
 */
public record PackDraft(
    String name,
    String version,
    PackManifest.Input input,
    CentreOffsetSettings merge,
    String command,
    String licence,
    String credit) {

  public PackDraft {
    requireNonNull(name, "name is null");
    requireNonNull(input, "input is null");
    requireNonNull(merge, "merge is null");
    requireNonNull(command, "command is null");
  }

  /**
   * The manifest of the trained pack.
   *
   * @param networks as they were written
   */
  PackManifest manifest(
      LabelMap labelMap,
      TrainingPlan plan,
      CentreOffsetSettings chosen,
      Map<String, String> training,
      List<PackManifest.NetworkFile> networks) {
    return new PackManifest(
        PackManifest.FORMAT,
        name,
        version,
        labelMap.categories().stream()
            .map(
                category ->
                    new PackManifest.CategoryEntry(
                        category.id(),
                        category.name(),
                        category.isThing(),
                        String.format(Locale.ROOT, "%06x", category.color())))
            .toList(),
        plan.normalisation(),
        input,
        networks,
        chosen,
        training,
        licence,
        credit);
  }
}
