package io.panoptes.models.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * Readers of the two formats: the JDK's for PNG, TwelveMonkeys' for JPEG, which knows CMYK.
 *
 * <p>The JPEG reader is registered in a registry of our own: the JDK's global one finds only what
 * the first class loader that asked could see, which in a cluster need not be ours.
 */
final class ImageReaders {

  private static final String JDK = "com.sun.imageio.plugins.";

  private final ImageReaderSpi png;
  private final ImageReaderSpi jpeg;

  ImageReaders() {
    png = ofJdk(JDK + "png.PNGImageReaderSpi");
    Iterator<Class<?>> kinds = List.<Class<?>>of(ImageReaderSpi.class).iterator();
    ServiceRegistry own = new ServiceRegistry(kinds);
    own.registerServiceProvider(ofJdk(JDK + "jpeg.JPEGImageReaderSpi"), ImageReaderSpi.class);
    jpeg = new JPEGImageReaderSpi();
    own.registerServiceProvider(jpeg, ImageReaderSpi.class);
  }

  ImageReader png() {
    return reader(png);
  }

  ImageReader jpeg() {
    return reader(jpeg);
  }

  private static ImageReader reader(ImageReaderSpi provider) {
    try {
      return provider.createReaderInstance(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ImageReaderSpi ofJdk(String name) {
    Iterator<ImageReaderSpi> all =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
    while (all.hasNext()) {
      ImageReaderSpi provider = all.next();
      if (provider.getClass().getName().equals(name)) {
        return provider;
      }
    }
    throw new IllegalStateException(
        "this Java runtime has no %s: run on one with the module java.desktop".formatted(name));
  }
}
