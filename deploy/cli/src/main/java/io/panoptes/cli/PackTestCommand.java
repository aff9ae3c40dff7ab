package io.panoptes.cli;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackEditor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a pack its test image. */
@Command(
    name = "test",
    description = {
      "Give a pack a test image, in place of the one it has.",
      "The middle of the image, 256 x 256 pixels at most, goes into the pack with what the pack"
          + " finds there now. 'panoptes pack check' tells whether it finds the same elsewhere."
    })
final class PackTestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME|DIR", description = "A pack in models/packs, or a folder.")
  private String pack;

  @ArgGroup(multiplicity = "1")
  private Source source;

  /** One of them. */
  static final class Source {

    @Option(names = "--image", paramLabel = "FILE", description = "JPEG or PNG.")
    private Path image;

    @Option(
        names = "--scenes",
        description = "A generated scene that no training has seen: ${COMPLETION-CANDIDATES}.")
    private SceneKind scenes;

    private RgbImage read() throws IOException {
      return image == null ? scenes.unseen(1).get(0).image() : GivenImage.read(image);
    }
  }

  @Override
  public Integer call() throws IOException {
    Pack loaded = Pack.load(PackOption.folder(pack));
    Pack changed = new PackEditor(loaded).test(source.read());
    spec.commandLine()
        .getOut()
        .printf(
            "%s: test %s, digest %s%n",
            changed.folder(), changed.manifest().tests().get(0).image().file(), changed.digest());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
