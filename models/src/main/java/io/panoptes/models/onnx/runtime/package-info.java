/** ONNX models run by ONNX Runtime. */
package io.panoptes.models.onnx.runtime;
