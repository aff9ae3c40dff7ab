package io.panoptes.models.pack;

import java.util.regex.Pattern;

/**
 * A file of a pack, and what must be in it.
 *
 * @param file name in the pack's folder
 * @param sha256 of its bytes, in hexadecimal
 */
public record FileEntry(String file, String sha256) {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public FileEntry {
    if (file == null || file.isBlank()) {
      throw new IllegalArgumentException("file is missing");
    }
    if (sha256 == null || !DIGEST.matcher(sha256).matches()) {
      throw new IllegalArgumentException(
          "%s has the sha256 %s: 64 hexadecimal digits in lower case are expected"
              .formatted(file, sha256));
    }
  }
}
