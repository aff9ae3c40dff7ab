/** Predictions to panoptic images and their segments. */
package io.panoptes.operators.merge;
