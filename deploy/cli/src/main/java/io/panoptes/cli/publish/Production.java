package io.panoptes.cli.publish;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.cli.publish.ImagePublisher.Form;
import io.panoptes.models.coco.CocoImage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes files, with their truth where it is known, as often and as fast as wanted. For one
 * thread.
 *
 * @param repeat how often all are published; from the second time on, image ids end in {@code #2}
 *     and so on, so that they name other images
 */
public record Production(
    List<ImageFile> images,
    SourceNames sources,
    CaptureTime captureTime,
    Optional<TruthFile> truth,
    Optional<Rate> rate,
    int repeat,
    Map<String, String> attributes) {

  /** Hears what was published, on the publishing thread. */
  public interface Listener {
    void published(ImageFile file, Form form) throws IOException;
  }

  /** What was published. */
  public record Summary(long images, long references, long truths) {}

  public Production {
    images = List.copyOf(images);
    attributes = Map.copyOf(attributes);
    requireNonNull(captureTime, "captureTime is null");
    if (repeat < 1) {
      throw new IllegalArgumentException("repeat is %d: the least is 1".formatted(repeat));
    }
    Map<String, ImageFile> seen = new HashMap<>();
    for (ImageFile image : images) {
      String id = sources.of(image) + "\n" + sources.imageId(image);
      ImageFile other = seen.put(id, image);
      if (other != null) {
        throw new CommandFailedException(
            "%s and %s would both be image %s of source %s: publish them one by one, each with its own --source"
                .formatted(other.file(), image.file(), sources.imageId(image), sources.of(image)));
      }
    }
  }

  /** How many images {@link #run} publishes. */
  public long total() {
    return (long) images.size() * repeat;
  }

  /**
   * Returns when all is acknowledged.
   *
   * @throws IOException if a file cannot be read
   * @throws InterruptedException while it waits for the next image to be due
   */
  public Summary run(ImagePublisher publisher, Listener listener)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    long published = 0;
    long references = 0;
    long truths = 0;
    for (int pass = 1; pass <= repeat; pass++) {
      for (ImageFile image : images) {
        awaitDue(start, published);
        String id = sources.imageId(image) + (pass == 1 ? "" : "#" + pass);
        Instant capturedAt = captureTime.of(image.file());
        Optional<CocoImage> entry = truth.flatMap(file -> file.entry(image));
        Form form = publishImage(publisher, image, id, capturedAt, entry);
        if (entry.isPresent()) {
          publishTruth(publisher, image, id, entry.get());
          truths++;
        }
        published++;
        references += form == Form.REFERENCE ? 1 : 0;
        listener.published(image, form);
      }
    }
    publisher.flush();
    return new Summary(published, references, truths);
  }

  private Form publishImage(
      ImagePublisher publisher,
      ImageFile image,
      String id,
      Instant capturedAt,
      Optional<CocoImage> entry)
      throws IOException {
    Map<String, String> all = new HashMap<>(attributes);
    entry.ifPresent(known -> known.attributes().forEach(all::putIfAbsent));
    return publisher.publish(
        OutgoingImage.ofFile(sources.of(image), id, capturedAt, image.file()).withAttributes(all));
  }

  private void publishTruth(ImagePublisher publisher, ImageFile image, String id, CocoImage entry)
      throws IOException {
    TruthFile file = truth.orElseThrow();
    publisher.publishTruth(
        sources.of(image), id, file.annotatedAt(), file.map(entry), file.labels());
  }

  private void awaitDue(long start, long published) throws InterruptedException {
    Duration due = rate.map(each -> each.due(published)).orElse(Duration.ZERO);
    long left = due.toNanos() - (System.nanoTime() - start);
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left).toMillis());
    }
  }
}
