package io.panoptes.models.pack;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.coco.TwoChannelPng;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.PanopticMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes packs in their folder. A kill leaves the old pack or the new one: files are named by
 * their content, and pack.yaml is replaced in one step. Comments in pack.yaml are lost.
 */
public final class PackEditor {

  /** Sides of a test image; of a larger one the middle is taken. */
  static final int TEST_SIDE = 256;

  private static final double MIN_PQ = .9;
  private static final int NAME_DIGITS = 12;

  private final Pack pack;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  public PackEditor(Pack pack) {
    this.pack = requireNonNull(pack, "pack is null");
  }

  /**
   * Gives the pack the middle of an image as its only test, with what it finds there now.
   *
   * @return the changed pack
   * @throws PackException when it finds nothing in it
   */
  public Pack test(RgbImage image) {
    try (Segmenter segmenter = Segmenter.open(pack, EngineKind.AUTO)) {
      return write(pack.manifest().withTests(List.of(test(segmenter, middle(image)))));
    }
  }

  /**
   * Gives the pack other merge settings; what its tests expect goes along with them.
   *
   * @return the changed pack
   */
  public Pack merge(CentreOffsetSettings settings) {
    PackManifest merged = pack.manifest().withMerge(settings);
    List<TestImage> tests = new ArrayList<>();
    if (!merged.tests().isEmpty()) {
      PackTests old = new PackTests(pack);
      try (Segmenter segmenter = Segmenter.open(pack.with(merged), EngineKind.AUTO)) {
        merged.tests().forEach(test -> tests.add(test(segmenter, old.image(test))));
      }
    }
    return write(merged.withTests(tests));
  }

  private TestImage test(Segmenter segmenter, RgbImage image) {
    PanopticMap found = segmenter.segment(image);
    if (found.segments().isEmpty()) {
      throw new PackException(
          "%s finds nothing in the test image of %d x %d pixels: take another"
              .formatted(pack.name(), image.width(), image.height()));
    }
    return new TestImage(
        file("test-", PngWriter.encode(image)),
        file("expected-", TwoChannelPng.write(found)),
        MIN_PQ);
  }

  private FileEntry file(String prefix, byte[] png) {
    String digest = PackFiles.sha256(png);
    String name = prefix + digest.substring(0, NAME_DIGITS) + ".png";
    files.put(name, png);
    return new FileEntry(name, digest);
  }

  private Pack write(PackManifest manifest) {
    Path folder = pack.folder();
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      Path written = folder.resolve(PackFiles.MANIFEST + ".new");
      PackFiles.yaml().writeValue(written.toFile(), manifest);
      Files.move(
          written,
          folder.resolve(PackFiles.MANIFEST),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      Pack changed = Pack.load(folder);
      deleteAllBut(changed.manifest().files());
      return changed;
    } catch (IOException e) {
      throw new PackException("%s cannot be written: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** Of the files that the old manifest named. */
  private void deleteAllBut(List<FileEntry> kept) throws IOException {
    Set<String> names = kept.stream().map(FileEntry::file).collect(Collectors.toSet());
    for (FileEntry old : pack.manifest().files()) {
      if (!names.contains(old.file())) {
        Files.deleteIfExists(pack.folder().resolve(old.file()));
      }
    }
  }

  private static RgbImage middle(RgbImage image) {
    int width = Math.min(TEST_SIDE, image.width());
    int height = Math.min(TEST_SIDE, image.height());
    int left = (image.width() - width) / 2;
    int top = (image.height() - height) / 2;
    byte[] pixels = new byte[3 * width * height];
    for (int row = 0; row < height; row++) {
      int from = 3 * ((top + row) * image.width() + left);
      System.arraycopy(image.pixels(), from, pixels, 3 * row * width, 3 * width);
    }
    return new RgbImage(width, height, pixels);
  }
}
