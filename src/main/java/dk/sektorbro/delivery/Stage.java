package dk.sektorbro.delivery;

import java.util.Locale;

/** What is to be done next with a message that is held. */
enum Stage {
  /** Decide, cut, translate, seal. */
  RELEASE,
  /** Decide again, hand over. */
  DELIVER,
  /** Send once more what was handed over and not acknowledged in time. */
  RESEND,
  /** Tell the sender why the message was not delivered. */
  TELL,
  /** Write one of the hub's own reminders of a certificate. */
  REMIND;

  /** The end of the name of the route that does it: {@code direct:<step>}. */
  String step() {
    return name().toLowerCase(Locale.ROOT);
  }
}
