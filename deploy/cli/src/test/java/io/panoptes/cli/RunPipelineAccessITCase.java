package io.panoptes.cli;

import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.local.LocalBroker;
import io.panoptes.local.LocalBrokerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the start of the pipeline finds at a real broker that authorises. Its clients are all {@code
 * ANONYMOUS}, who may do anything to what has no ACL; one ACL leaves only what it grants.
 */
class RunPipelineAccessITCase {

  private static final String US = "User:ANONYMOUS";
  private static final String OTHERS = "User:others";

  @TempDir private static Path shared;
  private static Path pack;
  private static LocalBroker broker;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    pack = TinyPack.write(shared.resolve("tiny"));
    broker =
        LocalBroker.start(
            LocalBrokerSettings.defaults()
                .withMaxMessageBytes(32 << 20)
                .withOptions(
                    Map.of(
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "allow.everyone.if.no.acl.found",
                        "true")));
  }

  @AfterAll
  static void stop() {
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void whatThisUserMayNotDoIsListedWithItsRemedyBeforeTheFirstImage() throws Exception {
    Path configuration = Services.configuration(folder, "walled");
    assertThat(run(configuration, "topics create").exitCode()).isZero();
    assertThat(check(configuration).outLines()).containsExactly("all checks passed");

    restrict(
        grant(ResourceType.TOPIC, "walled.images", LITERAL, US, AclOperation.DESCRIBE),
        grant(ResourceType.TOPIC, "walled.panoptic", LITERAL, US, AclOperation.READ),
        grant(ResourceType.TOPIC, "walled.shed", LITERAL, OTHERS, AclOperation.WRITE),
        grant(ResourceType.GROUP, "walled.pipeline", LITERAL, OTHERS, AclOperation.READ),
        grant(
            ResourceType.TRANSACTIONAL_ID,
            "walled.panoptic.pipeline",
            PREFIXED,
            OTHERS,
            AclOperation.WRITE));
    CommandRun run = check(configuration);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines())
        .containsExactly(
            "panoptes: topic walled.images may not be read by this user: grant DESCRIBE and READ on"
                + " it",
            "panoptes: topic walled.panoptic may not be written by this user: grant DESCRIBE and"
                + " WRITE on it",
            "panoptes: topic walled.shed may not be described by this user: grant DESCRIBE and"
                + " WRITE on it",
            "panoptes: group walled.pipeline may not be used by this user: grant READ and DESCRIBE"
                + " on it",
            "panoptes: transactional ids that begin with walled.panoptic.pipeline may not be used"
                + " by this user: grant WRITE and DESCRIBE on this prefix");
  }

  private static CommandRun check(Path configuration) {
    return run(configuration, "run pipeline --check-only --set pipeline.pack=" + pack);
  }

  private static CommandRun run(Path configuration, String line) {
    return Services.run(
        configuration, line, "--set", "kafka.bootstrap-servers=" + broker.bootstrapServers());
  }

  private static void restrict(AclBinding... bindings) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      admin.createAcls(List.of(bindings)).all().get();
    }
  }

  private static AclBinding grant(
      ResourceType type, String name, PatternType pattern, String user, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry(user, "*", operation, AclPermissionType.ALLOW));
  }
}
