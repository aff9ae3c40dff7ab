package io.panoptes.operators.reference;

import com.google.common.util.concurrent.MoreExecutors;
import io.panoptes.operators.record.ImageFailure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** The way to {@link HttpReferences} on the calling thread, for fuzzing. */
public final class FuzzedAnswers {

  private final URI uri;
  private final HttpReferences references;

  /**
   * @param authority of the server whose answers are read
   */
  public FuzzedAnswers(String authority, long maxBytes) {
    uri = URI.create("http://" + authority + "/a.png");
    Duration timeout = Duration.ofSeconds(10);
    references =
        new HttpReferences(
            new ReferencePolicy(List.of(), List.of(authority), List.of(), maxBytes, timeout),
            SystemDefaultDnsResolver.INSTANCE,
            new TimedReads(timeout, MoreExecutors.newDirectExecutorService()));
  }

  public void read() throws ImageFailure {
    references.read(uri);
  }
}
