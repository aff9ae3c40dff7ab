package io.panoptes.models.network;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * U-Net (Ronneberger et al. 2015) with batch-norm and the heads of Panoptic-DeepLab (Cheng et al.
 * 2020) on its full-size features.
 */
public record UNet(NetworkSettings settings) implements Network {

  public UNet {
    requireNonNull(settings, "settings is null");
  }

  /** With batch-norm, upsampled by repeating pixels. */
  public UNet(int levels, int channels, int widest, int categories, List<Head> heads) {
    this(new NetworkSettings(levels, channels, widest, categories, heads, true, Up.NEAREST));
  }

  @Override
  public ComputationGraphConfiguration configuration(Learning learning) {
    Blocks blocks = new Blocks(settings, learning);
    Deque<String> skips = new ArrayDeque<>();
    String x = Blocks.IMAGE;
    for (int level = 0; level < settings.levels(); level++) {
      x = blocks.twoConvolutions("down" + level, settings.channelsOf(level), x);
      skips.push(x);
      x = blocks.pool("pool" + level, x);
    }
    x = blocks.twoConvolutions("bottom", settings.channelsOf(settings.levels()), x);
    for (int level = settings.levels() - 1; level >= 0; level--) {
      int channels = settings.channelsOf(level);
      String up = "up" + level;
      x = blocks.merge(up + "-skip", blocks.up(up, channels, x), skips.pop());
      x = blocks.convolution("join" + level, 3, channels, x);
    }
    boolean semantic = heads().contains(Head.SEMANTIC);
    boolean instances = heads().contains(Head.CENTRE) || heads().contains(Head.OFFSET);
    String semantics = semantic ? blocks.convolution("semantics", 3, settings.channels(), x) : x;
    String ways = instances ? blocks.convolution("instances", 3, settings.channels(), x) : x;
    for (Head head : heads()) {
      blocks.head(head, head == Head.SEMANTIC ? semantics : ways);
    }
    return blocks.build();
  }
}
