package io.panoptes.cli.run;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A cluster that runs already, and goes on after us.
 *
 * @param restAddress {@code host:port} of its REST interface
 * @param jars sent with each job
 */
public record GivenCluster(String restAddress, List<Path> jars) implements FlinkCluster {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  public GivenCluster {
    requireNonNull(restAddress, "restAddress is null");
    jars = List.copyOf(jars);
  }

  /**
   * @param restAddress {@code host:port}
   * @throws CommandFailedException if no Flink answers there
   */
  public static GivenCluster open(String restAddress, List<Path> jars) throws InterruptedException {
    GivenCluster cluster = new GivenCluster(restAddress, jars);
    URI overview = cluster.address().resolve("/overview");
    String found;
    try {
      HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
      int status =
          client
              .send(
                  HttpRequest.newBuilder(overview).timeout(LIMIT).build(),
                  BodyHandlers.discarding())
              .statusCode();
      if (status == HttpURLConnection.HTTP_OK) {
        return cluster;
      }
      found = "it answers with status " + status;
    } catch (HttpTimeoutException e) {
      found = "no answer within %d s".formatted(LIMIT.toSeconds());
    } catch (IOException e) {
      found = "no connection";
    }
    throw new CommandFailedException(
        "no Flink at %s: %s; check flink.address".formatted(restAddress, found));
  }

  @Override
  public URI address() {
    return URI.create("http://" + restAddress);
  }

  @Override
  public StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.createRemoteEnvironment(
        address().getHost(),
        address().getPort(),
        jars.stream().map(Path::toString).toArray(String[]::new));
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public List<String> repair() {
    return List.of();
  }

  @Override
  public String describe() {
    return "%s, given; %s"
        .formatted(address(), jars.isEmpty() ? "no jars sent" : jars.size() + " jars sent");
  }

  @Override
  public void close() {
    // it is not ours
  }
}
