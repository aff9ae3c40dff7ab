package io.panoptes.models.inference.plan;

/** One operation of a plan, bound to its arrays. */
@FunctionalInterface
interface Step {

  void run();
}
