package io.panoptes.schemas;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Avro makes no object of a class it was not told to trust, so that no schema can name a dangerous
 * one. Reading our records, and copying one that holds others with {@code newBuilder(record)},
 * needs our classes trusted.
 */
public final class TrustedClasses {

  private static final String PREFIX = TrustedClasses.class.getPackageName() + ".";

  static {
    ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
    ClassSecurityPredicate ours = type -> type.getName().startsWith(PREFIX);
    ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(before, ours));
  }

  private TrustedClasses() {}

  /**
   * Adds the classes of this package to those trusted in this JVM. Once is enough, more do no harm;
   * the serde does it by itself.
   */
  public static void trust() {
    // The static block did it, once.
  }
}
