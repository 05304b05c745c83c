package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.exchange.DanishTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What may be shared without consent, on a legal basis that this hub offers and somebody signed
 * for.
 */
public record WithoutConsent(List<StatutoryBasis> bases) {

  public Optional<StatutoryBasis> basis(String code) {
    return bases.stream().filter(each -> each.code().equals(code)).findFirst();
  }

  /** The last moment a signature on this basis can name as its end. */
  public static Instant latestEnd(StatutoryBasis basis, Instant signedAt) {
    return signedAt.atZone(DanishTime.ZONE).plus(basis.longest()).toInstant();
  }

  /** The basis, where the signature allows the essential item of the request by it. */
  Optional<StatutoryBasis> allowing(SignOff signOff, ShareRequest request) {
    return basis(signOff.basis())
        .filter(basis -> basis.usable(request.at()))
        .filter(basis -> basis.between(request.source(), request.recipient()))
        .filter(basis -> inTime(basis, signOff, request.at()))
        .filter(basis -> sameMatter(signOff, request))
        .filter(basis -> covers(signOff, request.essential()));
  }

  static boolean covers(SignOff signOff, Item item) {
    return !Collections.disjoint(signOff.information(), item.classes());
  }

  /** Whether it is for the same two parties, so that either may know of it. */
  static boolean between(SignOff signOff, ShareRequest request) {
    return signOff.source().equals(request.source().id())
        && signOff.recipient().equals(request.recipient().id());
  }

  private static boolean inTime(StatutoryBasis basis, SignOff signOff, Instant at) {
    return !at.isBefore(signOff.signedAt())
        && at.isBefore(signOff.until())
        && at.isBefore(latestEnd(basis, signOff.signedAt()));
  }

  private static boolean sameMatter(SignOff signOff, ShareRequest request) {
    return signOff.citizen().equals(request.citizen())
        && between(signOff, request)
        && request.caseNumber().filter(signOff.caseNumber()::equals).isPresent();
  }
}
