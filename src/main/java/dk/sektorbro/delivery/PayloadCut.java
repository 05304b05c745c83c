package dk.sektorbro.delivery;

import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.cut.AllowList;
import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.Payload;
import java.util.List;
import java.util.Set;

/** Cuts a message in the language it is written in. The adapters implement it. */
public interface PayloadCut {

  /** The languages in which elements can be told apart. */
  boolean knows(Language language);

  /** The payload as it was where nothing was to be cut. */
  Result cut(
      MessageKind kind,
      Payload payload,
      ReleaseProfile profile,
      AllowList elements,
      List<Obligation> obligations);

  /**
   * Holds what is left to the profiles of its kind.
   *
   * @throws Dialect.InvalidOutput where it may not leave like this
   */
  void mustBeValid(MessageKind kind, Payload payload);

  /**
   * What is left.
   *
   * @param elements what was cut, as elements such as {@code Communication.payload}; no values
   */
  record Result(Payload left, Set<String> elements) {}
}
