package dk.sektorbro.jobcentre;

import dk.sektorbro.consent.cut.BundleCut;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.Attachment;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.exchange.content.IpsReferred;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.NetworkMeetingProposed;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.exchange.content.PlanUpdated;
import dk.sektorbro.jobcentre.soap.ActivityCode;
import dk.sektorbro.jobcentre.soap.Answered;
import dk.sektorbro.jobcentre.soap.AnsweredItem;
import dk.sektorbro.jobcentre.soap.AttachmentContentType;
import dk.sektorbro.jobcentre.soap.Author;
import dk.sektorbro.jobcentre.soap.CategoryCode;
import dk.sektorbro.jobcentre.soap.CertificateAnswer;
import dk.sektorbro.jobcentre.soap.Citizen;
import dk.sektorbro.jobcentre.soap.Declined;
import dk.sektorbro.jobcentre.soap.Delivery;
import dk.sektorbro.jobcentre.soap.IdNumber;
import dk.sektorbro.jobcentre.soap.IdNumberScheme;
import dk.sektorbro.jobcentre.soap.KindCode;
import dk.sektorbro.jobcentre.soap.MessageThread;
import dk.sektorbro.jobcentre.soap.NonDelivery;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.PriorityCode;
import dk.sektorbro.jobcentre.soap.SecurityLabelCode;
import dk.sektorbro.jobcentre.soap.ThreadFile;
import dk.sektorbro.jobcentre.soap.Turn;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Says content in the words of the contract, as a delivery. */
final class DeliveryWriting {

  private DeliveryWriting() {}

  /**
   * @param cut the elements that were cut from what its sender wrote
   * @throws Dialect.InvalidOutput for content that the contract has no delivery for, or a code it
   *     does not have
   */
  static Delivery delivery(Envelope envelope, Content content, Set<String> cut) {
    Delivery delivery = new Delivery();
    delivery.setMessageId(envelope.id().toString());
    delivery.setFrom(envelope.sender().sor());
    switch (content) {
      case CertificateAnswered answer -> {
        delivery.setKind(KindCode.CERTIFICATE_ANSWER);
        delivery.setCertificateAnswer(answer(answer));
      }
      case Correspondence message -> {
        delivery.setKind(KindCode.CARE_COMMUNICATION);
        delivery.setCorrespondence(correspondence(message));
      }
      case NotDelivered report -> {
        delivery.setKind(KindCode.NON_DELIVERY);
        delivery.setNonDelivery(report(report));
      }
      case AdmissionNotice notice -> {
        delivery.setKind(KindCode.ADMISSION_NOTICE);
        delivery.setAdmissionNotice(NoticeWriting.notice(notice));
      }
      case MeetingWord word -> {
        delivery.setKind(KindCode.MEETING);
        delivery.setMeeting(MeetingWriting.meeting(envelope, word));
      }
      case PlanUpdated update -> {
        delivery.setKind(KindCode.CARE_PLAN_UPDATE);
        delivery.setPlanUpdate(PlanWriting.update(update));
      }
      case DischargePlanned planned -> {
        delivery.setKind(KindCode.PLANNED_DISCHARGE);
        delivery.setPlannedDischarge(DischargeWriting.discharge(planned));
      }
      case IpsReferred referred -> {
        delivery.setKind(KindCode.IPS_REFERRAL);
        delivery.setIpsReferral(ReferralWriting.referral(referred));
      }
      case NetworkMeetingProposed proposed -> {
        delivery.setKind(KindCode.NETWORK_MEETING_PROPOSAL);
        delivery.setNetworkMeetingProposal(NoticeWriting.proposal(proposed));
      }
      case IpsProgressed progressed ->
          throw new Dialect.InvalidOutput("A jobcentre writes such reports and takes none");
      case HospitalNotified notified ->
          throw new Dialect.InvalidOutput("A jobcentre takes no hospital notifications");
      case CertificateRequested request ->
          throw new Dialect.InvalidOutput("A jobcentre takes no certificate requests");
      case CertificateForwarded forwarded ->
          throw new Dialect.InvalidOutput("A jobcentre takes no certificate requests");
      case CertificateNotice notice ->
          throw new Dialect.InvalidOutput("A jobcentre writes such notices and takes none");
    }
    if (!cut.isEmpty()) {
      delivery.getSecurityLabel().add(SecurityLabelCode.SUBSETTED);
      if (hasNotice(content)) {
        delivery.getSecurityLabel().add(SecurityLabelCode.REDACTED);
      }
    }
    return delivery;
  }

  private static boolean hasNotice(Content content) {
    return content instanceof Correspondence letter
        && letter.parts().stream()
            .anyMatch(
                part ->
                    part instanceof Correspondence.Part.Text text
                        && BundleCut.isNotice(text.text()));
  }

  private static CertificateAnswer answer(CertificateAnswered from) {
    CertificateAnswer to = new CertificateAnswer();
    to.setCitizen(citizen(from.citizen()));
    to.setRequestId(from.requestId().orElseThrow(DeliveryWriting::unmatched));
    to.setConversationId(from.conversation().orElseThrow(DeliveryWriting::unmatched));
    if (from.matched()) {
      to.setMatchedByHub(true);
    }
    to.setForm(from.form());
    switch (from.outcome()) {
      case CertificateAnswered.Outcome.Answered answered -> to.setAnswered(answered(answered));
      case CertificateAnswered.Outcome.Declined declined -> {
        Declined reason = new Declined();
        reason.setReason(declined.reason());
        to.setDeclined(reason);
      }
    }
    to.setAuthor(author(from.author()));
    to.setWrittenAt(moment(from.writtenAt()));
    return to;
  }

  private static Dialect.InvalidOutput unmatched() {
    return new Dialect.InvalidOutput("The request of the answer is not known");
  }

  private static Answered answered(CertificateAnswered.Outcome.Answered from) {
    Answered to = new Answered();
    for (CertificateAnswered.Item item : from.items()) {
      AnsweredItem answer = new AnsweredItem();
      answer.setLinkId(item.linkId());
      answer.setQuestion(item.question());
      answer.setValue(item.value());
      to.getItem().add(answer);
    }
    from.document().map(DeliveryWriting::file).ifPresent(to::setDocument);
    return to;
  }

  private static dk.sektorbro.jobcentre.soap.Correspondence correspondence(Correspondence from) {
    var to = new dk.sektorbro.jobcentre.soap.Correspondence();
    to.setCitizen(citizen(from.citizen()));
    to.setCommunicationId(uuidUrn(from.communicationId()));
    to.setCategory(code("Category", CategoryCode::fromValue, from.category()));
    from.topic().ifPresent(to::setTopic);
    from.priority()
        .map(code -> code("Priority", PriorityCode::fromValue, code))
        .ifPresent(to::setPriority);
    to.getEpisodeOfCare().addAll(from.episodeOfCare());
    from.recipientName().ifPresent(to::setRecipientName);
    MessageThread thread = new MessageThread();
    from.parts().stream().map(DeliveryWriting::part).forEach(thread.getPart()::add);
    from.history().stream().map(DeliveryWriting::turn).forEach(thread.getTurn()::add);
    to.setThread(thread);
    return to;
  }

  private static Part part(Correspondence.Part from) {
    Part to = new Part();
    to.setId(uuidUrn(from.id()));
    to.setWrittenAt(from.writtenAt());
    from.author().map(DeliveryWriting::author).ifPresent(to::setAuthor);
    switch (from) {
      case Correspondence.Part.Text text -> to.setText(text.text());
      case Correspondence.Part.File file -> to.setFile(file(file.attachment()));
    }
    return to;
  }

  private static Turn turn(Correspondence.Turn from) {
    Turn to = new Turn();
    to.setMessageId(from.messageId());
    to.setActivity(
        switch (from.activity()) {
          case NEW -> ActivityCode.NEW;
          case REPLY -> ActivityCode.REPLY;
          case FORWARD -> ActivityCode.FORWARD;
        });
    to.setAt(from.at());
    from.organisationSor().ifPresent(to::setOrganisation);
    from.revises().ifPresent(to::setRevises);
    from.revisesIdentifier().ifPresent(to::setRevisesIdentifier);
    from.parts().stream().map(DeliveryWriting::uuidUrn).forEach(to.getPart()::add);
    return to;
  }

  private static NonDelivery report(NotDelivered from) {
    NonDelivery to = new NonDelivery();
    to.setYourMessageId(from.senderMessageId());
    to.setReason(from.reason());
    to.setExplanation(from.explanation());
    to.setAt(moment(from.at()));
    return to;
  }

  private static ThreadFile file(Attachment from) {
    ThreadFile to = new ThreadFile();
    from.contentType()
        .map(type -> code("ContentType", AttachmentContentType::fromValue, type))
        .ifPresent(to::setContentType);
    from.title().ifPresent(to::setTitle);
    from.link().map(URI::toString).ifPresent(to::setLink);
    if (from.data().length > 0) {
      to.setData(Bytes.handler(from.data(), from.contentType().orElse("application/octet-stream")));
    }
    return to;
  }

  static Citizen citizen(dk.sektorbro.exchange.content.Citizen from) {
    Citizen to = new Citizen();
    IdNumber number = new IdNumber();
    number.setValue(from.id().number());
    number.setScheme(
        from.id().scheme() == CitizenId.Scheme.CPR ? IdNumberScheme.CPR : IdNumberScheme.X_E_CPR);
    to.setIdNumber(number);
    Optional.of(from.givenName()).filter(name -> !name.isBlank()).ifPresent(to::setGivenName);
    to.setFamilyName(from.familyName());
    return to;
  }

  static Author author(dk.sektorbro.exchange.content.Author from) {
    Author to = new Author();
    Optional.of(from.givenName()).filter(name -> !name.isBlank()).ifPresent(to::setGivenName);
    Optional.of(from.familyName()).filter(name -> !name.isBlank()).ifPresent(to::setFamilyName);
    from.role().ifPresent(to::setRole);
    from.organisation().ifPresent(party -> to.setOrganisation(party.sor()));
    from.phone().ifPresent(to::setPhone);
    return to;
  }

  static OffsetDateTime moment(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static String uuidUrn(String id) {
    return id.startsWith("urn:uuid:") ? id : "urn:uuid:" + id;
  }

  private static <T> T code(String element, Function<String, T> codes, String code) {
    try {
      return codes.apply(code);
    } catch (IllegalArgumentException unknown) {
      throw new Dialect.InvalidOutput("The contract does not have the code at " + element);
    }
  }
}
