/** What travels between the operators: immutable records, each known to Flink without Kryo. */
package io.panoptes.operators.record;
