package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.pack.PackException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The packs below one folder, which each process of the job sees under the same path. What leads
 * out of it, by {@code ..} or by a link, is refused.
 */
public record PackFolder(String folder, EngineKind engine) implements PackSource {

  public PackFolder {
    requireNonNull(folder, "folder is null");
    requireNonNull(engine, "engine is null");
  }

  @Override
  public ModelSource find(String place) {
    Path root = real(Path.of(folder), folder);
    Path pack;
    try {
      pack = real(root.resolve(place), place);
    } catch (InvalidPathException e) {
      throw new PackException("'%s' is no name of a folder".formatted(place), e);
    }
    if (!pack.startsWith(root) || pack.equals(root)) {
      throw new PackException(
          "'%s' is not below %s: put the pack there, or set pipeline.packs".formatted(place, root));
    }
    return new PackModels(pack, engine);
  }

  private Path real(Path path, String told) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new PackException(
          "no pack '%s' below %s: put it there on each machine of the job".formatted(told, folder),
          e);
    }
  }
}
