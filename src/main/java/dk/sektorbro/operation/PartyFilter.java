package dk.sektorbro.operation;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names the party of a request on the API port: the owner of the key that opened the connection.
 * Without one, nothing is served.
 */
final class PartyFilter extends OncePerRequestFilter {

  private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

  private final ParticipantDirectory directory;

  PartyFilter(ParticipantDirectory directory) {
    this.directory = directory;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Participant> party = party(request);
    if (party.isEmpty()) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    request.setAttribute(PartyId.REQUEST_ATTRIBUTE, party.get().id());
    request.setAttribute(Digest.OF_KEY_ATTRIBUTE, fingerprint(request));
    chain.doFilter(request, response);
  }

  private static Digest fingerprint(HttpServletRequest request) throws ServletException {
    try {
      X509Certificate[] shown = (X509Certificate[]) request.getAttribute(CHAIN);
      return Digest.over(shown[0].getEncoded());
    } catch (CertificateEncodingException e) {
      throw new ServletException(e);
    }
  }

  private Optional<Participant> party(HttpServletRequest request) {
    return request.getAttribute(CHAIN) instanceof X509Certificate[] keys && keys.length > 0
        ? directory.ofTlsKey(keys[0])
        : Optional.empty();
  }
}
