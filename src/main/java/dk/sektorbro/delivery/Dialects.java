package dk.sektorbro.delivery;

import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every language the hub speaks. */
final class Dialects {

  private final Map<Language, Dialect> byLanguage = new EnumMap<>(Language.class);

  Dialects(List<Dialect> dialects) {
    for (Dialect dialect : dialects) {
      dialect.languages().forEach(language -> byLanguage.put(language, dialect));
    }
  }

  Dialect of(Language language) {
    return Optional.ofNullable(byLanguage.get(language))
        .orElseThrow(() -> new IllegalStateException("No dialect speaks " + language));
  }
}
