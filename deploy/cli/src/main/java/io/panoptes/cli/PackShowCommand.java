package io.panoptes.cli;

import io.panoptes.models.pack.CardText;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackCardFile;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A pack's card. */
@Command(
    name = "show",
    description = "Show a pack's card: categories, licence, training, figures, known failures.")
final class PackShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME|DIR", description = "A pack in models/packs, or a folder.")
  private String pack;

  @Option(
      names = "--json",
      description = "One object: digest, manifest as in pack.yaml, card as in card.yaml or null.")
  private boolean json;

  @Override
  public Integer call() {
    Pack loaded = Pack.load(PackOption.folder(pack));
    PackCardFile file = new PackCardFile(loaded);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(file.json());
    } else {
      out.print(new CardText(loaded, file.read()).markdown());
    }
    out.flush();
    return 0;
  }
}
