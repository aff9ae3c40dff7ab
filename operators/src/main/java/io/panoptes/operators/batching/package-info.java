/** Micro-batches: images that arrive one by one run through a model many at a time. */
package io.panoptes.operators.batching;
