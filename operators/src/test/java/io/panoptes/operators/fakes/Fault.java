package io.panoptes.operators.fakes;

/** What goes wrong with a model that sees an image marked so: see {@link FaultyModel}. */
public enum Fault {
  /** It throws. */
  THROWS,
  /** It runs out of memory outside the heap. */
  EXHAUSTS,
  /** It does not return. */
  HANGS;

  private static final int MARK = 0xFE00A0;

  /** The colour of the first pixel of such an image. */
  int mark() {
    return MARK + ordinal();
  }
}
