package io.panoptes.topology.quality;

/**
 * Names others see: in {@code describe()}, in the names of changelog topics, and in metrics. Part
 * of the public surface; a changed store name loses its state.
 */
public final class QualityNames {

  static final String RESULTS = "results";
  static final String SHADOW = "shadow";
  static final String TRUTH = "truth";
  static final String MATCH_RESULT = "match-result";
  static final String MATCH_TRUTH = "match-truth";
  static final String ADD_TO_WINDOWS = "add-to-windows";
  static final String QUALITY = "quality";
  static final String SHADOW_QUALITY = "shadow-quality";
  static final String DEAD_LETTERS = "dead-letters";

  static final String RESULT_STORE = "results-by-image";
  static final String TRUTH_STORE = "truth-by-image";
  static final String CLOCK_STORE = "source-clocks";
  static final String WINDOW_STORE = "open-windows";

  /** The group of the metrics below; each is the name with {@code -rate} or {@code -total}. */
  public static final String METRIC_GROUP = "stream-quality-metrics";

  /** Results that were compared with their truth. */
  public static final String MATCHED_IMAGES = "matched-images";

  /** Results of candidates in the shadow that were compared with their truth. */
  public static final String SHADOW_TRUTH_IMAGES = "shadow-truth-images";

  /** Results of candidates that were compared with a result of the pack that was served. */
  public static final String SHADOW_RESULT_IMAGES = "shadow-result-images";

  /** Images that came past the grace of one of their windows, and do not count there. */
  public static final String LATE_IMAGES = "late-images";

  /** Results whose windows closed before their truth came. */
  public static final String UNMATCHED_RESULTS = "unmatched-results";

  public static final String DUPLICATE_RESULTS = "duplicate-results";
  public static final String DUPLICATE_TRUTHS = "duplicate-truths";

  /** Results that break their own rules: a fault of whoever wrote them. */
  public static final String INVALID_RESULTS = "invalid-results";

  /** Truth that breaks its own rules or does not fit its result; also a dead letter each. */
  public static final String INVALID_TRUTHS = "invalid-truths";

  private QualityNames() {}
}
