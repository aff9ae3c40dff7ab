package io.panoptes.models.onnx.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.Map;

/**
 * Sessions of ONNX Runtime, one for all engines of a process that run the same model the same way:
 * its weights are held once, and its threads work for all of them. Thread-safe.
 */
final class SharedSession {

  private record Key(String digest, OnnxDevice device, int threads) {}

  /** The right to use a session, given back by {@link #close}. */
  static final class Lease implements AutoCloseable {
    private final Key key;
    private final OrtSession session;
    private boolean returned;

    private Lease(Key key, OrtSession session) {
      this.key = key;
      this.session = session;
    }

    OrtSession session() {
      return session;
    }

    @Override
    public void close() {
      synchronized (SHARED) {
        if (!returned) {
          returned = true;
          release(key);
        }
      }
    }
  }

  private static final Map<Key, SharedSession> SHARED = new HashMap<>();

  private final OrtSession session;
  private int leases;

  private SharedSession(OrtSession session) {
    this.session = session;
  }

  /**
   * @throws OnnxException when ONNX Runtime refuses the model, or it names other files
   */
  static Lease acquire(OnnxModel model, OnnxDevice device, int threads) {
    Key key = new Key(model.digest(), device, threads);
    synchronized (SHARED) {
      SharedSession shared = SHARED.get(key);
      if (shared == null) {
        shared = new SharedSession(open(model, device, threads));
        SHARED.put(key, shared);
      }
      shared.leases++;
      return new Lease(key, shared.session);
    }
  }

  /** How many sessions are open. */
  static int count() {
    synchronized (SHARED) {
      return SHARED.size();
    }
  }

  private static OrtSession open(OnnxModel model, OnnxDevice device, int threads) {
    byte[] bytes = model.bytes().get();
    SelfContained.parse(model.name(), bytes);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      if (device == OnnxDevice.CUDA) {
        options.addCUDA(0);
      }
      return OrtEnvironment.getEnvironment().createSession(bytes, options);
    } catch (OrtException e) {
      throw new OnnxException(
          "%s is refused by ONNX Runtime: %s"
              .formatted(model.name(), e.getMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  private static void release(Key key) {
    SharedSession shared = SHARED.get(key);
    shared.leases--;
    if (shared.leases == 0) {
      SHARED.remove(key);
      try {
        shared.session.close();
      } catch (OrtException e) {
        throw new OnnxException("a session of ONNX Runtime cannot be closed", e);
      }
    }
  }
}
