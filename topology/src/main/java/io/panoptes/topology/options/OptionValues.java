package io.panoptes.topology.options;

import io.panoptes.topology.options.RawValue.Entries;
import io.panoptes.topology.options.RawValue.Items;
import io.panoptes.topology.options.RawValue.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What has been set, from whichever origin came last. Not for several threads. */
final class OptionValues {

  private final Placeholders placeholders;
  private final Map<String, Setting> settings = new HashMap<>();
  private final Map<String, Map<String, Setting>> properties = new HashMap<>();

  OptionValues(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  private record Setting(RawValue value, String origin) {}

  void put(OptionIndex.Target target, RawValue value, String origin) {
    Setting setting = new Setting(value, origin);
    target
        .property()
        .ifPresentOrElse(
            name ->
                properties
                    .computeIfAbsent(target.option().key(), key -> new LinkedHashMap<>())
                    .put(name, setting),
            () -> settings.put(target.option().key(), setting));
  }

  /**
   * @return what was set last, else the default
   * @throws OptionsException naming the key and the origin of a value that does not fit
   */
  <T> T get(Option<T> option) {
    Setting setting =
        settings.getOrDefault(
            option.key(), new Setting(new Text(option.defaultValue()), "the defaults"));
    if (option.type().isProperties() && properties.containsKey(option.key())) {
      setting = new Setting(entries(option), setting.origin());
    }
    try {
      return option.type().reader().apply(filled(setting.value()));
    } catch (IllegalArgumentException e) {
      throw unfit(option.key(), setting, e);
    }
  }

  private Entries entries(Option<?> option) {
    Map<String, String> filled = new LinkedHashMap<>();
    properties
        .get(option.key())
        .forEach(
            (name, setting) -> {
              String key = option.key() + "." + name;
              if (!(setting.value() instanceof Text text)) {
                throw new OptionsException(
                    "%s: key '%s' is a list: write one value".formatted(setting.origin(), key));
              }
              filled.put(name, text.text());
            });
    return new Entries(filled);
  }

  private RawValue filled(RawValue value) {
    if (value instanceof Text text) {
      return new Text(placeholders.fill(text.text()));
    }
    if (value instanceof Items items) {
      return new Items(items.items().stream().map(placeholders::fill).toList());
    }
    Map<String, String> filled = new LinkedHashMap<>();
    ((Entries) value).entries().forEach((name, text) -> filled.put(name, placeholders.fill(text)));
    return new Entries(filled);
  }

  /** Shows the value as it was written: what a placeholder stands for may be a secret. */
  private static OptionsException unfit(String key, Setting setting, IllegalArgumentException e) {
    String written =
        setting.value() instanceof Text text
            ? "'%s' ".formatted(Masked.url(text.text()))
            : setting.value() instanceof Items items
                ? Masked.url(items.items().toString()) + " "
                : "";
    return new OptionsException(
        "%s: %s: %s%s".formatted(setting.origin(), key, written, e.getMessage()), e);
  }
}
