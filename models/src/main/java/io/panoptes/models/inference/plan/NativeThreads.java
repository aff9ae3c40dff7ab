package io.panoptes.models.inference.plan;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The OpenMP threads of the operations that the calling thread starts. */
final class NativeThreads {

  private NativeThreads() {}

  /**
   * Holds for the calling thread only (measured: a convolution of another thread goes on with the
   * threads it had), and changes no result.
   *
   * @return how many there were: to be set again, as what runs on the thread next may want them
   */
  static int use(int threads) {
    Nd4j.getBackend(); // else the holder does not find its library
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int before = operations.ompGetMaxThreads();
    operations.setOmpNumThreads(threads);
    return before;
  }
}
