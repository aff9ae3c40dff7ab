package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.publish.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a real broker and a real registry. */
class TopicCommandsITCase {

  @TempDir private Path folder;

  @Test
  void topicsAreCreatedOnceAndDifferencesAreTold() throws IOException {
    Path first = Services.configuration(folder, "first");

    assertThat(Services.run(first, "topics create").outLines())
        .hasSize(12)
        .contains("first.images: created with 2 partitions");

    CommandRun again = Services.run(first, "topics create");
    assertThat(again.outLines()).hasSize(12).contains("first.images: exists as wanted");

    CommandRun other = Services.run(first, "topics create", "--set", "topics.partitions=3");
    assertThat(other.out())
        .contains("first.images: exists and differs")
        .contains("partitions is 2");
    assertThat(other.exitCode()).isZero();
  }

  @Test
  void missingTopicsAreNamedTogether() throws IOException {
    Path image = Files.write(folder.resolve("x.png"), TestPictures.noise(4, 4, 1));

    CommandRun run =
        Services.run(Services.configuration(folder, "missing"), "produce", image.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactly(
            "panoptes: Kafka at %s has no topic missing.images: run 'panoptes topics create' first"
                .formatted(Services.bootstrapServers()));
  }

  @Test
  void whatIsProducedIsSeenByTail() throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    Files.write(images.resolve("a.png"), TestPictures.noise(16, 16, 1));
    Files.write(images.resolve("b.png"), TestPictures.noise(16, 16, 2));
    Files.write(images.resolve("large.png"), TestPictures.noise(128, 128, 3));
    Path shop = Services.configuration(folder, "shop");
    Services.run(shop, "topics create");

    CommandRun produced = Services.run(shop, "produce --source aisle-7", images.toString());
    CommandRun json = Services.run(shop, "tail images --json --from-beginning --max 3");
    CommandRun plain = Services.run(shop, "tail shop.images --from-beginning --until-end");

    assertThat(produced.exitCode()).as(produced.err()).isZero();
    assertThat(produced.out()).startsWith("3 images (1 by reference) published to shop.images in ");
    assertThat(produced.errLines())
        .singleElement()
        .asString()
        .contains("large.png has 4", "topics.inline-limit is 8 KiB: published by reference");
    assertThat(json.exitCode()).isZero();
    assertThat(json.outLines()).hasSize(3).allSatisfy(TopicCommandsITCase::isOfTheAisle);
    JsonNode large = new ObjectMapper().readTree(json.outLines().get(2)).path("value");
    assertThat(large.path("image_id").asText()).isEqualTo("large.png");
    assertThat(large.path("media_type").asText()).isEqualTo("image/png");
    assertThat(large.path("content").path("uri").asText())
        .isEqualTo(images.resolve("large.png").toUri().toString());
    assertThat(plain.outLines()).hasSize(3);
    assertThat(plain.out()).contains("aisle-7/a.png  image/png  ");
  }

  @Test
  void theRegistryIsToldToKeepSchemasCompatible() throws IOException {
    Path strict = Services.configuration(folder, "strict");

    CommandRun run = Services.run(strict, "topics create --schemas");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.outLines())
        .hasSize(24)
        .contains("strict.images-value: schemas must be FULL_TRANSITIVE");
  }

  private static void isOfTheAisle(String line) throws IOException {
    JsonNode record = new ObjectMapper().readTree(line);
    assertThat(record.path("key").asText()).isEqualTo("aisle-7");
    assertThat(record.path("value").path("source_id").asText()).isEqualTo("aisle-7");
  }
}
