package io.panoptes.cli;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads constants as they write themselves, such as {@code class-aware}, in any case. */
record HyphenatedEnum<T extends Enum<T>>(Class<T> type) implements ITypeConverter<T> {

  @Override
  public T convert(String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.toString().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of %s but was '%s'"
                        .formatted(Arrays.toString(type.getEnumConstants()), text)));
  }
}
