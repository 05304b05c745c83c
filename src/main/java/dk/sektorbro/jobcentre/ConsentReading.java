package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.jobcentre.soap.RecipientInWheel;
import dk.sektorbro.jobcentre.soap.RegisterConsent;
import dk.sektorbro.jobcentre.soap.WheelCode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a citizen consents to from the words of the contract. */
final class ConsentReading {

  private ConsentReading() {}

  static ConsentDesk.ConsentForm form(RegisterConsent request) {
    return new ConsentDesk.ConsentForm(
        request.getConsentId(),
        RequestReading.citizen(request.getCitizen()).id(),
        request.getSource().stream().map(PartyId::new).collect(Collectors.toSet()),
        recipients(request),
        request.getInformationType().stream().map(type -> type.value()).collect(Collectors.toSet()),
        request.getPurpose().value(),
        request.getCaseNumber(),
        request.getLegalBasis().value(),
        request.getGivenAt().toInstant(),
        request.getExpiresAt().toInstant(),
        request.isWritten(),
        onlyIn(request));
  }

  private static Set<PartyId> recipients(RegisterConsent request) {
    return Stream.concat(
            request.getRecipient().stream(),
            request.getRecipientInWheel().stream().map(RecipientInWheel::getOrganisation))
        .map(PartyId::new)
        .collect(Collectors.toSet());
  }

  /** Who is named beside as well is named wherever it stands. */
  private static Map<PartyId, Set<String>> onlyIn(RegisterConsent request) {
    return request.getRecipientInWheel().stream()
        .filter(each -> !request.getRecipient().contains(each.getOrganisation()))
        .collect(
            Collectors.toMap(
                each -> new PartyId(each.getOrganisation()),
                each -> each.getWheel().stream().map(WheelCode::value).collect(Collectors.toSet()),
                (one, other) ->
                    Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet())));
  }
}
