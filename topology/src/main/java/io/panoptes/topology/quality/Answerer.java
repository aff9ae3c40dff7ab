package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Who made a result: a pack, in force or in the shadow of another, which are never taken for one
 * another.
 */
record Answerer(boolean shadow, String packDigest) {

  /** Before the digest of a candidate, so that what was stored of packs in force stays as it is. */
  private static final String MARK = "shadow ";

  Answerer {
    requireNonNull(packDigest, "packDigest is null");
  }

  void write(DataOutputStream out) throws IOException {
    StoredText.write(text(), out);
  }

  static Answerer read(DataInputStream in) throws IOException {
    return of(StoredText.read(in));
  }

  String text() {
    return shadow ? MARK + packDigest : packDigest;
  }

  static Answerer of(String text) {
    return text.startsWith(MARK)
        ? new Answerer(true, text.substring(MARK.length()))
        : new Answerer(false, text);
  }
}
