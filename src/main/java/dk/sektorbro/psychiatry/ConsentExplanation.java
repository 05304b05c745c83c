package dk.sektorbro.psychiatry;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import dk.sektorbro.consent.ConsentOutlook;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.Unwritten;
import dk.sektorbro.consent.explain.ConsentExplainer;
import dk.sektorbro.consent.explain.Enquiry;
import dk.sektorbro.consent.explain.Explanation;
import dk.sektorbro.consent.explain.Sentence;
import dk.sektorbro.consent.fhir.Moments;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /fhir/Consent/$explain}: whether a message could be shared and why, for a side of it.
 * Shares nothing.
 */
final class ConsentExplanation {

  private final ConsentExplainer explainer;
  private final Clock clock;

  ConsentExplanation(ConsentExplainer explainer, Clock clock) {
    this.explainer = explainer;
    this.clock = clock;
  }

  /**
   * @param patient the citizen's id number with its system
   * @param sender SOR code
   * @param receiver SOR code
   * @param kind such as {@code care-communication}
   * @param purpose such as {@code sickness-benefit-case}; empty means any that the kind serves
   * @param caseNumber the case it would be about
   * @param at when it would be sent; empty means now
   * @param form of a certificate, such as {@code LAE-285}
   * @param category of a letter, such as {@code discharge}
   * @param dated when what it tells of was
   * @param requester SOR code of who asked for the certificate, of a request that is passed on
   * @return {@code outcome}, {@code dependsOnContent}, and {@code because}, {@code withheld} and
   *     {@code needed}, each with parts {@code da} and {@code en}
   */
  @Operation(name = "$explain", typeName = "Consent")
  public Parameters explain(
      @OperationParam(name = "patient") @Nullable Identifier patient,
      @OperationParam(name = "sender") @Nullable StringType sender,
      @OperationParam(name = "receiver") @Nullable StringType receiver,
      @OperationParam(name = "kind") @Nullable CodeType kind,
      @OperationParam(name = "purpose") @Nullable CodeType purpose,
      @OperationParam(name = "case") @Nullable StringType caseNumber,
      @OperationParam(name = "at") @Nullable DateTimeType at,
      @OperationParam(name = "form") @Nullable CodeType form,
      @OperationParam(name = "category") @Nullable CodeType category,
      @OperationParam(name = "dated") @Nullable DateTimeType dated,
      @OperationParam(name = "requester") @Nullable StringType requester,
      HttpServletRequest request) {
    Enquiry enquiry =
        new Enquiry(
            CitizenParameter.read(patient),
            read("sender", sender, PartyId::new),
            read("receiver", receiver, PartyId::new),
            read("kind", kind, ConsentExplanation::kind),
            Optional.ofNullable(purpose).map(code -> read("purpose", code, this::purpose)),
            Optional.ofNullable(caseNumber).map(StringType::getValue),
            new Unwritten(
                Optional.ofNullable(form).map(CodeType::getValue),
                Optional.ofNullable(category).map(CodeType::getValue),
                moment(dated).map(Moments::spanOf),
                Optional.ofNullable(requester).map(sor -> read("requester", sor, PartyId::new))),
            moment(at).flatMap(moment -> Moments.spanOf(moment).from()).orElseGet(clock::instant));
    return parameters(explained(enquiry, FhirServer.party(request)));
  }

  private Explanation explained(Enquiry enquiry, PartyId by) {
    try {
      return explainer.forParty(enquiry, by);
    } catch (ConsentOutlook.NotAskable no) {
      throw new Refused(RefusalCode.UNKNOWN_CODE, no.element(), no.remedy());
    }
  }

  private static Optional<DateTimeType> moment(@Nullable DateTimeType given) {
    return Optional.ofNullable(given).filter(DateTimeType::hasValue);
  }

  private static MessageKind kind(String code) {
    return MessageKind.ofCode(code)
        .filter(
            known ->
                known != MessageKind.NON_DELIVERY && known != MessageKind.HOSPITAL_NOTIFICATION)
        .orElseThrow(IllegalArgumentException::new);
  }

  private Purpose purpose(String code) {
    return Purpose.ofCode(code).orElseThrow(IllegalArgumentException::new);
  }

  private static <T> T read(
      String name,
      org.hl7.fhir.r4.model.@Nullable PrimitiveType<String> value,
      Function<String, T> how) {
    try {
      if (value != null && value.hasValue()) {
        return how.apply(value.getValue());
      }
    } catch (IllegalArgumentException unknown) {
      throw new Refused(RefusalCode.UNKNOWN_CODE, name, "Not a value the hub knows here.");
    }
    throw new Refused(RefusalCode.PROFILE_VIOLATION, name, "This parameter is needed.");
  }

  private static Parameters parameters(Explanation explanation) {
    Parameters answer = new Parameters();
    answer.addParameter("outcome", new CodeType(explanation.outcome()));
    answer.addParameter("dependsOnContent", new BooleanType(explanation.dependsOnContent()));
    add(answer, "because", explanation.because());
    add(answer, "withheld", explanation.withheld());
    add(answer, "needed", explanation.needed());
    return answer;
  }

  private static void add(Parameters answer, String name, List<Sentence> sentences) {
    for (Sentence sentence : sentences) {
      ParametersParameterComponent said = answer.addParameter().setName(name);
      said.addPart().setName("da").setValue(new StringType(sentence.danish()));
      said.addPart().setName("en").setValue(new StringType(sentence.english()));
    }
  }
}
