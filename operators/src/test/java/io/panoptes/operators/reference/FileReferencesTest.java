package io.panoptes.operators.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReferencesTest {

  @TempDir Path root;
  private Path listed;
  private Path secret;
  private ReferenceReader reader;

  @BeforeEach
  void folders() throws IOException {
    listed = Files.createDirectory(root.resolve("listed"));
    secret = Files.write(root.resolve("secret.png"), new byte[] {1});
    reader = new ReferenceReader(policy(Duration.ofSeconds(10)));
  }

  @Test
  void fileBelowAListedDirectoryIsRead() throws Exception {
    Path file = Files.write(Files.createDirectory(listed.resolve("a")).resolve("b"), new byte[10]);
    assertThat(reader.read(file.toUri().toString())).hasSize(10);
  }

  @Test
  void fileAboveTheLimitIsTooLarge() throws IOException {
    Path file = Files.write(listed.resolve("a"), new byte[11]);
    assertRefused(
        file.toUri().toString(),
        DeadLetterReason.CONTENT_TOO_LARGE,
        "has 11 bytes: the limit is 10");
  }

  @Test
  void fileElsewhereIsDenied() {
    assertRefused(secret.toUri().toString(), DeadLetterReason.REFERENCE_DENIED, "in none of");
  }

  @Test
  void pathThatClimbsOutIsDenied() {
    assertRefused(
        "file:" + listed + "/../secret.png", DeadLetterReason.REFERENCE_DENIED, "in none of");
  }

  @Test
  void symbolicLinkThatLeadsOutIsDenied() throws IOException {
    Path link = Files.createSymbolicLink(listed.resolve("link"), secret);
    assertRefused(link.toUri().toString(), DeadLetterReason.REFERENCE_DENIED, "in none of");
  }

  @Test
  void symbolicLinkThatStaysInsideIsRead() throws Exception {
    Path file = Files.write(listed.resolve("a"), new byte[3]);
    Path link = Files.createSymbolicLink(listed.resolve("link"), file);
    assertThat(reader.read(link.toUri().toString())).hasSize(3);
  }

  /** As another process does it, after the path was looked at and before it is opened. */
  @Test
  void directoryThatBecomesALinkOutMeanwhileIsNotFollowed() throws IOException {
    Path within = Files.createDirectory(listed.resolve("a"));
    Path file = Files.write(within.resolve("secret.png"), new byte[] {2});
    FileReferences racing =
        new FileReferences(
            policy(Duration.ofSeconds(10)),
            (directory, opened) -> {
              Files.delete(file);
              Files.delete(within);
              Files.createSymbolicLink(within, root);
              return new PinnedFiles().open(directory, opened);
            });
    assertThatThrownBy(() -> racing.read(file.toUri()))
        .isInstanceOfSatisfying(
            ImageFailure.class,
            failure ->
                assertThat(failure.reason()).isEqualTo(DeadLetterReason.REFERENCE_UNREADABLE));
    assertThat(Files.readAllBytes(file)).as("the link leads there").containsExactly(1);
  }

  @Test
  void missingFileAndFolderAreUnreadable() {
    assertRefused(
        listed.resolve("none").toUri().toString(),
        DeadLetterReason.REFERENCE_UNREADABLE,
        "NoSuchFile");
    assertRefused(
        listed.toUri().toString(), DeadLetterReason.REFERENCE_UNREADABLE, "it is not a file");
  }

  @Test
  void otherSchemesAndNoAddressesAreDenied() {
    assertRefused("ftp://host/a", DeadLetterReason.REFERENCE_DENIED, "has scheme 'ftp'");
    assertRefused("/a.png", DeadLetterReason.REFERENCE_DENIED, "has scheme ''");
    assertRefused("file: a", DeadLetterReason.REFERENCE_DENIED, "is no address");
    assertRefused("file://host/a", DeadLetterReason.REFERENCE_DENIED, "is no path");
  }

  @Test
  void listedDirectoryThatDoesNotExistIsAnErrorAtTheStart() {
    ReferencePolicy policy =
        new ReferencePolicy(
            List.of(root.resolve("none").toString()),
            List.of(),
            List.of(),
            1,
            Duration.ofSeconds(1));
    assertThatThrownBy(() -> new ReferenceReader(policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("listed for references, cannot be used");
  }

  @Test
  void fileThatIsNotReadInTimeIsUnreadable() throws IOException {
    Path file = Files.write(listed.resolve("a"), new byte[3]);
    CountDownLatch never = new CountDownLatch(1);
    FileReferences hanging =
        new FileReferences(
            policy(Duration.ofMillis(20)),
            (directory, opened) -> {
              awaitUninterruptibly(never);
              return InputStream.nullInputStream();
            });
    assertThatThrownBy(() -> hanging.read(file.toUri()))
        .isInstanceOfSatisfying(
            ImageFailure.class,
            failure ->
                assertThat(failure.reason()).isEqualTo(DeadLetterReason.REFERENCE_UNREADABLE))
        .hasMessageEndingWith("cannot be read: not read within PT0.02S");
    never.countDown();
  }

  /** As a file system that has gone away: no interruption ends it. */
  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean waiting = true;
    while (waiting) {
      try {
        latch.await();
        waiting = false;
      } catch (InterruptedException e) {
        waiting = true;
      }
    }
  }

  private ReferencePolicy policy(Duration timeout) {
    return new ReferencePolicy(List.of(listed.toString()), List.of(), List.of(), 10, timeout);
  }

  private void assertRefused(String uri, DeadLetterReason reason, String message) {
    assertThatThrownBy(() -> reader.read(uri))
        .isInstanceOfSatisfying(
            ImageFailure.class, failure -> assertThat(failure.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }
}
