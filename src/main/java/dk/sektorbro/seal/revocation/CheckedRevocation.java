package dk.sektorbro.seal.revocation;

import dk.sektorbro.exchange.Span;
import dk.sektorbro.participant.Revocation;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks the authority in the configured order, remembers what it says, and holds to the rule when
 * nobody answers.
 *
 * <p>Each key is asked about by one request at a time; others about the same key wait for the
 * answer. While an authority is silent, only one request in each pause waits for it.
 */
public final class CheckedRevocation implements Revocation, AutoCloseable {

  private final RevocationSettings settings;
  private final Fetcher fetcher;
  private final List<Source> sources;
  private final Verdicts verdicts;
  private final Clock clock;
  private final Silence silence = new Silence();
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** What is known of one key. Guarded by itself. */
  private static final class Known {
    private @Nullable Verdict verdict;
    private @Nullable Span pause;

    boolean mayBeAsked(Instant now) {
      return pause == null || !pause.includes(now);
    }
  }

  public CheckedRevocation(RevocationSettings settings, Verdicts verdicts, Clock clock) {
    this.settings = settings;
    this.fetcher = new Fetcher(settings);
    this.sources =
        settings.order().stream()
            .<Source>map(
                kind ->
                    switch (kind) {
                      case OCSP -> new Ocsp(fetcher, settings);
                      case CRL -> new Crl(fetcher, settings);
                    })
            .toList();
    this.verdicts = verdicts;
    this.clock = clock;
  }

  @Override
  public Answer ask(X509Certificate key, X509Certificate issuer) {
    String fingerprint = fingerprint(key);
    Known about = known.computeIfAbsent(fingerprint, unused -> new Known());
    synchronized (about) {
      Instant now = clock.instant();
      if (!stands(about.verdict, now)) {
        verdicts.find(fingerprint).ifPresent(found -> about.verdict = found);
      }
      if (!stands(about.verdict, now) && about.mayBeAsked(now)) {
        Optional<Verdict> learnt = learn(key, issuer, now);
        if (learnt.isPresent()) {
          about.verdict = learnt.get();
          verdicts.keep(fingerprint, learnt.get());
        } else {
          about.pause = new Span(now, settings.retryPause());
        }
      }
      return judged(about.verdict, now);
    }
  }

  /** Places that do not answer, each with since when. */
  public Map<String, Instant> silentSince() {
    return silence.now();
  }

  @Override
  public void close() {
    fetcher.close();
  }

  private Optional<Verdict> learn(X509Certificate key, X509Certificate issuer, Instant now) {
    boolean named = false;
    for (Source source : sources) {
      for (URI place : source.places(key)) {
        named = true;
        String name = place.getScheme() + "://" + place.getAuthority() + place.getPath();
        if (!fetcher.mayAsk(place)) {
          silence.of(name, "not among sektorbro.revocation.hosts", now);
          continue;
        }
        try {
          Verdict verdict = source.ask(place, key, issuer, now);
          silence.endedAt(name);
          return Optional.of(verdict);
        } catch (Silent silent) {
          silence.of(name, String.valueOf(silent.getMessage()), now);
        }
      }
    }
    if (!named) {
      silence.of(
          issuer.getSubjectX500Principal().getName(),
          "no place to ask is named or configured",
          now);
    }
    return Optional.empty();
  }

  private Answer judged(@Nullable Verdict verdict, Instant now) {
    if (verdict == null) {
      return Answer.UNKNOWN;
    }
    if (verdict.revoked()) {
      return Answer.REVOKED;
    }
    return verdict.standsAt(now) || isAcceptedInSilence(verdict, now)
        ? Answer.GOOD
        : Answer.UNKNOWN;
  }

  private boolean isAcceptedInSilence(Verdict good, Instant now) {
    return switch (settings.whenSilent()) {
      case RevocationRule.Refuse refuse -> false;
      case RevocationRule.AcceptFor accept ->
          now.isBefore(good.learnedAt().plus(accept.afterLastGood()));
    };
  }

  private static boolean stands(@Nullable Verdict verdict, Instant now) {
    return verdict != null && verdict.standsAt(now);
  }

  private static String fingerprint(X509Certificate key) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("An X.509 certificate without an encoding", e);
    }
  }
}
