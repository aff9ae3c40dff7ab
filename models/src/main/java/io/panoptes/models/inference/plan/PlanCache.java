package io.panoptes.models.inference.plan;

import io.panoptes.models.inference.InputSize;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plans of one thread, by input size; those used longest ago are freed first. Not thread-safe.
 */
final class PlanCache implements AutoCloseable {

  private static final float LOAD = .75f;

  private final List<Program> programs;
  private final int batch;
  private final PlanLimits limits;
  private final Map<InputSize, List<Plan>> plans = new LinkedHashMap<>(16, LOAD, true);

  PlanCache(List<Program> programs, int batch, PlanLimits limits) {
    this.programs = programs;
    this.batch = batch;
    this.limits = limits;
  }

  /** One plan for each program. */
  List<Plan> of(InputSize size) {
    List<Plan> known = plans.get(size);
    if (known != null) {
      return known;
    }
    List<PlanLayout> layouts =
        programs.stream().map(program -> PlanLayout.of(program, batch, size)).toList();
    makeRoom(layouts.stream().mapToLong(PlanLayout::bytes).sum());
    List<Plan> made = plans(layouts);
    plans.put(size, made);
    return made;
  }

  private List<Plan> plans(List<PlanLayout> layouts) {
    List<Plan> made = new ArrayList<>();
    try {
      for (int at = 0; at < layouts.size(); at++) {
        made.add(new Plan(programs.get(at), layouts.get(at)));
      }
      return made;
    } catch (RuntimeException | Error e) {
      made.forEach(Plan::close);
      throw e;
    }
  }

  private void makeRoom(long needed) {
    Iterator<List<Plan>> oldest = plans.values().iterator();
    while (oldest.hasNext()
        && (plans.size() >= limits.plans() || bytes() + needed > limits.bytes())) {
      oldest.next().forEach(Plan::close);
      oldest.remove();
    }
  }

  long bytes() {
    return plans.values().stream().flatMap(List::stream).mapToLong(Plan::bytes).sum();
  }

  int size() {
    return plans.size();
  }

  @Override
  public void close() {
    plans.values().forEach(list -> list.forEach(Plan::close));
    plans.clear();
  }
}
