package io.panoptes.fuzz.parser;

import io.panoptes.fuzz.FuzzTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** All parsers that are fuzzed. */
public final class FuzzTargets {

  private static final List<Group> GROUPS =
      List.of(
          ImageTargets::all,
          MaskTargets::all,
          CocoTargets::all,
          DataSetTargets::all,
          PackTargets::all,
          NetworkTargets::all,
          OptionTargets::all,
          RecordTargets::all,
          AnswerTargets::all,
          StateTargets::all);

  private FuzzTargets() {}

  /** In an order that does not change, each name once. */
  public static List<FuzzTarget> all() {
    return stream().toList();
  }

  /**
   * @throws IllegalArgumentException when none has the name
   */
  public static FuzzTarget named(String name) {
    return stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no fuzz target '%s': there are %s".formatted(name, all())));
  }

  /** Made when they are asked for: Jazzer instruments each class that is loaded. */
  private static Stream<FuzzTarget> stream() {
    return GROUPS.stream().flatMap(group -> targets(group).stream());
  }

  private static List<FuzzTarget> targets(Group group) {
    try {
      return group.all();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Group {
    List<FuzzTarget> all() throws IOException;
  }
}
