package dk.sektorbro.participant;

import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.config.YamlFile;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a party's entry says of how it receives: which kinds, how large, and by which way. */
final class ReceivingEntry {

  private static final Set<MessageKind> IN_JOBCENTRE_XML_ONLY =
      EnumSet.of(
          MessageKind.ADMISSION_NOTICE, MessageKind.PLANNED_DISCHARGE, MessageKind.IPS_REFERRAL);
  private static final Pattern SIZE_FORM = Pattern.compile("([1-9][0-9]{0,5})(KB|MB)");
  private static final String SIZE = "a size such as 500KB or 10MB";
  private static final String DELIVERY = "mailbox, or push: https://…";

  private ReceivingEntry() {}

  static Set<MessageKind> takes(YamlFile.Entry entry) {
    Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
    String remedy =
        "a list of "
            + String.join(
                ", ", Arrays.stream(MessageKind.values()).map(MessageKind::code).toList());
    entry
        .required("takes", remedy)
        .ifPresent(
            list ->
                list.items()
                    .forEach(
                        item ->
                            item.as(
                                    remedy,
                                    code ->
                                        MessageKind.ofCode(code)
                                            .orElseThrow(IllegalArgumentException::new))
                                .ifPresent(kinds::add)));
    return kinds;
  }

  /** A kind that no other language has is faulted. */
  static void mustBeSpoken(YamlFile.Entry entry, Language language, Set<MessageKind> takes) {
    if (language != Language.JOBCENTRE_XML) {
      takes.stream()
          .filter(IN_JOBCENTRE_XML_ONLY::contains)
          .forEach(
              kind ->
                  entry.fault(
                      kind.code() + " is written in jobcentre-xml only; leave it out of takes"));
    }
  }

  static ReceivingLimits limits(YamlFile.Entry entry) {
    return new ReceivingLimits(
        messageLimits(entry),
        entry.child("files-apart-above").flatMap(size -> size.as(SIZE, ReceivingEntry::bytes)));
  }

  private static Map<MessageKind, Long> messageLimits(YamlFile.Entry entry) {
    Map<MessageKind, Long> limits = new EnumMap<>(MessageKind.class);
    entry
        .child("limits")
        .ifPresent(
            given -> {
              given.allowOnly(
                  Arrays.stream(MessageKind.values())
                      .map(MessageKind::code)
                      .toArray(String[]::new));
              for (MessageKind kind : MessageKind.values()) {
                given
                    .child(kind.code())
                    .flatMap(size -> size.as(SIZE, ReceivingEntry::bytes))
                    .ifPresent(bytes -> limits.put(kind, bytes));
              }
            });
    return limits;
  }

  private static long bytes(String text) {
    Matcher size = SIZE_FORM.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException("not a size");
    }
    return Long.parseLong(size.group(1)) << (size.group(2).equals("MB") ? 20 : 10);
  }

  static Optional<Delivery> delivery(YamlFile.Entry entry) {
    return entry.required("delivery", DELIVERY).flatMap(ReceivingEntry::way);
  }

  private static Optional<Delivery> way(YamlFile.Entry entry) {
    Optional<YamlFile.Entry> push = entry.child("push");
    if (push.isPresent()) {
      return push.get()
          .as(
              "an https address",
              text -> {
                URI endpoint = URI.create(text);
                if (!"https".equals(endpoint.getScheme()) || endpoint.getHost() == null) {
                  throw new IllegalArgumentException("not https");
                }
                return new Delivery.Push(endpoint);
              });
    }
    return entry.as(
        DELIVERY,
        text -> {
          if (!text.equals("mailbox")) {
            throw new IllegalArgumentException("not a way of delivery");
          }
          return new Delivery.Mailbox();
        });
  }
}
