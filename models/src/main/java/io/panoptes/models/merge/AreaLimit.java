package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The least area that a segment must have: pixels of the result, or a share of the image's pixels,
 * which means the same at every resolution.
 *
 * @param amount at least 0; whole when it counts pixels, at most 100 when it is a percentage
 */
public record AreaLimit(double amount, Unit unit) implements Serializable {

  /** What the amount counts. */
  public enum Unit {
    PIXELS,
    PERCENT
  }

  /** No limit. */
  public static final AreaLimit NONE = pixels(0);

  public AreaLimit {
    requireNonNull(unit, "unit is null");
    boolean fits =
        unit == Unit.PIXELS
            ? amount >= 0 && amount <= Integer.MAX_VALUE && amount == Math.rint(amount)
            : amount >= 0 && amount <= 100;
    if (!fits) {
      throw new IllegalArgumentException(
          "area limit %s %s: expected a whole number of pixels, or 0 to 100 percent of the image"
              .formatted(amount, unit == Unit.PIXELS ? "pixels" : "percent"));
    }
  }

  public static AreaLimit pixels(int pixels) {
    return new AreaLimit(pixels, Unit.PIXELS);
  }

  public static AreaLimit percent(double percent) {
    return new AreaLimit(percent, Unit.PERCENT);
  }

  /**
   * Reads what {@link #toString} writes: {@code 64} is pixels, {@code 0.5%} a share.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static AreaLimit parse(String text) {
    String trimmed = text.strip();
    boolean share = trimmed.endsWith("%");
    try {
      double amount =
          Double.parseDouble(share ? trimmed.substring(0, trimmed.length() - 1) : trimmed);
      return new AreaLimit(amount, share ? Unit.PERCENT : Unit.PIXELS);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "area limit '%s': expected pixels, as 64, or a share of the image, as 0.5%%"
              .formatted(text),
          e);
    }
  }

  /** The fewest pixels that reach the limit in an image of this size. */
  public long minPixels(int width, int height) {
    BigDecimal exact = BigDecimal.valueOf(amount);
    if (unit == Unit.PERCENT) {
      exact = exact.movePointLeft(2).multiply(BigDecimal.valueOf((long) width * height));
    }
    return exact.setScale(0, RoundingMode.CEILING).longValueExact();
  }

  @Override
  public String toString() {
    String number = BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
    return unit == Unit.PERCENT ? number + "%" : number;
  }
}
