package io.panoptes.cli.tune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The combinations that a search tries: the same ones of the same file. */
final class Trials {

  private Trials() {}

  static List<Trial> of(TuningFile file) {
    List<Map<String, String>> drawn = combinations(file.options());
    if (file.search() != TuningFile.Search.GRID) {
      Collections.shuffle(drawn, new Random(file.seed()));
      drawn = drawn.subList(0, Math.min(file.trials(), drawn.size()));
    }
    List<Trial> trials = new ArrayList<>();
    for (Map<String, String> options : drawn) {
      trials.add(new Trial(trials.size() + 1, options));
    }
    return trials;
  }

  private static List<Map<String, String>> combinations(Map<String, List<String>> options) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, List<String>> option : options.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> one : all) {
        for (String value : option.getValue()) {
          Map<String, String> more = new LinkedHashMap<>(one);
          more.put(option.getKey(), value);
          longer.add(more);
        }
      }
      all = longer;
    }
    return new ArrayList<>(all);
  }
}
