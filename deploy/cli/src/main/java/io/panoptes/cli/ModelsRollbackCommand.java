package io.panoptes.cli;

import io.panoptes.schemas.ModelAction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code models rollback}. */
@Command(
    name = "rollback",
    description =
        "Lets the running pipeline serve the pack that it served before this one. The policy stays as"
            + " it is.")
final class ModelsRollbackCommand implements Callable<Integer> {

  @Mixin private ConfigurationOptions configuration;
  @Mixin private ModelsRequest request;

  @Override
  public Integer call() throws InterruptedException {
    return request.ask(configuration.read(), ModelsRequest.of(ModelAction.ROLLBACK).build());
  }
}
