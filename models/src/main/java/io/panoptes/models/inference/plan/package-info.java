/**
 * A trained Deeplearning4j graph as a plan of ND4J operations over preallocated arrays.
 *
 * <p>{@link io.panoptes.models.inference.plan.Program} is the graph with its weights, free of any
 * size, and may be shared by threads; {@link io.panoptes.models.inference.plan.Plan} is a program
 * for one batch and input size, with the arrays it runs in; {@link
 * io.panoptes.models.inference.plan.CompiledEngine} keeps plans and runs batches through them.
 * Inside, values are NHWC: oneDNN runs convolutions of few channels about twice as fast in it as in
 * NCHW.
 */
package io.panoptes.models.inference.plan;
