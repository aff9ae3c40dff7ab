package io.panoptes.models.scenes;

/**
 * The picture of one product, standing upright.
 *
 * <p>Coordinates are pixels: x to the right from the middle of its foot, y upwards from the foot. A
 * product lies within {@code width() / 2} to either side and {@code 0} to {@code height()}.
 */
sealed interface Product permits Bottle, Can, Carton {

  double width();

  double height();

  /** Id of its category in {@link ShelfScenes#labelMap()}. */
  int categoryId();

  boolean covers(double x, double y);

  /**
   * Colour of a point that it covers.
   *
   * @param lightSide where the light comes from, -1 (left) to 1 (right)
   */
  Rgb colour(double x, double y, double lightSide);
}
