/** Metrics of the operators in Flink's own system; their names are public. */
package io.panoptes.operators.metrics;
