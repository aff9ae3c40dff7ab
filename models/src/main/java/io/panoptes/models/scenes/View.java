package io.panoptes.models.scenes;

/**
 * How the camera is held: a turn, a shear and a zoom about the middle of the image.
 *
 * <p>Scene and image coordinates are both in pixels, x to the right and y downwards; the matrix
 * {@code (a b; c d)} leads from image to scene.
 */
record View(double middleX, double middleY, double a, double b, double c, double d) {

  static View random(ShelfSettings settings, Dice dice) {
    double angle = dice.real(-.045, .045) * settings.disturbance();
    double shear = dice.real(-.04, .04) * settings.disturbance();
    double scale = dice.real(.93, 1.04);
    double sin = scale * StrictMath.sin(angle);
    double cos = scale * StrictMath.cos(angle);
    return new View(
        settings.width() / 2.0, settings.height() / 2.0, cos, shear * cos - sin, sin, cos);
  }

  double sceneX(double imageX, double imageY) {
    return middleX + a * (imageX - middleX) + b * (imageY - middleY);
  }

  double sceneY(double imageX, double imageY) {
    return middleY + c * (imageX - middleX) + d * (imageY - middleY);
  }

  double imageX(double sceneX, double sceneY) {
    return middleX + (d * (sceneX - middleX) - b * (sceneY - middleY)) / (a * d - b * c);
  }

  double imageY(double sceneX, double sceneY) {
    return middleY + (a * (sceneY - middleY) - c * (sceneX - middleX)) / (a * d - b * c);
  }
}
