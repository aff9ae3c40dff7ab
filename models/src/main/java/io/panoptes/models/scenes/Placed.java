package io.panoptes.models.scenes;

/**
 * A product where it stands.
 *
 * @param x of its foot, in the scene
 * @param y of its foot, downwards
 * @param scale less than 1 for what stands further back
 * @param sin of its tilt about the foot
 * @param cos of its tilt
 * @param light less than 1 for what stands in the dark
 */
record Placed(
    Product product, double x, double y, double scale, double sin, double cos, double light) {

  static Placed of(Product product, double x, double y, double scale, double tilt, double light) {
    return new Placed(product, x, y, scale, StrictMath.sin(tilt), StrictMath.cos(tilt), light);
  }

  double localX(double sceneX, double sceneY) {
    return (cos * (sceneX - x) + sin * (sceneY - y)) / scale;
  }

  double localY(double sceneX, double sceneY) {
    return (sin * (sceneX - x) - cos * (sceneY - y)) / scale;
  }

  boolean covers(double sceneX, double sceneY) {
    return product.covers(localX(sceneX, sceneY), localY(sceneX, sceneY));
  }

  Rgb colour(double sceneX, double sceneY, double lightSide) {
    return product.colour(localX(sceneX, sceneY), localY(sceneX, sceneY), lightSide).times(light);
  }

  double sceneX(double localX, double localY) {
    return x + scale * (cos * localX + sin * localY);
  }

  double sceneY(double localX, double localY) {
    return y + scale * (sin * localX - cos * localY);
  }

  /** Its whole area in square pixels, hidden or not, to about a percent. */
  double area() {
    double step = .5;
    int covered = 0;
    for (double up = step / 2; up < product.height(); up += step) {
      for (double across = step / 2 - product.width() / 2;
          across < product.width() / 2;
          across += step) {
        covered += product.covers(across, up) ? 1 : 0;
      }
    }
    return covered * step * step * scale * scale;
  }
}
