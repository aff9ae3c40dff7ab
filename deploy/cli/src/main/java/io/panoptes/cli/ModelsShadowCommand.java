package io.panoptes.cli;

import io.panoptes.cli.models.StatusText;
import io.panoptes.schemas.ModelAction;
import io.panoptes.topology.options.PanoptesOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models shadow}. */
@Command(
    name = "shadow",
    description = {
      "Lets a candidate run beside the pack that the running pipeline serves, on a share of the"
          + " images, in place of any that runs so already.",
      "What it finds goes to the topic of the shadow, and how good that is against the truth and"
          + " against the results of the pack that is served to that of the shadow's quality; no"
          + " other topic is touched. It is tried first, as by 'models deploy'. Exit code 1 if it"
          + " is refused, or not answered in time."
    })
final class ModelsShadowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;
  @Mixin private ModelsRequest request;
  @Mixin private DigestOption digest;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|DIR",
      description =
          "A pack in the folder that the pipeline has as pipeline.packs: its name, or its folder.")
  private Optional<String> pack;

  @Option(
      names = "--share",
      paramLabel = "PART",
      defaultValue = "0.1",
      description =
          "Which part of the images it is to see, above 0 to 1; the same ones after each restart."
              + " Default: ${DEFAULT-VALUE}.")
  private double share;

  @Option(
      names = "--capacity",
      paramLabel = "PART",
      defaultValue = "0.2",
      description =
          "How much it may work, as a part of the time of the threads that run the pack that is"
              + " served, above 0 to 1; images beyond that are passed over. Default:"
              + " ${DEFAULT-VALUE}.")
  private double capacity;

  @Option(names = "--stop", description = "Ends what runs in the shadow.")
  private boolean stop;

  @Override
  public Integer call() throws InterruptedException {
    if (stop == pack.isPresent()) {
      throw new ParameterException(spec.commandLine(), "give either a pack or --stop");
    }
    for (String option : List.of("--share", "--capacity", "--digest")) {
      if (stop && spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(
            spec.commandLine(), "%s is of a pack: leave it out with --stop".formatted(option));
      }
    }
    PanoptesOptions options = configuration.read();
    if (stop) {
      return request.ask(
          options, ModelsRequest.of(ModelAction.STOP_SHADOW).build(), StatusText::shadow);
    }
    WantedPack wanted = WantedPack.of(options, pack.orElseThrow(), digest.given());
    return request.ask(
        options,
        ModelsRequest.of(ModelAction.SHADOW)
            .setPack(wanted.place())
            .setDigest(wanted.digest().orElse(null))
            .setShare(share)
            .setCapacity(capacity)
            .build(),
        StatusText::shadow);
  }
}
