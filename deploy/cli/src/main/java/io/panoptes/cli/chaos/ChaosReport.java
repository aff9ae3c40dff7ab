package io.panoptes.cli.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a run went, so far or in the end.
 *
 * @param finished whether the run came to its end; before, images under way are not {@code lost}
 * @param images published, poison included
 * @param faults that have struck, by kind
 * @param deadLetters answers that are no results; {@code deadLettersByReason} says why
 * @param recoverySeconds from the end of a fault to steady throughput
 * @param longestWaitSeconds of an image, from sent to answered, since the first results
 * @param broken for each promise the first images for which it does not hold
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ChaosReport(
    long seed,
    String pack,
    boolean finished,
    double seconds,
    int images,
    int results,
    int deadLetters,
    int shed,
    Map<String, Long> faults,
    int lost,
    int doubled,
    int outOfOrder,
    int wrong,
    int waiting,
    Spread recoverySeconds,
    Map<String, Spread> recoverySecondsByFault,
    Map<String, Integer> deadLettersByReason,
    Map<String, MemoryFigures> memory,
    PackMemory packMemory,
    double longestWaitSeconds,
    Map<String, List<String>> broken,
    List<Struck> log) {

  private static final int NAMED = 20;

  static ChaosReport of(
      long seed,
      String pack,
      boolean finished,
      double seconds,
      Ledger ledger,
      List<Struck> struck,
      Map<String, MemoryFigures> memory) {
    Map<String, List<String>> broken = new LinkedHashMap<>(ledger.broken());
    int waiting = ledger.waiting();
    if (!finished) {
      broken.put("lost", List.of());
    }
    Map<String, Integer> deadLetters = new TreeMap<>(ledger.deadLetters());
    return new ChaosReport(
        seed,
        pack,
        finished,
        Math.round(seconds * 10) / 10.0,
        ledger.sent(),
        ledger.results(),
        deadLetters.values().stream().mapToInt(Integer::intValue).sum(),
        ledger.sheds(),
        struck.stream().collect(groupingBy(Struck::fault, TreeMap::new, counting())),
        broken.get("lost").size(),
        broken.get("doubled").size(),
        broken.get("out_of_order").size(),
        broken.get("wrong").size(),
        waiting,
        Spread.of(struck.stream().map(Struck::recoverySeconds).toList()),
        byFault(struck),
        deadLetters,
        memory,
        PackMemory.of(struck),
        Math.round(ledger.longestWait() / 1e8) / 10.0,
        first(broken),
        List.copyOf(struck));
  }

  private static Map<String, Spread> byFault(List<Struck> struck) {
    Map<String, Spread> spreads = new TreeMap<>();
    struck.stream()
        .collect(groupingBy(Struck::fault, mapping(Struck::recoverySeconds, toList())))
        .forEach((fault, seconds) -> spreads.put(fault, Spread.of(seconds)));
    return spreads;
  }

  private static Map<String, List<String>> first(Map<String, List<String>> broken) {
    Map<String, List<String>> first = new LinkedHashMap<>();
    broken.forEach((breach, images) -> first.put(breach, images.stream().limit(NAMED).toList()));
    return first;
  }

  /** Whether each promise held. */
  @JsonIgnore
  public boolean isKept() {
    return lost + doubled + outOfOrder + wrong == 0;
  }

  /** Replaces the file at once, so that it is whole whenever it is read. */
  void write(Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    Files.createDirectories(whole.getParent());
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(part.toFile(), this);
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
