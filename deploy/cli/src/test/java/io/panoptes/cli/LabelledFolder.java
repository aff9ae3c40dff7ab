package io.panoptes.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A folder of images and masks, {@code r0c0.png} to {@code r4c3.png}: red dots, 2 or 3 pixels wide,
 * on black, and a border of void.
 */
record LabelledFolder(Path folder) {

  static final int ROWS = 5;
  static final int COLUMNS = 4;

  private static final int WIDTH = 24;
  private static final int HEIGHT = 16;

  LabelledFolder write() throws IOException {
    describe("{id: 2, name: ground, thing: false, values: [0]}");
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        write("r%dc%d.png".formatted(row, column), 2 + column % 2);
      }
    }
    return this;
  }

  /** Writes {@code dataset.yaml} with more categories than the dot. */
  void describe(String... categories) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        masks: labels
        void: [255]
        categories:
        - {id: 1, name: dot, thing: true, color: "#DC143C", values: [1]}
        - %s
        """
            .formatted(String.join("\n- ", categories)));
  }

  /** Gives a pixel of a mask another value. */
  void paint(String name, int x, int y, int value) throws IOException {
    BufferedImage mask = ImageIO.read(file("masks", name));
    mask.getRaster().setSample(x, y, 0, value);
    ImageIO.write(mask, "png", file("masks", name));
  }

  private void write(String name, int side) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean dot = x % 8 >= 4 && x % 8 < 4 + side && y % 8 >= 4 && y % 8 < 4 + side;
        image.setRGB(x, y, dot ? 0xFF0000 : 0);
        mask.getRaster().setSample(x, y, 0, dot ? 1 : x == 0 ? 255 : 0);
      }
    }
    ImageIO.write(image, "png", file("images", name));
    ImageIO.write(mask, "png", file("masks", name));
  }

  private java.io.File file(String kind, String name) throws IOException {
    return Files.createDirectories(folder.resolve(kind)).resolve(name).toFile();
  }
}
