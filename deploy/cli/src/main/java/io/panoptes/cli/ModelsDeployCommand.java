package io.panoptes.cli;

import io.panoptes.schemas.ModelAction;
import io.panoptes.topology.options.PanoptesOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code models deploy}. */
@Command(
    name = "deploy",
    description = {
      "Lets the running pipeline serve another pack, without stopping it.",
      "The pack is loaded beside the one in use, tried with its own test images and a full batch of"
          + " their size on each task manager, and then in force from a checkpoint on. A pack that"
          + " fails is refused, and the one in use goes on. Exit code 1 if it is refused, or not"
          + " answered in time."
    })
final class ModelsDeployCommand implements Callable<Integer> {

  @Mixin private ConfigurationOptions configuration;
  @Mixin private ModelsRequest request;
  @Mixin private DigestOption digest;

  @Parameters(
      paramLabel = "NAME|DIR",
      description =
          "A pack in the folder that the pipeline has as pipeline.packs: its name, or its folder.")
  private String pack;

  @Override
  public Integer call() throws InterruptedException {
    PanoptesOptions options = configuration.read();
    WantedPack wanted = WantedPack.of(options, pack, digest.given());
    return request.ask(
        options,
        ModelsRequest.of(ModelAction.DEPLOY)
            .setPack(wanted.place())
            .setDigest(wanted.digest().orElse(null))
            .build());
  }
}
