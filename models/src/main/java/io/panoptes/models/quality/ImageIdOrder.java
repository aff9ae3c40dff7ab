package io.panoptes.models.quality;

import java.math.BigInteger;
import java.util.Comparator;

/** Numbers by value as pycocotools sorts image ids, then text; equal only for equal ids. */
enum ImageIdOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    boolean aIsNumber = isNumber(a);
    boolean bIsNumber = isNumber(b);
    if (aIsNumber != bIsNumber) {
      return aIsNumber ? -1 : 1;
    }
    int byValue = aIsNumber ? new BigInteger(a).compareTo(new BigInteger(b)) : 0;
    return byValue != 0 ? byValue : a.compareTo(b);
  }

  private static boolean isNumber(String id) {
    int start = id.startsWith("-") ? 1 : 0;
    return id.length() > start && id.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
  }
}
