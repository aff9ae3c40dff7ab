package io.panoptes.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {

  @TempDir private Path folder;

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  @Test
  void belowAFolderImagesAreFoundByNameOrContent() throws IOException {
    write("b.PNG", new byte[0]);
    write("a/text.jpg", "no image".getBytes());
    write("a/no-name", TestPictures.noise(2, 2, 1));
    write("notes.txt", "no image".getBytes());
    write(".hidden/c.png", new byte[0]);

    ImageFiles files = ImageFiles.find(List.of(folder));

    assertThat(files.images())
        .extracting(ImageFile::relative)
        .containsExactly("a/no-name", "a/text.jpg", "b.PNG");
    assertThat(files.others()).isEqualTo(1);
  }

  @Test
  void aFileIsTakenAsItIs() throws IOException {
    Path file = write("a/notes.txt", "no image".getBytes());

    ImageFile image = ImageFiles.find(List.of(file)).images().get(0);

    assertThat(image.relative()).isEqualTo("notes.txt");
    assertThat(image.root()).isEqualTo("a");
  }

  @Test
  void sourcesAreTheFolderGivenOrEachBelowIt() throws IOException {
    write("a/x.png", new byte[0]);
    ImageFile image = ImageFiles.find(List.of(folder)).images().get(0);
    String root = folder.getFileName().toString();

    assertThat(image.root()).isEqualTo(root);
    assertThat(image.folder()).isEqualTo(root + "/a");
    assertThat(image.name()).isEqualTo("x.png");
  }

  @Test
  void aMissingPathIsNamed() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> ImageFiles.find(List.of(missing)))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing");
  }
}
