package io.panoptes.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a dead letter lies, written {@code PARTITION:OFFSET}. */
record LetterPlace(int partition, long offset) {

  /** Reads what {@code dead-letters list} writes. */
  static final class Converter implements ITypeConverter<LetterPlace> {

    @Override
    public LetterPlace convert(String text) {
      if (!text.matches("[0-9]{1,9}:[0-9]{1,18}")) {
        throw new TypeConversionException(
            "'%s' is no PARTITION:OFFSET, as 'dead-letters list' writes them".formatted(text));
      }
      int colon = text.indexOf(':');
      return new LetterPlace(
          Integer.parseInt(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
    }
  }

  @Override
  public String toString() {
    return partition + ":" + offset;
  }
}
