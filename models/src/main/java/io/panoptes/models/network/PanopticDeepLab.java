package io.panoptes.models.network;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * Panoptic-DeepLab (Cheng et al. 2020) in small: one encoder for two decoders, each of which begins
 * with a pyramid and takes features of the way down in on its way up, to half the size of the
 * image. The pyramid's parts see further by convolutions one after the other, not by atrous ones:
 * Deeplearning4j 1.0.0-M2.1 keeps those from oneDNN and trains them many times slower. Coarser at
 * boundaries than a U-Net of as many levels; little of its work is at full size.
 */
public record PanopticDeepLab(NetworkSettings settings) implements Network {

  /** Parts of a pyramid besides the one that sees no neighbours. */
  private static final int FAR = 3;

  public PanopticDeepLab {
    requireNonNull(settings, "settings is null");
  }

  @Override
  public ComputationGraphConfiguration configuration(Learning learning) {
    Blocks blocks = new Blocks(settings, learning);
    List<String> skips = new ArrayList<>();
    String x = Blocks.IMAGE;
    for (int level = 0; level < settings.levels(); level++) {
      x = blocks.twoConvolutions("down" + level, settings.channelsOf(level), x);
      skips.add(x);
      x = blocks.pool("pool" + level, x);
    }
    x = blocks.twoConvolutions("bottom", settings.channelsOf(settings.levels()), x);
    boolean semantic = heads().contains(Head.SEMANTIC);
    boolean instances = heads().contains(Head.CENTRE) || heads().contains(Head.OFFSET);
    String semantics = semantic ? decoder(blocks, "semantics", x, skips) : x;
    String ways = instances ? decoder(blocks, "instances", x, skips) : x;
    for (Head head : heads()) {
      blocks.head(head, head == Head.SEMANTIC ? semantics : ways);
    }
    return blocks.build();
  }

  private String decoder(Blocks blocks, String name, String in, List<String> skips) {
    int deepest = settings.channelsOf(settings.levels());
    List<String> pyramid = new ArrayList<>();
    pyramid.add(blocks.convolution(name + "-near", 1, share(deepest), in));
    String far = in;
    for (int part = 1; part <= FAR; part++) {
      far = blocks.convolution(name + "-far" + part, 3, share(deepest), far);
      pyramid.add(far);
    }
    String x = blocks.merge(name + "-pyramid", pyramid.toArray(String[]::new));
    for (int level = settings.levels() - 1; level > 0; level--) {
      int channels = settings.channelsOf(level);
      String at = name + level;
      String skip = blocks.convolution(at + "-skip", 1, share(channels), skips.get(level));
      String wide = blocks.merge(at + "-merge", blocks.up(at + "-up", channels, x), skip);
      x = blocks.convolution(at, 3, channels, wide);
    }
    return blocks.up(name, settings.channels(), x);
  }

  private static int share(int channels) {
    return Math.max(1, channels / 4);
  }
}
