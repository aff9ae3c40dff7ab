package io.panoptes.topology.checks;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.ModelCommand;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.SegmentRecord;
import io.panoptes.schemas.ShedImage;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.MalformedRecordException;
import io.panoptes.schemas.serde.RegistryException;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/** The registry: that it answers, gives what is read and takes what is written. */
final class RegistryChecks {

  private final SchemaRegistry registry;
  private final List<Finding> findings = new ArrayList<>();

  RegistryChecks(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** Ends at once where the registry does not answer. */
  List<Finding> run(Topics topics) {
    try {
      checkRead(topics.images(), ImageEvent.getClassSchema());
    } catch (RegistryException e) {
      findings.add(unreachable(e));
      return findings;
    }
    checkWritten(topics.panoptic(), PanopticResult.getClassSchema());
    checkWritten(topics.segments(), SegmentRecord.getClassSchema());
    checkWritten(topics.deadLetters(), DeadLetter.getClassSchema());
    checkWritten(topics.shed(), ShedImage.getClassSchema());
    checkWritten(topics.shadow(), PanopticResult.getClassSchema());
    checkRead(topics.models(), ModelCommand.getClassSchema());
    checkWritten(topics.modelsStatus(), ModelStatus.getClassSchema());
    return findings;
  }

  private void checkRead(String topic, Schema reader) {
    String subject = AvroCodec.subject(topic);
    try {
      Optional<Schema> latest = registry.latest(subject);
      if (latest.isPresent()
          && SchemaCompatibility.checkReaderWriterCompatibility(reader, latest.get()).getType()
              != SchemaCompatibilityType.COMPATIBLE) {
        findings.add(
            new Finding(
                "subject %s holds %s, which cannot be read as %s"
                    .formatted(subject, latest.get().getFullName(), reader.getFullName()),
                "set another topics.prefix, or delete the subject"));
      }
    } catch (MalformedRecordException e) {
      findings.add(
          new Finding("subject %s: %s".formatted(subject, e.getMessage()), "delete the subject"));
    }
  }

  private void checkWritten(String topic, Schema writer) {
    String subject = AvroCodec.subject(topic);
    try {
      registry.requireUsable(subject, writer);
      checkRead(topic, writer);
    } catch (RegistryException e) {
      findings.add(
          new Finding(
              e.getMessage(),
              "set another topics.prefix, or delete the subject and what was written with it"));
    }
  }

  private static Finding unreachable(RegistryException e) {
    return new Finding(e.getMessage(), "check registry.urls and registry.properties");
  }
}
