package dk.sektorbro.seal.evidence;

/** Evidence that does not hold. */
public final class EvidenceBroken extends RuntimeException {

  private final String link;

  /**
   * @param link which part of the chain, such as {@code receipt} or {@code audit record 17}
   * @param why in a sentence that quotes nothing
   */
  EvidenceBroken(String link, String why) {
    super(link + ": " + why);
    this.link = link;
  }

  EvidenceBroken(String link, String why, Throwable cause) {
    super(link + ": " + why, cause);
    this.link = link;
  }

  public String link() {
    return link;
  }
}
