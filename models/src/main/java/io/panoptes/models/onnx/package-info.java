/** Deeplearning4j graphs written as ONNX models. */
package io.panoptes.models.onnx;
