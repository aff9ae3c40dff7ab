package io.panoptes.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

  @TempDir private Path folder;

  @Test
  void lastLinesAreJoinedToOne() throws IOException {
    assertThat(LogTail.of(log("one\ntwo\n\nthree\n  four\n"))).isEqualTo("two | three | four");
  }

  @Test
  void problemsArePreferredToWhatFollowsThem() throws IOException {
    Path log = log("10:00 ERROR it broke\njava.io.IOException: why\n\tat a.B.c(B.java:1)\nbye\n");

    assertThat(LogTail.of(log)).isEqualTo("10:00 ERROR it broke | java.io.IOException: why");
  }

  @Test
  void longLineIsCut() throws IOException {
    assertThat(LogTail.of(log("x".repeat(1000)))).hasSize(303).endsWith("x...");
  }

  @Test
  void emptyLogIsSaidToBeEmpty() throws IOException {
    assertThat(LogTail.of(log(""))).isEqualTo("(nothing)");
  }

  @Test
  void absentLogIsSaidToBeUnreadable() {
    assertThat(LogTail.of(folder.resolve("absent"))).contains("cannot be read");
  }

  private Path log(String text) throws IOException {
    return Files.writeString(folder.resolve("log.txt"), text);
  }
}
