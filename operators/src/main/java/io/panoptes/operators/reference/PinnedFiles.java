package io.panoptes.operators.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Opens a file name by name, each in the directory that was opened before it and none through a
 * link, so that what was checked stays what is read, whatever is renamed or linked meanwhile.
 */
final class PinnedFiles implements FileOpener {

  @Override
  public InputStream open(Path directory, Path file) throws IOException {
    try (SecureDirectoryStream<Path> opened = secure(Files.newDirectoryStream(directory))) {
      return open(opened, file);
    }
  }

  private static InputStream open(SecureDirectoryStream<Path> directory, Path file)
      throws IOException {
    if (file.getNameCount() == 1) {
      return Channels.newInputStream(
          directory.newByteChannel(
              file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    }
    try (SecureDirectoryStream<Path> next =
        directory.newDirectoryStream(file.getName(0), LinkOption.NOFOLLOW_LINKS)) {
      return open(next, file.subpath(1, file.getNameCount()));
    }
  }

  private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream)
      throws IOException {
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new IOException("this file system cannot open files below an open directory");
  }
}
