package io.panoptes.models.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The card in a pack's folder: card.yaml, card.md for people, and the pictures. */
public record PackCardFile(Pack pack) {

  private static final String YAML = "card.yaml";
  private static final String MARKDOWN = "card.md";
  private static final String PICTURES = "example-";

  /** A picture that is not written yet. */
  public record Picture(String caption, byte[] jpeg) {}

  /**
   * The card; empty where the pack has none.
   *
   * @throws PackException when it is not a card
   */
  public Optional<PackCard> read() {
    Path file = pack.folder().resolve(YAML);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      PackCard card =
          PackFiles.yaml().readValue(ContainedFiles.text(pack.folder(), YAML), PackCard.class);
      if (card == null) {
        throw new PackException("%s is empty: measure the pack again".formatted(file));
      }
      return Optional.of(card);
    } catch (JsonProcessingException e) {
      throw new PackException("%s: %s".formatted(file, Pack.firstLine(e.getOriginalMessage())), e);
    } catch (IOException e) {
      throw new PackException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Whether a card is of the pack as it is now. */
  public boolean isOfThisPack(PackCard card) {
    return card.pack().equals(pack.digest());
  }

  /**
   * Writes the card and its pictures in place of those that are there; pack.yaml stays.
   *
   * @param card without examples
   * @return the card with its examples
   */
  public PackCard write(PackCard card, List<Picture> pictures) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<PackCard.Example> examples =
        pictures.stream()
            .map(
                picture -> {
                  String name = "%s%d.jpg".formatted(PICTURES, files.size() + 1);
                  files.put(name, picture.jpeg());
                  return new PackCard.Example(
                      new FileEntry(name, PackFiles.sha256(picture.jpeg())), picture.caption());
                })
            .toList();
    PackCard whole =
        new PackCard(
            card.pack(),
            card.command(),
            card.data(),
            card.images(),
            card.figures(),
            card.objects(),
            card.failures(),
            examples);
    try {
      deleteAllBut(files.keySet());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(pack.folder().resolve(file.getKey()), file.getValue());
      }
      replace(YAML, PackFiles.yaml().writeValueAsBytes(whole));
      Files.writeString(
          pack.folder().resolve(MARKDOWN), new CardText(pack, Optional.of(whole)).markdown());
      return whole;
    } catch (IOException e) {
      throw new PackException(
          "%s cannot be written: %s".formatted(pack.folder().resolve(YAML), e.getMessage()), e);
    }
  }

  /** Manifest and card as one object, the card null where there is none. */
  public String json() {
    ObjectMapper yaml = PackFiles.yaml();
    ObjectNode tree = new ObjectMapper().createObjectNode();
    tree.put("digest", pack.digest());
    tree.set("manifest", yaml.valueToTree(pack.manifest()));
    tree.set("card", yaml.valueToTree(read().orElse(null)));
    return tree.toPrettyString();
  }

  private void replace(String name, byte[] content) throws IOException {
    Path written = pack.folder().resolve(name + ".new");
    Files.write(written, content);
    Files.move(
        written,
        pack.folder().resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void deleteAllBut(Set<String> kept) throws IOException {
    List<Path> old;
    try (Stream<Path> files = Files.list(pack.folder())) {
      old =
          files
              .filter(file -> file.getFileName().toString().startsWith(PICTURES))
              .filter(file -> !kept.contains(file.getFileName().toString()))
              .collect(Collectors.toList());
    }
    for (Path file : old) {
      Files.delete(file);
    }
  }
}
