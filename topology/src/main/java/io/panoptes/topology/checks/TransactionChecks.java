package io.panoptes.topology.checks;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/** Transactions: that the brokers allow their timeout, and this user their ids. */
final class TransactionChecks {

  private static final String MAX_TIMEOUT = "transaction.max.timeout.ms";

  private final Admin admin;
  private final AdminAnswers answers;

  TransactionChecks(Admin admin, AdminAnswers answers) {
    this.admin = requireNonNull(admin, "admin is null");
    this.answers = requireNonNull(answers, "answers is null");
  }

  /**
   * @param idPrefixes what the transactional ids begin with
   */
  List<Finding> run(Duration timeout, List<String> idPrefixes) {
    List<Finding> findings = new ArrayList<>();
    checkTimeout(timeout, findings);
    for (String prefix : idPrefixes) {
      checkId(prefix, findings);
    }
    return findings;
  }

  private void checkTimeout(Duration timeout, List<Finding> findings) {
    try {
      Collection<Node> nodes = answers.await(admin.describeCluster().nodes());
      Node node = nodes.iterator().next();
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
      Config config = answers.await(admin.describeConfigs(List.of(broker)).values().get(broker));
      long limit = Long.parseLong(config.get(MAX_TIMEOUT).value());
      if (timeout.toMillis() > limit) {
        findings.add(
            new Finding(
                "transactions need %d ms, by the checkpoint's interval and timeout; %s of the brokers is %d"
                    .formatted(timeout.toMillis(), MAX_TIMEOUT, limit),
                "raise it, or lower pipeline.checkpoint.interval or"
                    + " flink.properties.execution.checkpointing.timeout"));
      }
    } catch (AuthorizationException e) {
      // A user who may not see the limit hears of it from the sink.
      return;
    } catch (KafkaException e) {
      findings.add(
          new Finding(
              "the settings of the brokers cannot be read, " + e.getMessage(),
              "check the brokers"));
    }
  }

  private void checkId(String prefix, List<Finding> findings) {
    try {
      answers.await(admin.describeTransactions(List.of(prefix)).description(prefix));
    } catch (TransactionalIdNotFoundException e) {
      return; // none of exactly this name
    } catch (AuthorizationException e) {
      findings.add(
          new Finding(
              "transactional ids that begin with %s may not be used by this user".formatted(prefix),
              "grant WRITE and DESCRIBE on this prefix"));
    } catch (KafkaException e) {
      findings.add(
          new Finding(
              "transactional id %s cannot be described, %s".formatted(prefix, e.getMessage()),
              "check the brokers"));
    }
  }
}
