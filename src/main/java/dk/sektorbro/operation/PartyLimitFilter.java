package dk.sektorbro.operation;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each party to its limits. What is too much, SOAP and FHIR refuse in their own languages;
 * for everything else it is refused here, as a problem of RFC 9457.
 */
final class PartyLimitFilter extends OncePerRequestFilter {

  private final PartyLimits limits;

  PartyLimitFilter(PartyLimits limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!(request.getAttribute(PartyId.REQUEST_ATTRIBUTE) instanceof PartyId party)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Refused> refused = limits.enters(party);
    if (refused.isEmpty()) {
      try {
        chain.doFilter(request, response);
      } finally {
        limits.leaves(party);
      }
    } else if (isToldByItsInterface(request.getServletPath())) {
      request.setAttribute(Refused.REQUEST_ATTRIBUTE, refused.get());
      chain.doFilter(request, response);
    } else {
      tell(response, refused.get());
    }
  }

  private static boolean isToldByItsInterface(String path) {
    return path.equals("/soap") || path.equals("/fhir");
  }

  /** None of what it says needs escaping: the texts are the hub's own. */
  private static void tell(HttpServletResponse response, Refused refused) throws IOException {
    Refusal reason = refused.refusals().getFirst();
    HttpStatus status = HttpStatus.TOO_MANY_REQUESTS;
    byte[] body =
        """
        {"type":"about:blank","title":"%s","status":%d,"code":"%s","detail":"%s"}"""
            .formatted(
                status.getReasonPhrase(), status.value(), reason.code(), reason.explanation())
            .getBytes(StandardCharsets.UTF_8);
    refused.retryAfter().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
    response.setStatus(status.value());
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
