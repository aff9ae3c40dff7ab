package io.panoptes.operators.reference;

import static io.panoptes.operators.record.DeadLetterReason.CONTENT_TOO_LARGE;
import static io.panoptes.operators.record.DeadLetterReason.REFERENCE_DENIED;
import static io.panoptes.operators.record.DeadLetterReason.REFERENCE_UNREADABLE;

import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Reads files below the listed directories, on threads of its own: a file system that has gone away
 * may never answer.
 */
final class FileReferences {

  private record Directory(Path listed, Path real) {}

  private final List<Directory> directories;
  private final long maxBytes;
  private final TimedReads reads;
  private final FileOpener opener;

  FileReferences(ReferencePolicy policy) {
    this(policy, new PinnedFiles());
  }

  FileReferences(ReferencePolicy policy, FileOpener opener) {
    this.opener = opener;
    reads = new TimedReads(policy.timeout());
    directories = policy.directories().stream().map(FileReferences::directory).toList();
    maxBytes = policy.maxBytes();
  }

  byte[] read(URI uri) throws ImageFailure {
    Path path = path(uri);
    // Before the file system is asked, so that a denied reference does not tell what exists.
    if (directories.stream().noneMatch(d -> path.startsWith(d.listed) || path.startsWith(d.real))) {
      throw denied(uri);
    }
    try {
      return reads.read(() -> readListed(uri, path));
    } catch (IOException e) {
      throw unreadable(uri, e.toString(), e);
    } catch (TimeoutException e) {
      throw unreadable(uri, e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreadable(uri, "interrupted", e);
    }
  }

  private byte[] readListed(URI uri, Path path) throws IOException, ImageFailure {
    Path real = path.toRealPath();
    Directory directory =
        directories.stream()
            .filter(listed -> real.startsWith(listed.real))
            .findFirst()
            .orElseThrow(() -> denied(uri));
    if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw unreadable(uri, "it is not a file", null);
    }
    try (InputStream in = opener.open(directory.real, directory.real.relativize(real))) {
      byte[] bytes = in.readNBytes(Math.toIntExact(maxBytes + 1));
      if (bytes.length > maxBytes) {
        throw new ImageFailure(
            CONTENT_TOO_LARGE,
            Stage.READ,
            "reference %s has %d bytes: the limit is %d"
                .formatted(uri, Files.size(real), maxBytes));
      }
      return bytes;
    }
  }

  private static Path path(URI uri) throws ImageFailure {
    try {
      return Path.of(uri).normalize();
    } catch (IllegalArgumentException e) {
      throw new ImageFailure(
          REFERENCE_DENIED,
          Stage.READ,
          "reference %s is no path of this machine: %s".formatted(uri, e.getMessage()),
          e);
    }
  }

  private static ImageFailure denied(URI uri) {
    return new ImageFailure(
        REFERENCE_DENIED,
        Stage.READ,
        "reference %s is in none of the directories that references may name".formatted(uri));
  }

  private static ImageFailure unreadable(URI uri, String problem, Exception cause) {
    return new ImageFailure(
        REFERENCE_UNREADABLE,
        Stage.READ,
        "reference %s cannot be read: %s".formatted(uri, problem),
        cause);
  }

  private static Directory directory(String listed) {
    Path path = Path.of(listed);
    try {
      if (!path.isAbsolute()) {
        throw new IOException("it is not absolute");
      }
      return new Directory(path.normalize(), path.toRealPath());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "directory %s, listed for references, cannot be used: %s".formatted(listed, e), e);
    }
  }
}
