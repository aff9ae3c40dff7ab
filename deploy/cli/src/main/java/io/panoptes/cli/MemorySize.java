package io.panoptes.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Bytes as Java's own options have them: {@code 1g}, {@code 800m}. */
final class MemorySize implements ITypeConverter<Long> {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([mg])");

  @Override
  public Long convert(String text) {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "memory '%s': write a number and m or g, such as 800m or 1g".formatted(text));
    }
    return Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("g") ? 30 : 20);
  }
}
