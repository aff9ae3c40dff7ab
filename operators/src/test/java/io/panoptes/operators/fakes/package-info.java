/** A model and images for tests of operators and of whole jobs. */
package io.panoptes.operators.fakes;
