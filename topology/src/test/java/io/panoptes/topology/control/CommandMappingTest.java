package io.panoptes.topology.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.control.Command;
import io.panoptes.operators.control.Command.Deploy;
import io.panoptes.operators.control.Command.Rollback;
import io.panoptes.operators.control.Command.SetPolicy;
import io.panoptes.operators.control.Command.StartShadow;
import io.panoptes.operators.control.Command.StopShadow;
import io.panoptes.operators.control.Command.Unreadable;
import io.panoptes.operators.control.PolicyChange;
import io.panoptes.schemas.ModelAction;
import io.panoptes.schemas.ModelCommand;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.InMemorySchemaRegistry;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandMappingTest {

  private final AvroCodec<ModelCommand> codec =
      new AvroCodec<>(ModelCommand.class, new InMemorySchemaRegistry());
  private final CommandMapping mapping = new CommandMapping(codec);

  @Test
  void everyActionIsRead() {
    assertThat(read(of(ModelAction.DEPLOY).setPack("shelf-2")))
        .isEqualTo(new Command("7", new Deploy("shelf-2", Optional.empty())));
    assertThat(read(of(ModelAction.SHADOW).setPack("b").setShare(.1).setCapacity(.2)))
        .isEqualTo(new Command("7", new StartShadow("b", Optional.empty(), .1, .2)));
    assertThat(read(of(ModelAction.STOP_SHADOW))).isEqualTo(new Command("7", new StopShadow()));
    assertThat(read(of(ModelAction.ROLLBACK))).isEqualTo(new Command("7", new Rollback()));
    assertThat(read(of(ModelAction.SET_POLICY).setThreads(2).setMaxDelayMs(5L)))
        .isEqualTo(
            new Command(
                "7",
                new SetPolicy(
                    new PolicyChange(
                        Optional.empty(), Optional.of(5L), Optional.empty(), Optional.of(2)))));
  }

  @Test
  void whatIsNoCommandIsOneThatWillBeRefusedByItsPlace() {
    assertThat(refusal(mapping.command(null, "models-0-3")))
        .isEqualTo("the record models-0-3 has no value");
    assertThat(refusal(mapping.command(new byte[] {9, 9, 9}, "models-0-3")))
        .startsWith("the record models-0-3 is no command: 3 bytes are no Avro record");
    assertThat(refusal(read(of(ModelAction.ROLLBACK).setCommandId("x".repeat(101)))))
        .isEqualTo("the id of the command in models-0-3 has 101 letters: 1 to 100 are needed");
  }

  @Test
  void actionOfANewerVersionAndADeployOfNothingWillBeRefused() {
    assertThat(refusal(read(of(ModelAction.UNKNOWN))))
        .isEqualTo("the command is of a newer version: start the job with a newer build");
    assertThat(refusal(read(of(ModelAction.DEPLOY))))
        .isEqualTo("the command names no pack: a name of 1 to 1000 letters is needed");
    assertThat(refusal(read(of(ModelAction.DEPLOY).setPack("a").setDigest("AB"))))
        .isEqualTo("the digest of the command is not 64 lower-case hexadecimal digits");
  }

  @Test
  void shadowWithoutAPackOrAShareWillBeRefused() {
    assertThat(refusal(read(of(ModelAction.SHADOW).setShare(.1).setCapacity(.2))))
        .isEqualTo("the command names no pack: a name of 1 to 1000 letters is needed");
    assertThat(refusal(read(of(ModelAction.SHADOW).setPack("b").setShare(.1))))
        .isEqualTo("the command has no share or no capacity: each is above 0 to 1");
  }

  private Command read(ModelCommand.Builder command) {
    return mapping.command(codec.encode("models", command.build()), "models-0-3");
  }

  private static ModelCommand.Builder of(ModelAction action) {
    return ModelCommand.newBuilder().setCommandId("7").setIssuedAt(Instant.EPOCH).setAction(action);
  }

  private static String refusal(Command command) {
    return ((Unreadable) command.action()).reason();
  }
}
