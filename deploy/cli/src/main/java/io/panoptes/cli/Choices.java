package io.panoptes.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Values chosen by name, some with numbers: {@code step:0.3,0.1}. Numbers that are left out at the
 * end are the choice's own.
 */
class Choices<T> implements ITypeConverter<T> {

  private record Choice<T>(Function<double[], T> make, double[] numbers) {}

  private final Map<String, Choice<T>> choices = new LinkedHashMap<>();

  /**
   * @param numbers of the choice where none are given
   */
  final Choices<T> or(String name, Function<double[], T> make, double... numbers) {
    choices.put(name, new Choice<>(make, numbers));
    return this;
  }

  @Override
  public T convert(String text) {
    int colon = text.indexOf(':');
    Choice<T> choice = choices.get(colon < 0 ? text : text.substring(0, colon));
    if (choice == null) {
      throw new TypeConversionException(
          "expected one of %s but was '%s'".formatted(String.join(", ", choices.keySet()), text));
    }
    try {
      return choice.make().apply(numbers(text, colon, choice.numbers()));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'%s': %s".formatted(text, e.getMessage()));
    }
  }

  private static double[] numbers(String text, int colon, double[] own) {
    if (colon < 0) {
      return own;
    }
    String[] given = text.substring(colon + 1).split(",", -1);
    if (given.length > own.length) {
      throw new IllegalArgumentException(
          "%d numbers, at most %d".formatted(given.length, own.length));
    }
    double[] numbers = Arrays.copyOf(own, own.length);
    for (int at = 0; at < given.length; at++) {
      try {
        numbers[at] = Double.parseDouble(given[at]);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'%s' is no number".formatted(given[at]), e);
      }
    }
    return numbers;
  }
}
