package io.panoptes.models.pack;

import io.panoptes.models.panoptic.Category;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of a pack, for people, as Markdown that also reads well on a terminal. */
public record CardText(Pack pack, Optional<PackCard> card) {

  public String markdown() {
    StringBuilder text = new StringBuilder();
    PackManifest manifest = pack.manifest();
    text.append("# %s %s%n%n".formatted(manifest.name(), manifest.version()));
    text.append(
        "- Categories: %s%n"
            .formatted(
                pack.labelMap().categories().stream()
                    .map(CardText::named)
                    .collect(Collectors.joining(", "))));
    text.append(
        "- Images: at scale %s, of at most %d pixels%n"
            .formatted(manifest.input().scale(), manifest.input().maxPixels()));
    text.append("- Licence: %s%n".formatted(manifest.licence()));
    text.append("- Credit: %s%n".formatted(manifest.credit()));
    text.append("- Digest: %s%n".formatted(pack.digest()));
    text.append(
        "- Tests: %s%n"
            .formatted(
                manifest.tests().isEmpty()
                    ? "none"
                    : manifest.tests().stream()
                        .map(test -> test.image().file())
                        .collect(Collectors.joining(", "))));
    text.append("%n## Training%n%n".formatted());
    manifest.training().forEach((key, value) -> text.append("- %s: %s%n".formatted(key, value)));
    card.ifPresentOrElse(
        known -> measured(text, known),
        () -> text.append("%nNot measured: run 'panoptes pack measure'.%n".formatted()));
    return text.toString();
  }

  private static String named(Category category) {
    return "%s (%s)".formatted(category.name(), category.isThing() ? "thing" : "stuff");
  }

  private void measured(StringBuilder text, PackCard known) {
    text.append("%n## Figures%n%n".formatted());
    if (!known.pack().equals(pack.digest())) {
      text.append(
          "Of another state of the pack, %s: measure it again.%n%n".formatted(known.pack()));
    }
    text.append("%d images of %s.%n%n".formatted(known.images(), known.data()));
    text.append("| category | PQ | SQ | RQ | tp | fp | fn |%n".formatted());
    text.append("|---|---|---|---|---|---|---|%n".formatted());
    for (PackCard.Figures row : known.figures()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.3f | %.3f | %.3f | %d | %d | %d |%n",
              row.of(),
              row.pq(),
              row.sq(),
              row.rq(),
              row.tp(),
              row.fp(),
              row.fn()));
    }
    text.append("%n| things, IoU > .5 | images | TP/(TP+FP+FN) | tp | fp | fn |%n".formatted());
    text.append("|---|---|---|---|---|---|%n".formatted());
    for (PackCard.Objects row : known.objects()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.3f | %d | %d | %d |%n",
              row.of(),
              row.images(),
              row.share(),
              row.tp(),
              row.fp(),
              row.fn()));
    }
    text.append("%nMeasured by `%s`.%n".formatted(known.command()));
    if (!known.failures().isEmpty()) {
      text.append("%n## Known failures%n%n".formatted());
      known.failures().forEach(failure -> text.append("- %s%n".formatted(failure)));
    }
    if (!known.examples().isEmpty()) {
      text.append("%n## Examples: truth on the left, result on the right%n".formatted());
      for (PackCard.Example example : known.examples()) {
        text.append(
            "%n%s%n%n![%s](%s)%n"
                .formatted(example.caption(), example.caption(), example.picture().file()));
      }
    }
  }
}
