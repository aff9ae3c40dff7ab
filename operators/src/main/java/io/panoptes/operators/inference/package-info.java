/** Inference: from image records, through reading, decoding and micro-batches, to predictions. */
package io.panoptes.operators.inference;
