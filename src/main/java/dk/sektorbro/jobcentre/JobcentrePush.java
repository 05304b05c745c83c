package dk.sektorbro.jobcentre;

import dk.sektorbro.delivery.Push;
import dk.sektorbro.delivery.PushResult;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.Payload;
import java.net.URI;
import java.time.Clock;
import java.util.Set;

/** Hands messages to the inbox of a jobcentre system. */
final class JobcentrePush implements Push {

  private final JobcentreInboxClient inboxes;
  private final Clock clock;

  JobcentrePush(JobcentreInboxClient inboxes, Clock clock) {
    this.inboxes = inboxes;
    this.clock = clock;
  }

  @Override
  public Set<Language> languages() {
    return Set.of(Language.JOBCENTRE_XML);
  }

  @Override
  public PushResult push(Envelope envelope, Payload payload, URI endpoint, int transmission) {
    MailboxDesk.Item item =
        new MailboxDesk.Item(
            envelope.id(),
            envelope.kind(),
            envelope.sender(),
            clock.instant(),
            new MailboxDesk.Content.Open(payload));
    return switch (inboxes.deliver(endpoint, item)) {
      case JobcentreInboxClient.Result.Accepted accepted -> new PushResult.Accepted();
      case JobcentreInboxClient.Result.RefusedByReceiver refused ->
          new PushResult.Rejected("The receiver refused it with code " + refused.code() + ".");
      case JobcentreInboxClient.Result.Failed failed -> new PushResult.Failed(failed.reason());
      case JobcentreInboxClient.Result.Unreachable unreachable ->
          new PushResult.Unreachable(unreachable.reason());
    };
  }
}
