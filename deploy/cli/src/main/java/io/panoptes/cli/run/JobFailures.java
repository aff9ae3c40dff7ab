package io.panoptes.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.JobID;

/** Asks Flink's REST interface why a job failed last. */
final class JobFailures {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final String DELETED = " is out of range for partition ";

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI exceptions;

  JobFailures(URI cluster, JobID job) {
    this.exceptions =
        URI.create("%s/jobs/%s/exceptions?maxExceptions=1".formatted(cluster, job.toHexString()));
  }

  /** Empty if it never failed, or Flink does not say. */
  Optional<JobFailure> last() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(exceptions).timeout(LIMIT).build();
      return read(client.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The newest entry of Flink's answer, with its innermost cause. */
  static Optional<JobFailure> read(String json) throws IOException {
    JsonNode newest =
        new ObjectMapper().readTree(json).path("exceptionHistory").path("entries").path(0);
    return StackText.innermost(newest.path("stacktrace").asText())
        .map(reason -> new JobFailure(newest.path("timestamp").asLong(), reason + remedy(reason)));
  }

  /** For what Kafka says of a record that its retention has deleted. */
  private static String remedy(String reason) {
    return reason.contains(DELETED)
        ? ": images were deleted before they were read; set pipeline.deleted-images=skip to go on"
            + " without them, and raise topics.retention"
        : "";
  }
}
