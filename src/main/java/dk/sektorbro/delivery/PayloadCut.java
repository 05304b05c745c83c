package dk.sektorbro.delivery;

import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.cut.AllowList;
import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.content.Content;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the elements of a message apart, in the language it is written in. The adapters do it. */
public interface PayloadCut {

  /** The languages in which elements can be told apart. */
  boolean knows(Language language);

  /** Reads a message that was examined before, once for all that Release asks of it. */
  Open open(MessageKind kind, Payload payload);

  /**
   * Holds what is left to the profiles of its kind.
   *
   * @throws Dialect.InvalidOutput where it may not leave like this
   */
  void mustBeValid(MessageKind kind, Payload payload);

  /** A message in the open. Used by one thread. */
  interface Open {

    /** What it says, less what was cut from it. */
    Content content();

    /** The information in it by its type, as consents see it. */
    Map<InformationType, Item> items(ReleaseProfile profile);

    /**
     * Cuts the message itself.
     *
     * @return the elements that were cut, such as {@code Communication.payload}; no values
     * @throws Dialect.InvalidOutput where nothing would be left of it
     */
    Set<String> cut(ReleaseProfile profile, AllowList elements, List<Obligation> obligations);

    /**
     * Marks the resources that lack what was cut before it was written in this language.
     *
     * @param cut elements such as {@code Communication.payload}
     */
    void mark(Set<String> cut);

    /** As it is now; the very payload it was read from where nothing was cut. */
    Payload payload();
  }
}
