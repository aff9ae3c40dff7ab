package io.panoptes.local;

import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Skips container tests, saying why, where there is no Docker or no image. With {@code
 * -Dpanoptes.containers=required} they fail instead.
 */
final class ContainersCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      return ConditionEvaluationResult.enabled("decided for the class");
    }
    Optional<String> obstacle = obstacle();
    if (obstacle.isEmpty()) {
      return ConditionEvaluationResult.enabled("Docker and the images are there");
    }
    if ("required".equals(System.getProperty("panoptes.containers"))) {
      throw new IllegalStateException("container tests are required, but " + obstacle.get());
    }
    String reason = context.getDisplayName() + " is SKIPPED: " + obstacle.get();
    System.out.println(reason);
    return ConditionEvaluationResult.disabled(reason);
  }

  private static Optional<String> obstacle() {
    if (System.getenv("DOCKER_HOST") == null && !Files.exists(Path.of("/var/run/docker.sock"))) {
      return Optional.of("there is no Docker: /var/run/docker.sock is absent, DOCKER_HOST not set");
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return Optional.of("Docker does not answer");
    }
    return missing("kafka").or(() -> missing("registry"));
  }

  private static Optional<String> missing(String name) {
    if (!ContainerImages.isMadeHere(name)) {
      return Optional.empty(); // Docker pulls it
    }
    String image = ContainerImages.image(name);
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
      return Optional.empty();
    } catch (NotFoundException e) {
      return Optional.of(
          String.format(
              "the image %s is absent: make it with deploy/local/containers/build, or choose"
                  + " another with -Dpanoptes.image.%s=",
              image, name));
    }
  }
}
