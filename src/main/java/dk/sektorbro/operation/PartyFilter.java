package dk.sektorbro.operation;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.KeyFault;
import dk.sektorbro.participant.KeyRefusals;
import dk.sektorbro.participant.KeyStanding;
import dk.sektorbro.participant.KeyUse;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names the party of a request on the API port: the owner of the key that opened the connection.
 * Without one, nothing is served; nor for a key that has expired or was revoked since, because a
 * connection and a TLS session outlive the moment that they were opened.
 */
final class PartyFilter extends OncePerRequestFilter {

  private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

  private final ParticipantDirectory directory;
  private final KeyStanding standing;
  private final KeyRefusals refusals;

  PartyFilter(ParticipantDirectory directory, KeyStanding standing, KeyRefusals refusals) {
    this.directory = directory;
    this.standing = standing;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws ServletException, IOException {
    X509Certificate[] chain = chain(request);
    Optional<Participant> party =
        chain.length == 0 ? Optional.empty() : directory.ofTlsKey(chain[0]);
    if (party.isEmpty()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Optional<KeyFault> fault = standing.fault(chain[0], Arrays.asList(chain), KeyUse.TLS_CLIENT);
    if (fault.isPresent()) {
      refusals.refused(party.get(), KeyUse.TLS_CLIENT, fault.get());
      refuse(response, fault.get());
      return;
    }
    request.setAttribute(PartyId.REQUEST_ATTRIBUTE, party.get().id());
    request.setAttribute(Digest.OF_KEY_ATTRIBUTE, fingerprint(chain[0]));
    next.doFilter(request, response);
  }

  private static Digest fingerprint(X509Certificate key) throws ServletException {
    try {
      return Digest.over(key.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new ServletException(e);
    }
  }

  private static void refuse(HttpServletResponse response, KeyFault fault) throws IOException {
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setHeader("Connection", "close");
    response.setContentType("text/plain");
    response.getOutputStream().write(fault.code().getBytes(StandardCharsets.US_ASCII));
  }

  private static X509Certificate[] chain(HttpServletRequest request) {
    return request.getAttribute(CHAIN) instanceof X509Certificate[] keys
        ? keys
        : new X509Certificate[0];
  }
}
