package io.panoptes.models.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {

  @TempDir Path folder;

  @Test
  void plainYamlIsReadAsItIs() throws IOException {
    String text = "a: {b: [1, 2]}\nc: &named text\n";
    assertThat(YamlFile.read(file(text))).asString().isEqualTo(text);
  }

  @Test
  void bombOfAliasesIsRefused() {
    assertRefused(
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "line 2 has the alias *a: write the value out");
  }

  @Test
  void tagThatNamesATypeIsRefused() {
    assertRefused("a: !!java.net.URL [x]\n", "line 1 has the tag !!java.net.URL: leave it out");
    assertRefused("a: !local x\n", "line 1 has the tag local: leave it out");
  }

  @Test
  void deepNestingIsRefused() {
    assertRefused("[".repeat(1000) + "]".repeat(1000), "line 1 is nested deeper than 20 levels");
  }

  @Test
  void largeFileIsRefused() {
    assertRefused(
        "a".repeat(YamlFile.MAX_BYTES + 1),
        "it has more than 1048576 bytes, the limit of a YAML file");
  }

  @Test
  void whatIsNoYamlIsLeftToItsReader() throws IOException {
    assertThat(YamlFile.read(file("a: [1"))).hasSize(5);
  }

  private void assertRefused(String text, String message) {
    assertThatThrownBy(() -> YamlFile.read(file(text)))
        .isInstanceOf(YamlRefusedException.class)
        .hasMessage(message);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.yaml"), text);
  }
}
